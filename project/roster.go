package project

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

const rosterName = "participants.csv"

// Roster reads participants.csv. A study without one has no participants.
// Every bad line is reported; the good ones are in the roster all the same.
func (s *Study) Roster() (*corpus.Roster, error) {
	data, err := os.ReadFile(s.Path(rosterName))
	if errors.Is(err, fs.ErrNotExist) {
		return &corpus.Roster{}, nil
	}
	if err != nil {
		return nil, err
	}
	roster, _, err := readRoster(data)
	return roster, err
}

func readRoster(data []byte) (*corpus.Roster, *Table, error) {
	t, err := ReadTable(data, rosterName)
	if t == nil {
		return nil, nil, err
	}
	roster := &corpus.Roster{}
	if t.Columns == nil {
		return roster, t, err
	}
	idAt := t.Column("id")
	if idAt < 0 {
		return nil, nil, fault.At(rosterName, 1, 0, "the first line names the columns: id,role,...", "no column id")
	}
	for i, name := range t.Columns {
		if name != "" && i != idAt {
			roster.Columns = append(roster.Columns, name)
		}
	}
	problems := []error{err}
	bad := func(line int, hint, format string, args ...any) {
		problems = append(problems, fault.At(rosterName, line, 0, hint, format, args...))
	}
	seen := map[string]int{}
	for _, row := range t.Rows {
		p := corpus.Participant{Attributes: map[string]string{}}
		for i, cell := range row.Cells {
			switch {
			case cell == "":
			case i == idAt:
				p.ID = cell
			case i >= len(t.Columns):
				bad(row.Line, "put cells that hold a comma in double quotes", "more cells than columns")
			case t.Columns[i] != "":
				p.Attributes[t.Columns[i]] = cell
			}
		}
		if err := corpus.CheckID(p.ID); err != nil {
			bad(row.Line, "ids are short and name nobody, such as P07", "%w", err)
			continue
		}
		if first, dup := seen[p.ID]; dup {
			bad(row.Line, "", "participant %s stands on line %d already", p.ID, first)
			continue
		}
		seen[p.ID] = row.Line
		roster.Participants = append(roster.Participants, p)
	}
	return roster, t, errors.Join(problems...)
}

// AddParticipants appends a row with empty cells for each id that has none yet
// and lists those added. The rest of the file stays as it is, byte for byte.
func (s *Study) AddParticipants(ids []string) (added []string, err error) {
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
	if !bytes.HasSuffix(data, []byte(table.eol)) {
		data = append(data, table.eol...)
	}
	known := map[string]bool{}
	for _, p := range roster.Participants {
		known[p.ID] = true
	}
	for _, id := range slices.SortedFunc(slices.Values(ids), corpus.NaturalCompare) {
		if known[id] {
			continue
		}
		known[id] = true
		added = append(added, id)
		data = append(data, table.line(table.Column("id"), id)...)
	}
	if len(added) == 0 {
		return nil, nil
	}
	return added, fsx.WriteFile(s.Path(rosterName), data, 0o644)
}
