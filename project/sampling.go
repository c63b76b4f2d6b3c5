package project

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

const samplingName = "sampling.csv"

// SamplingEvents are what the log knows.
var SamplingEvents = []string{"planned", "refused", "no reply", "withdrew", "replaced", "opportunistic"}

// A Stratum is a part of the people to be asked, by attributes: what was
// planned, what came of it.
type Stratum struct {
	Where    map[string]string // attribute to value; empty for everybody
	Planned  int
	Achieved int            // participants who fit and take part in a document
	Events   map[string]int // refused, no reply, ...
	Notes    []string
}

// Name writes a stratum as a condition: role=Volunteer, cycle=2026-05.
func (st *Stratum) Name() string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(st.Where)) {
		parts = append(parts, k+"="+st.Where[k])
	}
	if parts == nil {
		return "everybody"
	}
	return strings.Join(parts, ", ")
}

// fits says whether a participant, in a document of a cycle, is of the stratum.
func (st *Stratum) fits(p corpus.Participant, cycles []string) bool {
	for k, want := range st.Where {
		values := p.Values(k)
		if k == "cycle" {
			values = append(slices.Clone(values), cycles...)
		}
		if !slices.ContainsFunc(values, func(v string) bool { return looseKey(v) == looseKey(want) }) {
			return false
		}
	}
	return true
}

// A Sampling is the sampling log held against who takes part.
type Sampling struct {
	Strata    []Stratum // in the order of the log
	Unplanned []string  // participants who take part and fit no planned stratum
	Twice     []string  // those who fit several planned strata
}

// Sampling reads sampling.csv and counts. A study without one has no strata.
func (s *Study) Sampling() (*Sampling, error) {
	out := &Sampling{}
	data, err := os.ReadFile(s.Path(samplingName))
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	t, err := ReadTable(data, samplingName)
	if err != nil {
		return nil, err
	}
	if err := out.read(t); err != nil {
		return nil, err
	}
	roster, err := s.Roster()
	if err != nil {
		return nil, err
	}
	appear, err := s.Appearances()
	if err != nil {
		return nil, err
	}
	for _, p := range roster.Participants {
		documents := appear[p.ID]
		if len(documents) == 0 || p.Consent() == corpus.Withdrawn {
			continue
		}
		var cycles []string
		for _, d := range documents {
			cycles = append(cycles, d.Cycle)
		}
		planned := 0
		for i := range out.Strata {
			if st := &out.Strata[i]; st.fits(p, cycles) {
				st.Achieved++
				if st.Planned > 0 {
					planned++
				}
			}
		}
		switch {
		case planned == 0:
			out.Unplanned = append(out.Unplanned, p.ID)
		case planned > 1:
			out.Twice = append(out.Twice, p.ID)
		}
	}
	return out, nil
}

// read puts the lines of the log together by stratum.
func (out *Sampling) read(t *Table) error {
	what := t.Column("what")
	if what < 0 {
		return fault.At(samplingName, 1, 0, "the first line names the columns: what,role,cycle,number,note", "no column what")
	}
	var problems []error
	for _, row := range t.Rows {
		st := Stratum{Where: map[string]string{}, Events: map[string]int{}}
		event, number, note := "", 1, ""
		for i, cell := range row.Cells {
			switch {
			case i >= len(t.Columns) || cell == "":
			case i == what:
				event = strings.ToLower(cell)
			case t.Columns[i] == "number":
				n, err := strconv.Atoi(cell)
				if err != nil || n < 0 {
					problems = append(problems, fault.At(samplingName, row.Line, 0, "write it in digits", "%q is no number of people", cell))
				}
				number = n
			case t.Columns[i] == "note":
				note = cell
			case t.Columns[i] == "date":
			default:
				st.Where[t.Columns[i]] = cell
			}
		}
		if !slices.Contains(SamplingEvents, event) {
			hint := "known are " + strings.Join(SamplingEvents, ", ")
			if near := nearest(event, SamplingEvents); near != "" {
				hint = `did you mean "` + near + `"?`
			}
			problems = append(problems, fault.At(samplingName, row.Line, 0, hint, "%q is nothing that can happen to a plan", event))
			continue
		}
		i := slices.IndexFunc(out.Strata, func(o Stratum) bool { return maps.Equal(o.Where, st.Where) })
		if i < 0 {
			i = len(out.Strata)
			out.Strata = append(out.Strata, st)
		}
		if event == "planned" {
			out.Strata[i].Planned += number
		} else {
			out.Strata[i].Events[event] += number
		}
		if note != "" {
			out.Strata[i].Notes = append(out.Strata[i].Notes, note)
		}
	}
	return errors.Join(problems...)
}

// LogSampling adds a line to sampling.csv, which is made where there is none.
// What stands there stays, byte for byte; columns are added where needed.
func (s *Study) LogSampling(event string, where map[string]string, number int, date, note string) error {
	data, err := os.ReadFile(s.Path(samplingName))
	if errors.Is(err, fs.ErrNotExist) || err == nil && strings.TrimSpace(string(data)) == "" {
		data, err = []byte("what,number,date,note\n"), nil
	}
	if err != nil {
		return err
	}
	t, err := ReadTable(data, samplingName)
	if err != nil {
		return err
	}
	text := string(data)
	if !strings.HasSuffix(text, t.eol) {
		text += t.eol
	}
	cells := map[string]string{"what": event, "number": strconv.Itoa(number), "date": date, "note": note}
	maps.Copy(cells, where)
	head, rest, _ := strings.Cut(text, t.eol)
	for _, column := range slices.Sorted(maps.Keys(cells)) {
		if t.Column(column) < 0 && cells[column] != "" {
			head += string(t.comma) + column
			t.Columns = append(t.Columns, column)
		}
	}
	quote := (&RosterEdit{table: t}).quote
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = quote(cells[c])
	}
	text = head + t.eol + rest + strings.Join(row, string(t.comma)) + t.eol
	return fsx.WriteFile(s.Path(samplingName), []byte(text), 0o644)
}
