package web

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
	"github.com/mitten-qda/mitten/project"
)

// cellAsk asks to change a cell of participants.csv, which was seen at a revision.
type cellAsk struct {
	Revision string `json:"revision"`
	Column   string `json:"column"`
	Value    string `json:"value"`
	Force    bool   `json:"force"` // also a value that mitten.yaml does not allow
}

// cellNow is what stands in the cell, and the revision of the file it stands in.
type cellNow struct {
	Revision string `json:"revision"`
	Value    string `json:"value"`
	Note     string `json:"note,omitempty"`
}

// editParticipant writes a cell as `mitten participants set` does, with the same
// checks. Somebody who is in documents alone gets a row.
func (s *Server) editParticipant(r *http.Request) (any, error) {
	var ask cellAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	id, value := r.PathValue("participant"), strings.Join(strings.Fields(ask.Value), " ")
	w, err := s.whole(r.Context())
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	before, err := s.peopleText()
	if err != nil {
		return nil, err
	}
	e, err := s.study.EditRoster()
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	if !slices.Contains(e.Columns(), ask.Column) {
		return nil, refused(http.StatusBadRequest, fault.New("known are "+strings.Join(e.Columns(), ", "), "no attribute %q in participants.csv", ask.Column))
	}
	if !e.Has(id) {
		if !slices.ContainsFunc(w.Counted.Documents, func(d analysis.Document) bool { return slices.Contains(d.Participants, id) }) {
			return nil, refused(http.StatusNotFound, s.study.UnknownParticipant(e, id))
		}
		e.AddRow(id)
	}
	now := cellNow{Revision: e.Revision, Value: e.Get(id, ask.Column)}
	if e.Revision != ask.Revision {
		return nil, conflict(now, "participants.csv was changed since it was shown")
	}
	if err := s.checkCell(ask.Column, value, ask.Force); err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	if now.Value == value {
		return now, nil
	}
	e.Set(id, ask.Column, value)
	if err := e.Write(); err != nil {
		return nil, err
	}
	after, err := s.peopleText()
	if err != nil {
		return nil, err
	}
	me(r).history.did(deed{people: true, before: before, after: after})
	return s.cellWritten(id, ask.Column, value)
}

// checkCell refuses what must not stand in a cell.
func (s *Server) checkCell(column, value string, force bool) error {
	if project.Reaches(value) {
		return fault.New("leave it out", "a value of %s looks like an e-mail address or a phone number", column)
	}
	if s.guard != nil {
		if err := s.guard(value); err != nil {
			return fault.New("say it without the name", "%w", err)
		}
	}
	if v, problem, hint := s.study.NotAllowed(column, value); problem != "" && !force {
		return fault.New(hint, "%s %q is %s", column, v, problem)
	}
	return nil
}

// cellWritten tells what stands in a cell after it was written.
func (s *Server) cellWritten(id, column, value string) (any, error) {
	e, err := s.study.EditRoster()
	if err != nil {
		return nil, err
	}
	now := cellNow{Revision: e.Revision, Value: e.Get(id, column)}
	if consent, _ := corpus.ReadConsent(value); column == "consent" && consent == corpus.Withdrawn {
		now.Note = fmt.Sprintf("%s counts nowhere now; `mitten participants withdraw %s` removes their words, too", id, id)
	}
	return now, nil
}

const peopleFile = "participants.csv"

// peopleText reads participants.csv; without one it is empty.
func (s *Server) peopleText() (string, error) {
	data, err := os.ReadFile(s.study.Path(peopleFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(data), err
}

// stepPeople puts the participants' text back, where nobody has changed it since.
func (s *Server) stepPeople(last deed, from, to *[]deed) (any, error) {
	text, err := s.peopleText()
	if err != nil {
		return nil, err
	}
	if text != last.after {
		return nil, refused(http.StatusConflict, fault.New("edit participants.csv by hand, or go on", "participants.csv was changed since"))
	}
	if err := fsx.WriteFile(s.study.Path(peopleFile), []byte(last.before), 0o644); err != nil {
		return nil, err
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, deed{people: true, before: last.after, after: last.before})
	return steppedJSON{What: "edit of the participants"}, nil
}
