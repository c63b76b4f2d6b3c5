package web

import (
	"fmt"
	"net/http"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A history is what one coder did here since the server started, in order, so that
// one key takes back the last of it, be it a coding or an edit of the codebook.
// Codings can be taken back beyond its beginning: the journals have them.
type history struct {
	done, undone []deed
}

// A deed is one thing that was done: so many events on codings, and then or
// instead an edit of the codebook or of the participants, whose text before and
// after it holds, or a passage turned down.
type deed struct {
	events        int
	codebook      bool
	people        bool
	before, after string
	declined      *declined
}

// did notes a deed; what was undone before cannot come back.
func (h *history) did(d deed) {
	h.done = append(h.done, d)
	h.undone = nil
}

// steppedJSON says what was taken back or brought back.
type steppedJSON struct {
	Document string `json:"document,omitempty"`
	What     string `json:"what"`
}

func (s *Server) undo(r *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := me(r).history
	return s.step(r, &h.done, &h.undone, coding.UndoLast)
}

func (s *Server) redo(r *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := me(r).history
	return s.step(r, &h.undone, &h.done, coding.RedoLast)
}

func (s *Server) step(r *http.Request, from, to *[]deed, step desk.Stepper) (any, error) {
	last := deed{events: 1}
	if n := len(*from); n > 0 {
		last = (*from)[n-1]
	}
	if last.people {
		return s.stepPeople(last, from, to)
	}
	opposite := last
	opposite.before, opposite.after = last.after, last.before
	done := steppedJSON{What: "edit of the codebook"}
	if last.codebook {
		if err := s.codebookIs(last.after); err != nil {
			return nil, err
		}
	}
	if last.events > 0 {
		steps, stopped, err := s.scribe.Step(r.Context(), me(r).coder, last.events, step)
		switch {
		case err != nil:
			return nil, refused(http.StatusConflict, err)
		case len(steps) < last.events:
			return nil, fmt.Errorf("%d of %d codings were taken back: %w", len(steps), last.events, stopped)
		}
		done = steppedJSON{steps[0].Document, steps[0].Description}
		if last.events > 1 {
			done = steppedJSON{What: fmt.Sprintf("%d codings with another theme", last.events)}
		}
	}
	if last.codebook {
		if err := s.writeCodebook([]byte(last.before)); err != nil {
			return nil, err
		}
	}
	if last.declined != nil {
		opposite.declined = last.declined.opposite()
		done = steppedJSON{Document: last.declined.Document, What: "passage turned down"}
		if err := s.noteDeclined(me(r).coder, *opposite.declined); err != nil {
			return nil, err
		}
	}
	if n := len(*from); n > 0 {
		*from = (*from)[:n-1]
	}
	*to = append(*to, opposite)
	return done, nil
}

// codebookIs fails where somebody has changed the codebook since.
func (s *Server) codebookIs(seen string) error {
	text, err := s.study.CodebookText()
	if err == nil && string(text) != seen {
		err = refused(http.StatusConflict, fault.New("edit the codebook by hand, or go on", "the codebook was changed since"))
	}
	return err
}
