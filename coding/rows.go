package coding

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A Row is one coding in a table that `code import` reads. Quote, Coder and
// Memo may be empty; where Quote is, Start and End are there.
type Row struct {
	Line     int // on which the row begins, from 1
	Document string
	Quote    string
	Start    int // code points of the document text; -1 where not given
	End      int // exclusive; -1 where not given
	Theme    string
	Coder    string
	Memo     string
}

// A RowProblem is a row that cannot be used. The others are.
type RowProblem struct {
	Line int
	Err  error // file:line: reason; no cell is repeated in it
}

func (p RowProblem) Error() string { return p.Err.Error() }

// Unwrap gives the reason with its place and hint.
func (p RowProblem) Unwrap() error { return p.Err }

// A column of a table of codings, and the names under which it may stand, in
// lower case and without blanks, underscores and hyphens.
type column struct {
	name    string
	aliases []string
}

func columns() []column {
	return []column{
		{"document", []string{"document", "doc", "documentid", "documentname", "file", "filename", "transcript"}},
		{"quote", []string{"quote", "text", "segment", "content", "quotation", "codedtext", "excerpt"}},
		{"start", []string{"start", "from", "startposition"}},
		{"end", []string{"end", "to", "endposition"}},
		{"theme", []string{"theme", "code", "themeid", "codename"}},
		{"coder", []string{"coder", "user", "author", "createdby"}},
		{"memo", []string{"memo", "comment", "note", "notes"}},
	}
}

// ReadRows reads a table of codings with a header: UTF-8, with or without byte
// order mark, separated by commas, semicolons or tabs. document and theme must
// be there, and quote or both of start and end; coder and memo may be; other
// columns are passed over. Rows that cannot be used, broken quotation marks
// included, are problems and the rest is still read. It is an error where the
// whole table cannot be: no header, a column missing or twice, not UTF-8.
func ReadRows(r io.Reader, name string) (rows []Row, problems []RowProblem, err error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) {
		return nil, nil, fault.At(name, 1+strings.Count(text[:invalidAt(text)], "\n"), 0, `save it as "CSV UTF-8"`, "not UTF-8")
	}
	t := table{rest: text, line: 1}
	if line, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(line, "sep=") { // Excel's own
		t.rest, t.line = rest, 2
	}
	t.separator = separatorOf(strings.TrimLeft(t.rest, "\r\n"))
	header, line, more, err := t.next()
	if err != nil {
		return nil, nil, fault.At(name, line, 0, "", "header: %w", err)
	}
	if !more {
		return nil, nil, fault.At(name, 0, 0, "the first line names the columns: document, quote, theme", "no header")
	}
	at, err := readHeader(header, name, line)
	if err != nil {
		return nil, nil, err
	}
	for {
		cells, line, more, err := t.next()
		if !more {
			return rows, problems, nil
		}
		var row Row
		if err == nil && len(cells) > len(header) {
			err = fmt.Errorf("%d cells under %d columns; a cell that holds a separator stands in quotation marks", len(cells), len(header))
		}
		if err == nil {
			row, err = readRow(cells, at, line)
		}
		if err != nil {
			problems = append(problems, RowProblem{line, fault.At(name, line, 0, "", "%w", err)})
			continue
		}
		rows = append(rows, row)
	}
}

func invalidAt(text string) int {
	for i, r := range text {
		if r == utf8.RuneError {
			if _, width := utf8.DecodeRuneInString(text[i:]); width == 1 {
				return i
			}
		}
	}
	return len(text)
}

// readHeader gives the place of each column that is there.
func readHeader(header []string, name string, line int) (map[string]int, error) {
	const hint = "the columns are document, quote (or start and end), theme, and if wanted coder and memo"
	at := map[string]int{}
	plain := strings.NewReplacer(" ", "", "_", "", "-", "", "\u00a0", "")
	for _, c := range columns() {
		for i, cell := range header {
			if !slices.Contains(c.aliases, plain.Replace(strings.ToLower(strings.TrimSpace(cell)))) {
				continue
			}
			if first, twice := at[c.name]; twice {
				return nil, fault.At(name, line, 0, hint, "columns %d and %d are both the %s", first+1, i+1, c.name)
			}
			at[c.name] = i
		}
	}
	var missing []string
	for _, column := range []string{"document", "theme"} {
		if _, ok := at[column]; !ok {
			missing = append(missing, column)
		}
	}
	_, quote := at["quote"]
	_, start := at["start"]
	_, end := at["end"]
	if !quote && !(start && end) {
		missing = append(missing, "quote")
	}
	if len(missing) > 0 {
		return nil, fault.At(name, line, 0, hint, "no column for the %s", strings.Join(missing, ", "))
	}
	return at, nil
}

func readRow(cells []string, at map[string]int, line int) (Row, error) {
	cell := func(column string) string {
		i, ok := at[column]
		if !ok || i >= len(cells) {
			return ""
		}
		return cells[i]
	}
	row := Row{
		Line: line, Start: -1, End: -1, Quote: cell("quote"), Memo: strings.TrimSpace(cell("memo")),
		Document: strings.TrimSpace(cell("document")), Theme: strings.TrimSpace(cell("theme")), Coder: strings.TrimSpace(cell("coder")),
	}
	start, end := strings.TrimSpace(cell("start")), strings.TrimSpace(cell("end"))
	if strings.TrimSpace(row.Quote) == "" {
		row.Quote = ""
	}
	switch {
	case row.Document == "":
		return row, fmt.Errorf("no document")
	case row.Theme == "":
		return row, fmt.Errorf("no theme")
	case start == "" && end == "" && row.Quote == "":
		return row, fmt.Errorf("neither a quote nor start and end")
	case start == "" && end == "":
		return row, nil
	}
	var errs [2]error
	row.Start, errs[0] = strconv.Atoi(start)
	row.End, errs[1] = strconv.Atoi(end)
	if errs[0] != nil || errs[1] != nil || row.Start < 0 || row.End <= row.Start {
		return row, fmt.Errorf("start and end are code points of the transcript, the end after the start")
	}
	return row, nil
}
