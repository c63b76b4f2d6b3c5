package web

import (
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/verdict"
)

// undoAsk takes back an answer; Events are what the page saw as the last ones.
type undoAsk struct {
	Events []string `json:"events"`
}

func (s *Server) undoName(r *http.Request) (any, error) {
	var ask undoAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.namesDesk()
	if err != nil {
		return nil, err
	}
	var holding []string
	for _, e := range d.Holding() {
		holding = append(holding, e.ID)
	}
	from := len(holding) - len(ask.Events)
	switch {
	case len(ask.Events) == 0 || len(holding) == 0:
		return nil, refused(http.StatusConflict, fault.New("what was decided is listed at the side", "there is no decision to take back"))
	case from < 0 || !slices.Equal(holding[from:], ask.Events):
		return nil, conflict(nil, "something was decided since it was shown")
	}
	told := "taken back"
	for range ask.Events {
		undone, _, err := d.Undo()
		if err != nil {
			return nil, err
		}
		told = "taken back: " + verdict.UndoneTold(undone)
	}
	if err := d.Save(); err != nil {
		return nil, err
	}
	return s.answered(d, told)
}
