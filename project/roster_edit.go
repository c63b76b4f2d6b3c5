package project

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// A RosterEdit changes cells of participants.csv. Whatever is not changed
// stays as it is, byte for byte: separators, quotes, line ends, order.
type RosterEdit struct {
	study  *Study
	lines  []string // with their line ends, which may differ; the last may have none
	head   int      // index of the line that names the columns
	table  *Table
	lineOf map[string]int // id to index into lines
	idAt   int
	Roster *corpus.Roster // as it was before
	// Revision changes with every byte of the file; it is that of before the edit.
	Revision string
}

// EditRoster begins an edit. A table with mistakes is refused: nothing is
// changed where it is not clear what stands there.
func (s *Study) EditRoster() (*RosterEdit, error) {
	data, err := os.ReadFile(s.Path(rosterName))
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(bytes.TrimSpace(data)) == 0 {
		data, err = []byte("id,role\n"), nil
	}
	if err != nil {
		return nil, err
	}
	roster, table, err := readRoster(data)
	if err != nil {
		return nil, err
	}
	e := &RosterEdit{study: s, table: table, lineOf: map[string]int{}, idAt: table.Column("id"), Roster: roster, Revision: rosterRevision(data)}
	end := "\n" // of CR LF, too: a file may have both
	if table.eol == "\r" {
		end = "\r"
	}
	for _, l := range strings.SplitAfter(string(data), end) {
		if l != "" {
			e.lines = append(e.lines, l)
		}
	}
	for e.head < len(e.lines)-1 && strings.Trim(e.lines[e.head], "\ufeff\r\n") == "" {
		e.head++
	}
	for _, row := range table.Rows {
		e.lineOf[row.Cells[e.idAt]] = row.Line - 1
	}
	return e, nil
}

func rosterRevision(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Has reports whether there is a row for the participant.
func (e *RosterEdit) Has(id string) bool { _, ok := e.lineOf[id]; return ok }

// Line gives the line of a participant in the file, from 1; 0 where there is
// none.
func (e *RosterEdit) Line(id string) int {
	if at, ok := e.lineOf[id]; ok {
		return at + 1
	}
	return 0
}

// Columns are the names of the attributes, in lower case.
func (e *RosterEdit) Columns() []string {
	return slices.DeleteFunc(slices.Clone(e.table.Columns), func(c string) bool { return c == "" || c == "id" })
}

// AddColumn adds a column at the end.
func (e *RosterEdit) AddColumn(name string) {
	head, end := cutEnd(e.lines[e.head])
	e.lines[e.head] = head + string(e.table.comma) + e.quote(name) + end
	e.table.Columns = append(e.table.Columns, strings.ToLower(name))
}

// AddRow adds an empty row for a participant.
func (e *RosterEdit) AddRow(id string) {
	if last := len(e.lines) - 1; last >= 0 {
		if body, end := cutEnd(e.lines[last]); end == "" {
			e.lines[last] = body + e.table.eol
		}
	}
	e.lineOf[id] = len(e.lines)
	e.lines = append(e.lines, e.table.line(e.idAt, id))
}

// RemoveRow takes a participant out.
func (e *RosterEdit) RemoveRow(id string) {
	at, ok := e.lineOf[id]
	if !ok {
		return
	}
	e.lines = slices.Delete(e.lines, at, at+1)
	delete(e.lineOf, id)
	for other, i := range e.lineOf {
		if i > at {
			e.lineOf[other] = i - 1
		}
	}
}

// Get gives a cell, trimmed.
func (e *RosterEdit) Get(id, column string) string {
	cells := e.cells(id)
	at := e.table.Column(column)
	if at < 0 || at >= len(cells) {
		return ""
	}
	return unquote(cells[at])
}

// Set changes a cell of a participant that has a row, in a column that exists.
func (e *RosterEdit) Set(id, column, value string) {
	cells := e.cells(id)
	at := e.table.Column(column)
	for len(cells) <= at {
		cells = append(cells, "")
	}
	cells[at] = e.quote(value)
	_, end := cutEnd(e.lines[e.lineOf[id]])
	e.lines[e.lineOf[id]] = strings.Join(cells, string(e.table.comma)) + end
}

// Clear empties all cells of a participant but the id and those named.
func (e *RosterEdit) Clear(id string, keep ...string) {
	for _, column := range e.Columns() {
		if !slices.Contains(keep, column) && e.Get(id, column) != "" {
			e.Set(id, column, "")
		}
	}
}

// Write puts the table in place of the file, whole or not at all.
func (e *RosterEdit) Write() error {
	text := strings.Join(e.lines, "")
	if _, _, err := readRoster([]byte(text)); err != nil {
		return fault.At(rosterName, 0, 0, "edit the file by hand", "the change would break the table: %w", err)
	}
	return fsx.WriteFile(e.study.Path(rosterName), []byte(text), 0o644)
}

// cells are a row's cells as they stand in the file, with their quotes.
func (e *RosterEdit) cells(id string) []string {
	line, _ := cutEnd(e.lines[e.lineOf[id]])
	var cells []string
	from, quoted := 0, false
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == e.table.comma && !quoted:
			cells = append(cells, line[from:i])
			from = i + 1
		}
	}
	return append(cells, line[from:])
}

// cutEnd parts a line from its line end.
func cutEnd(line string) (body, end string) {
	body = strings.TrimRight(line, "\r\n")
	return body, line[len(body):]
}

func unquote(cell string) string {
	cell = strings.TrimSpace(cell)
	if inner, ok := strings.CutPrefix(cell, `"`); ok {
		return strings.TrimSpace(strings.ReplaceAll(strings.TrimSuffix(inner, `"`), `""`, `"`))
	}
	return cell
}

func (e *RosterEdit) quote(value string) string {
	if strings.ContainsAny(value, "\"\r\n"+string(e.table.comma)) || value != strings.TrimSpace(value) {
		return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
	}
	return value
}
