package codebook

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// ImportCSV reads a table of themes, with commas, semicolons or tabs between
// the cells. The header names the columns: id; name, code or theme; parent or
// category; definition or description; include; exclude; examples; cues;
// colour; status; replaced_by; memo. A parent is named by id or name and may
// stand anywhere in the table. Where there is no id, the slug of the name is
// one, with a number behind it where the table has it twice. The themes come
// back as a tree together with the problems; those of severity Error stand for
// something that is not in the tree as the table has it.
func ImportCSV(r io.Reader, name string) ([]*Theme, []Problem) {
	rep := &report{file: name}
	data := readTable(r, rep)
	if data == nil {
		return nil, rep.problems
	}
	table := csv.NewReader(bytes.NewReader(data))
	table.Comma = delimiter(data)
	table.FieldsPerRecord = -1
	table.LazyQuotes = true
	header, err := table.Read()
	if err != nil {
		rep.add(Error, 1, 0, "save the table as CSV", "the header cannot be read: %v", err)
		return nil, rep.problems
	}
	columns := rep.columns(header)
	if _, ok := columns["name"]; !ok {
		if _, ok = columns["id"]; !ok {
			rep.add(Error, 1, 1, "the first line names the columns: "+strings.Join(csvColumns(), ", "), "no column is called id, name, code or theme")
			return nil, rep.problems
		}
	}
	var rows []row
	for {
		record, err := table.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			rep.add(Error, 0, 0, "look for a quotation mark that is not closed", "the table cannot be read further: %v", err)
			break
		}
		line, _ := table.FieldPos(0)
		rows = rep.row(rows, record, columns, line)
	}
	return rep.tree(rows), rep.inOrder()
}

// readTable reads text that is UTF-8, without a byte order mark; nil where it is not.
func readTable(r io.Reader, rep *report) []byte {
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	switch data = bytes.TrimPrefix(data, []byte(string(bom))); {
	case err != nil:
		rep.add(Error, 0, 0, "", "cannot be read: %v", err)
	case len(data) > maxBytes:
		rep.add(Error, 0, 0, "is this the right file?", "has more than %d MB", maxBytes>>20)
	case len(bytes.TrimSpace(data)) == 0:
		rep.add(Error, 0, 0, "is this the right file?", "is empty")
	case !utf8.Valid(data):
		rep.add(Error, 0, 0, "save it as UTF-8 (in a spreadsheet: CSV UTF-8)", "is not UTF-8")
	case bytes.IndexByte(data, 0) >= 0:
		rep.add(Error, 0, 0, "save the table as CSV", "is not a text")
	default:
		return data
	}
	return nil
}

// delimiter is what parts the columns of the header: a comma, semicolon or tab.
func delimiter(data []byte) rune {
	header, _, _ := bytes.Cut(data, []byte("\n"))
	best := ','
	for _, c := range ";\t" {
		if bytes.Count(header, []byte(string(c))) > bytes.Count(header, []byte(string(best))) {
			best = c
		}
	}
	return best
}

func columnFor(header string) string {
	switch h := strings.ToLower(strings.Join(strings.FieldsFunc(header, func(r rune) bool {
		return r == ' ' || r == '_' || r == '-'
	}), " ")); h {
	case "id", "name", "parent", "definition", "include", "exclude", "examples", "cues", "colour", "status", "memo":
		return h
	case "theme id", "code id":
		return "id"
	case "code", "theme", "label", "code name", "theme name":
		return "name"
	case "category", "parent code", "parent theme", "parent id":
		return "parent"
	case "description", "meaning":
		return "definition"
	case "inclusion", "includes", "inclusion criteria", "when to use":
		return "include"
	case "exclusion", "excludes", "exclusion criteria", "when not to use":
		return "exclude"
	case "example", "quotes":
		return "examples"
	case "cue", "keywords":
		return "cues"
	case "color":
		return "colour"
	case "replaced by":
		return "replaced_by"
	case "note", "notes", "comment", "comments":
		return "memo"
	}
	return ""
}

// columns finds the columns of a header; what it does not know it says.
func (r *report) columns(header []string) map[string]int {
	out := map[string]int{}
	var passed []int
	for i, h := range header {
		column := columnFor(clean(unguard(h)))
		if _, twice := out[column]; column == "" || twice {
			if clean(h) != "" {
				passed = append(passed, i)
			}
			continue
		}
		out[column] = i
	}
	for _, i := range passed {
		switch strings.ToLower(clean(header[i])) {
		case "participant", "alias", "aliases":
			r.add(Error, 1, i+1, "names go to `mitten anonymise apply --people`, and nowhere else", "it is a list of people, by its columns")
			continue
		}
		if len(out) > 0 { // else it is no header, and may hold anything
			r.add(Warning, 1, i+1, "the columns read are "+strings.Join(csvColumns(), ", "), "column %q is passed over", shorten(clean(header[i]), 40))
		}
	}
	return out
}

// row reads one record.
func (r *report) row(rows []row, record []string, columns map[string]int, line int) []row {
	cell := func(column string) string {
		if i, ok := columns[column]; ok && i < len(record) {
			return clean(unguard(clean(record[i])))
		}
		return ""
	}
	if len(strings.TrimSpace(strings.Join(record, ""))) == 0 {
		return rows
	}
	t := &Theme{Line: line, Col: 1}
	for _, column := range csvColumns() {
		if field := t.text(column); field != nil {
			*field = cell(column)
		}
		if list := t.list(column); list != nil {
			*list = splitCell(cell(column), column == "cues")
		}
	}
	if t.ID == "" && t.Name == "" {
		r.add(Error, line, 1, "give it a name", "a row without id and name is left out")
		return rows
	}
	r.form(t)
	return append(rows, row{t, cell("parent"), line})
}

// form makes colour and status of an imported theme what a codebook takes.
func (r *report) form(t *Theme) {
	if t.Colour != "" && !isColour(t.Colour) {
		if isColour("#" + t.Colour) {
			t.Colour = "#" + t.Colour
		} else {
			r.add(Warning, t.Line, 1, "a colour looks like #c2410c", "colour %q is left out", shorten(t.Colour, 40))
			t.Colour = ""
		}
	}
	if t.Status = Status(strings.ToLower(string(t.Status))); t.Status == "" {
		t.Status = Active
	}
	if hint := statusHint(t.Status); hint != "" {
		r.add(Warning, t.Line, 1, hint, "status %q is not known, the theme is taken as active", shorten(string(t.Status), 40))
		t.Status = Active
	}
}
