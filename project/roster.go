package project

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

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
	return readRoster(data)
}

func readRoster(data []byte) (*corpus.Roster, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	r.TrimLeadingSpace = true
	head, err := r.Read()
	if errors.Is(err, io.EOF) {
		return &corpus.Roster{}, nil
	}
	if err != nil {
		return nil, fault.At(rosterName, 1, 0, "", "%w", err)
	}
	roster := &corpus.Roster{}
	idAt := -1
	for i, name := range head {
		head[i] = strings.ToLower(strings.TrimSpace(name))
		switch {
		case head[i] == "id" && idAt < 0:
			idAt = i
		case head[i] != "":
			roster.Columns = append(roster.Columns, head[i])
		}
	}
	if idAt < 0 {
		return nil, fault.At(rosterName, 1, 0, "the first line names the columns: id,role,...", "no column id")
	}
	var problems []error
	seen := map[string]int{}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return roster, errors.Join(problems...)
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			problems = append(problems, fault.At(rosterName, line, 0, "", "%w", err))
			continue
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		p := corpus.Participant{Attributes: map[string]string{}}
		for i, cell := range row {
			cell = strings.TrimSpace(cell)
			switch {
			case i == idAt:
				p.ID = cell
			case i < len(head) && head[i] != "" && cell != "":
				p.Attributes[head[i]] = cell
			case i >= len(head) && cell != "":
				problems = append(problems, fault.At(rosterName, line, 0, "put cells that hold a comma in double quotes", "more cells than columns"))
			}
		}
		if err := corpus.CheckID(p.ID); err != nil {
			problems = append(problems, fault.At(rosterName, line, 0, "ids are short and name nobody, such as P07", "%w", err))
			continue
		}
		if first, dup := seen[p.ID]; dup {
			problems = append(problems, fault.At(rosterName, line, 0, "", "participant %s stands on line %d already", p.ID, first))
			continue
		}
		seen[p.ID] = line
		roster.Participants = append(roster.Participants, p)
	}
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
	roster, err := readRoster(data)
	if err != nil {
		return nil, err
	}
	eol := "\n"
	if bytes.Contains(data, []byte("\r\n")) {
		eol = "\r\n"
	}
	if data[len(data)-1] != '\n' {
		data = append(data, eol...)
	}
	known := map[string]bool{}
	for _, p := range roster.Participants {
		known[p.ID] = true
	}
	for _, id := range ids {
		if known[id] {
			continue
		}
		known[id] = true
		added = append(added, id)
		data = append(data, id+strings.Repeat(",", len(roster.Columns))+eol...)
	}
	if len(added) == 0 {
		return nil, nil
	}
	return added, fsx.WriteFile(s.Path(rosterName), data, 0o644)
}
