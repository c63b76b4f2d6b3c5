package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"sort"

	"github.com/xuri/excelize/v2"
)

// excel writes a workbook: "Frequencies" with every unit, "By ..." with k and n
// of each group if there are any, "Notes" with what the numbers are. Numbers
// are numbers, texts are texts, no cell is a formula.
func (t *Frequencies) excel(b *bytes.Buffer) error {
	x := excelize.NewFile()
	defer x.Close()
	book, err := newWorkbook(x)
	if err != nil {
		return err
	}
	head := []any{"Theme", "Name", "Depth", capital(t.Unit) + ", k", capital(t.Unit) + ", N", "%"}
	others := otherUnits(t.Unit)
	for _, u := range others {
		head = append(head, capital(u))
	}
	rows := [][]any{head}
	for _, r := range t.Themes {
		c := r.Counts[0]
		row := []any{r.ID, r.Name, r.Depth, c.K, c.N, percentValue(c)}
		for _, u := range others {
			row = append(row, c.of(u))
		}
		rows = append(rows, row)
	}
	if err := book.sheet("Frequencies", rows, []float64{22, 34, 8, 16, 16, 8, 14, 14, 14}); err != nil {
		return err
	}
	if len(t.Groups) > 1 {
		if err := book.sheet(sheetName("By "+t.GroupBy), t.groupRows(), []float64{22, 34, 24, 8, 8, 8}); err != nil {
			return err
		}
	}
	if err := book.sheet("Notes", t.noteRows(), []float64{16, 100}); err != nil {
		return err
	}
	if err := x.SetDocProps(&excelize.DocProperties{Title: t.Title, Language: "en-GB"}); err != nil {
		return fmt.Errorf("xlsx properties: %w", err)
	}
	var raw bytes.Buffer
	if err := x.Write(&raw); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return repack(b, raw.Bytes())
}

func (t *Frequencies) groupRows() [][]any {
	rows := [][]any{{"Theme", "Name", capital(t.GroupBy), "k", "n", "%"}}
	for _, r := range t.Themes {
		for g, c := range r.Counts {
			if g > 0 {
				rows = append(rows, []any{r.ID, r.Name, t.Groups[g].Value, c.K, c.N, percentValue(c)})
			}
		}
	}
	return rows
}

func (t *Frequencies) noteRows() [][]any {
	rows := [][]any{{"What", "Value"}, {"Title", t.Title}, {"Unit", t.Unit}, {"N", t.N}}
	if t.Scope != "" {
		rows = append(rows, []any{"Scope", t.Scope})
	} else {
		rows = append(rows, []any{"Scope", "everything"})
	}
	if t.Date != "" {
		rows = append(rows, []any{"Data of", t.Date})
	}
	for _, n := range t.Notes {
		rows = append(rows, []any{"Note", n})
	}
	return rows
}

func percentValue(c Count) any {
	if c.Percent == nil {
		return nil
	}
	return *c.Percent
}

// sheetName makes a name that a workbook takes: 31 characters, none of :\/?*[].
func sheetName(s string) string {
	r := []rune(s)
	for i := range r {
		switch r[i] {
		case ':', '\\', '/', '?', '*', '[', ']', '\'':
			r[i] = ' '
		}
	}
	return string(r[:min(len(r), 31)])
}

// A workbook fills the sheets of a file one after the other.
type workbook struct {
	file   *excelize.File
	bold   int // style
	sheets int
}

func newWorkbook(x *excelize.File) (*workbook, error) {
	bold, err := x.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return nil, fmt.Errorf("xlsx style: %w", err)
	}
	return &workbook{file: x, bold: bold}, nil
}

// sheet adds a sheet: a bold first row that stays in sight, then the rest.
// Texts are written as texts, whatever they begin with; nil is an empty cell.
func (w *workbook) sheet(name string, rows [][]any, widths []float64) error {
	w.sheets++
	var err error
	if w.sheets == 1 {
		err = w.file.SetSheetName("Sheet1", name)
	} else {
		_, err = w.file.NewSheet(name)
	}
	if err != nil {
		return fmt.Errorf("sheet %s: %w", name, err)
	}
	s, err := w.file.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("sheet %s: %w", name, err)
	}
	for i, width := range widths {
		if err := s.SetColWidth(i+1, i+1, width); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return fmt.Errorf("sheet %s: %w", name, err)
	}
	for i, row := range rows {
		if i == 0 {
			for j, cell := range row {
				row[j] = excelize.Cell{StyleID: w.bold, Value: cell}
			}
		}
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
		if err := s.SetRow(cell, row); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	if err := s.Flush(); err != nil {
		return fmt.Errorf("sheet %s: %w", name, err)
	}
	return nil
}

// repack writes an archive again with its members in the order of their names
// and under one fixed time.
func repack(b *bytes.Buffer, archive []byte) error {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return fmt.Errorf("repack xlsx: %w", err)
	}
	sort.SliceStable(z.File, func(i, j int) bool { return z.File[i].Name < z.File[j].Name })
	var members []member
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("repack xlsx: %w", err)
		}
		data, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return fmt.Errorf("repack xlsx: %w", err)
		}
		members = append(members, member{f.Name, data})
	}
	return writeZip(b, members)
}
