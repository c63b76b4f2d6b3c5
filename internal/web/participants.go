package web

import (
	"maps"
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// participantsJSON is what GET /api/participants gives.
type participantsJSON struct {
	Revision string              `json:"revision"` // of participants.csv
	Columns  []string            `json:"columns"`  // attributes, in the order of the file
	Allowed  map[string][]string `json:"allowed"`  // by column; none is anything
	Known    map[string][]string `json:"known"`    // values that stand there, by column
	People   []personJSON        `json:"people"`   // rows of the file, then who is in documents alone
}

// personJSON is one participant. Cells are as they stand in the file.
type personJSON struct {
	ID        string            `json:"id"`
	Cells     map[string]string `json:"cells"`
	Documents []string          `json:"documents"`
	Listed    bool              `json:"listed"`             // has a row
	Problems  map[string]string `json:"problems,omitempty"` // by column, what somebody should look at
}

func (s *Server) getParticipants(r *http.Request) (any, error) {
	w, err := s.whole(r.Context())
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	e, err := s.study.EditRoster()
	if err != nil {
		return nil, err
	}
	in := map[string][]string{}
	for _, d := range w.Counted.Documents {
		for _, id := range d.Participants {
			in[id] = append(in[id], d.ID)
		}
	}
	return s.participants(e, in), nil
}

// participants lists the rows of an edit that has changed nothing; in are the
// documents of each participant.
func (s *Server) participants(e *project.RosterEdit, in map[string][]string) participantsJSON {
	out := participantsJSON{Revision: e.Revision, Columns: e.Columns(), Allowed: map[string][]string{}, Known: map[string][]string{}, People: []personJSON{}}
	for _, c := range out.Columns {
		if allowed := s.study.Allowed(c); len(allowed) > 0 {
			out.Allowed[c] = allowed
		}
		known := map[string]bool{}
		for _, p := range e.Roster.Participants {
			known[p.Attributes[c]] = true
		}
		delete(known, "")
		out.Known[c] = append([]string{}, slices.SortedFunc(maps.Keys(known), corpus.NaturalCompare)...)
	}
	problems := s.cellProblems(e)
	for _, p := range e.Roster.Participants {
		out.People = append(out.People, personJSON{ID: p.ID, Cells: p.Attributes, Documents: append([]string{}, in[p.ID]...), Listed: true, Problems: problems[p.ID]})
	}
	for _, id := range slices.SortedFunc(maps.Keys(in), corpus.NaturalCompare) {
		if !e.Has(id) {
			out.People = append(out.People, personJSON{ID: id, Cells: map[string]string{}, Documents: in[id]})
		}
	}
	return out
}

// cellProblems gives what is odd about cells, by id and column.
func (s *Server) cellProblems(e *project.RosterEdit) map[string]map[string]string {
	problems := map[string]map[string]string{}
	for _, f := range s.study.CheckValues(e.Roster) {
		if problems[f.ID] == nil {
			problems[f.ID] = map[string]string{}
		}
		problems[f.ID][f.Column] = f.What + ": " + f.Hint
	}
	return problems
}
