package cli

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A decisionRow is one line of a file of decisions.
type decisionRow struct {
	line  int
	event decide.Event
	err   error // why it cannot be one
}

// at is the row's error with its place.
func (r decisionRow) at(file string) error {
	hint := ""
	if hints := fault.Hints(r.err); len(hints) > 0 {
		hint = hints[0]
	}
	return fault.At(file, r.line, 0, hint, "%w", r.err)
}

const decisionsHint = "the first line names the columns: form,as,print,reason"

// readDecisions reads a CSV file with a header line; cells are separated by
// commas, semicolons or tabs, whichever the header has. Errors tell places and
// never what is in a cell.
func readDecisions(r io.Reader, file string) ([]decisionRow, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fault.At(file, 0, 0, "", "%w", err)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord = -1
	in.TrimLeadingSpace = true
	first, _, _ := strings.Cut(text, "\n")
	for _, sep := range ";\t" {
		if strings.ContainsRune(first, sep) && !strings.Contains(first, ",") {
			in.Comma, in.TrimLeadingSpace = sep, sep != '\t'
		}
	}
	header, err := in.Read()
	if err != nil {
		return nil, fault.At(file, 1, 0, decisionsHint, "the file has no header line")
	}
	for i := range header {
		header[i] = strings.ToLower(strings.TrimSpace(header[i]))
	}
	known := []string{"form", "as", "print", "role", "levels", "level", "same-as", "keep", "reason", "mention"}
	if !slices.Contains(header, "form") {
		return nil, fault.At(file, 1, 0, decisionsHint, "no column is called form")
	}
	for i, name := range header {
		if name != "" && !slices.Contains(known, name) {
			return nil, fault.At(file, 1, 0, "columns are: "+strings.Join(known, ", "), "column %d has a name that is not known", i+1)
		}
	}
	var rows []decisionRow
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return rows, nil
		}
		line, _ := in.FieldPos(0)
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			return nil, fault.At(file, parse.Line, parse.Column, "a cell with a quotation mark is written \"like \"\"this\"\"\"", "%w", parse.Err)
		}
		if err != nil {
			return nil, fault.At(file, 0, 0, "", "%w", err)
		}
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			continue
		}
		row := decisionRow{line: line}
		row.event, row.err = decisionOf(header, cells)
		rows = append(rows, row)
	}
}

func decisionOf(header, cells []string) (decide.Event, error) {
	cell := func(name string) string {
		if i := slices.Index(header, name); i >= 0 && i < len(cells) {
			return strings.TrimSpace(cells[i])
		}
		return ""
	}
	opt := decideOptions{as: cell("as"), print: cell("print"), role: cell("role"), levels: cell("levels"), same: cell("same-as"), reason: cell("reason")}
	switch strings.ToLower(cell("keep")) {
	case "", "no", "n", "0", "false":
	case "yes", "y", "x", "1", "true", "keep":
		opt.keep = true
	default:
		return decide.Event{}, fault.New("write yes, or leave the cell empty", "keep is neither yes nor no")
	}
	if strings.EqualFold(opt.as, "keep") { // as people write it
		opt.as, opt.keep = string(decide.Other), true
	}
	if level := cell("level"); level != "" {
		n, err := strconv.Atoi(level)
		if err != nil {
			return decide.Event{}, fault.New("1 is the nearest", "the level is no number")
		}
		opt.level = n
	}
	opt.mentions = strings.Fields(strings.ReplaceAll(cell("mention"), ";", " "))
	return opt.event(cell("form"))
}
