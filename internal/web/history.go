package web

import (
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

// A deed is one thing that was done; before and after are the text of the codebook or
// of the participants where it was an edit of that.
type deed struct {
	codebook      bool
	people        bool
	before, after string
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
	last := deed{}
	if n := len(*from); n > 0 {
		last = (*from)[n-1]
	}
	switch {
	case last.codebook:
		return s.stepCodebook(last, from, to)
	case last.people:
		return s.stepPeople(last, from, to)
	}
	steps, _, err := s.scribe.Step(r.Context(), me(r).coder, 1, step)
	if err != nil {
		return nil, refused(http.StatusConflict, err)
	}
	if n := len(*from); n > 0 {
		*from = (*from)[:n-1]
	}
	*to = append(*to, deed{})
	return steppedJSON{steps[0].Document, steps[0].Description}, nil
}

// stepCodebook puts the codebook's text back, where nobody has changed it since.
func (s *Server) stepCodebook(last deed, from, to *[]deed) (any, error) {
	text, err := s.study.CodebookText()
	if err != nil {
		return nil, err
	}
	if string(text) != last.after {
		return nil, refused(http.StatusConflict, fault.New("edit the codebook by hand, or go on", "the codebook was changed since"))
	}
	if err := s.writeCodebook([]byte(last.before)); err != nil {
		return nil, err
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, deed{codebook: true, before: last.after, after: last.before})
	return steppedJSON{What: "edit of the codebook"}, nil
}
