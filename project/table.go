package project

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A Table is a CSV file as spreadsheet programs write it: the first line names
// the columns, and cells are separated by what separates those: comma,
// semicolon or tab.
type Table struct {
	Columns []string // trimmed, in lower case; may be empty or repeat
	Rows    []Row    // without those that are blank

	comma byte
	eol   string
}

// A Row is one line of a table. Cells are trimmed; there may be fewer or more
// than columns.
type Row struct {
	Line  int // from 1
	Cells []string
}

// ReadTable reads a table; name is used in errors only. Every bad line is
// reported in one joined error; the good ones are in the table all the same.
func ReadTable(data []byte, name string) (*Table, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if at := firstForeign(data); at >= 0 {
		return nil, fault.At(name, 1+bytes.Count(data[:at], []byte("\n")), 0, "save it as \"CSV UTF-8\"", "not UTF-8 text")
	}
	t := &Table{eol: "\n"}
	switch {
	case bytes.Contains(data, []byte("\r\n")):
		t.eol = "\r\n"
	case !bytes.Contains(data, []byte("\n")) && bytes.Contains(data, []byte("\r")):
		t.eol = "\r"
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	head, _, _ := bytes.Cut(data, []byte("\n"))
	t.comma = separatorOf(string(head))

	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = rune(t.comma)
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = t.comma != '\t' // it would take empty cells for space
	var problems []error
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t, errors.Join(problems...)
		}
		if err != nil {
			problems = append(problems, cellError(name, err))
			if t.Columns == nil {
				return nil, problems[0]
			}
			continue
		}
		line, _ := r.FieldPos(0)
		if strings.ContainsAny(strings.Join(cells, ""), "\r\n") {
			problems = append(problems, fault.At(name, line, 0, "take it out, or close the double quote before it", "a line end inside a cell"))
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if t.Columns == nil {
			for _, c := range cells {
				t.Columns = append(t.Columns, strings.ToLower(c))
			}
			continue
		}
		if strings.Join(cells, "") != "" {
			t.Rows = append(t.Rows, Row{line, cells})
		}
	}
}

// Column gives the index of the first column of this name, or -1.
func (t *Table) Column(name string) int {
	for i, c := range t.Columns {
		if c == name {
			return i
		}
	}
	return -1
}

// line gives a row with one cell filled, its line end included.
func (t *Table) line(column int, cell string) string {
	cells := make([]string, len(t.Columns))
	cells[column] = cell
	return strings.Join(cells, string(t.comma)) + t.eol
}

// separatorOf gives what separates the names of the columns: of the three the
// one that stands most often outside quotes.
func separatorOf(head string) byte {
	var count [256]int
	quoted := false
	for i := range len(head) {
		if head[i] == '"' {
			quoted = !quoted
		}
		if !quoted {
			count[head[i]]++
		}
	}
	best := byte(',')
	for _, c := range []byte(";\t") {
		if count[c] > count[best] {
			best = c
		}
	}
	return best
}

// firstForeign gives where data stops being UTF-8 text, or -1.
func firstForeign(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == 0 || r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func cellError(name string, err error) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return fault.At(name, 0, 0, "", "%w", err)
	}
	const hint = "put a whole cell in double quotes or none of it, and double the quotes inside it"
	what := "a double quote in the middle of a cell"
	if errors.Is(err, csv.ErrQuote) {
		what = "a double quote that is not closed, or closed before the cell ends"
	}
	return fault.At(name, p.StartLine, 0, hint, "%s", what)
}
