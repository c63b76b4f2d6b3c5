package codebook

import (
	"encoding/csv"
	"io"
)

// csvColumns are the columns of an exported codebook.
func csvColumns() []string {
	return []string{"id", "name", "parent", "definition", "include", "exclude", "examples", "cues",
		"colour", "status", "replaced_by", "memo"}
}

// ExportCSV writes one row a theme, parents before children, in UTF-8 with a
// header. Lists have one item a line within their cell. Cells that a
// spreadsheet would compute begin with an apostrophe. ImportCSV reads it back
// as the same themes.
func ExportCSV(w io.Writer, b *Book) error {
	out := csv.NewWriter(w)
	if err := out.Write(csvColumns()); err != nil {
		return err
	}
	for _, t := range b.All() {
		row := make([]string, 0, len(csvColumns()))
		for _, column := range csvColumns() {
			row = append(row, guard(t.cell(column)))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (t *Theme) cell(column string) string {
	if column == "parent" {
		if t.Parent == nil {
			return ""
		}
		return t.Parent.ID
	}
	if list := t.list(column); list != nil {
		return joinCell(*list)
	}
	return *t.text(column)
}
