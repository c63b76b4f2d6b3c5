package web

import (
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// pairAsk names the comparison that is meant.
type pairAsk struct {
	Text string `json:"text_sha256"`
	A    string `json:"a"`
	B    string `json:"b"`
}

// takeAlike takes over every open place that both coded alike, as one decision.
func (s *Server) takeAlike(r *http.Request) (any, error) {
	return s.withSeat(r, func(d *desk.Desk, now *comparisonJSON) error {
		var events []coding.Event
		for i := range now.Places {
			p := &now.Places[i]
			if p.Match != string(analysis.Alike) || p.Decision != "" {
				continue
			}
			made, err := s.decisionEvents(d, p, decideJSON{Decision: takeA})
			if err != nil {
				return err
			}
			events = append(events, made...)
		}
		return d.Write(r.Context(), coding.Agreed, together(events)...)
	})
}

// finishComparison says that what was agreed is all there is, for the themes that
// both have finished.
func (s *Server) finishComparison(r *http.Request) (any, error) {
	return s.withSeat(r, func(d *desk.Desk, now *comparisonJSON) error {
		if open := len(now.Places) - now.Decided; open > 0 {
			return refused(http.StatusConflict, fault.New("decide them first; t takes what is alike", "%d of %d places are not decided", open, len(now.Places)))
		}
		themes := s.comparedThemes(d.Material, me(r).coder, now)
		if themes == nil {
			return refused(http.StatusConflict, fault.New("both coders finish the document first", "there is nothing to compare yet"))
		}
		if d.Finished(coding.Agreed, themes) {
			return nil
		}
		e := d.Event(coding.Finish, coding.Agreed)
		e.Themes = themes
		return d.Write(r.Context(), coding.Agreed, e)
	})
}

// comparedThemes lists the themes that are compared: empty for all, nil for none.
func (s *Server) comparedThemes(m *project.Material, coder string, now *comparisonJSON) []string {
	if len(now.Waiting) == 0 {
		return []string{}
	}
	var themes []string
	for _, t := range s.scribe.Book.All() {
		open := slices.ContainsFunc(s.lookers(coder, now.A, now.B), func(c string) bool {
			return !finishedFor(s.scribe.Book, m.State.Finished, c, t.ID)
		})
		if !open {
			themes = append(themes, t.ID)
		}
	}
	slices.Sort(themes)
	return themes
}

// withSeat does what is asked of a comparison, and gives it as it is then.
func (s *Server) withSeat(r *http.Request, do func(*desk.Desk, *comparisonJSON) error) (any, error) {
	var ask pairAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, now, err := s.seat(r, ask.Text, ask.A, ask.B)
	if err != nil {
		return nil, err
	}
	if err := do(d, now); err != nil {
		return nil, written(err)
	}
	return s.compared(r, ask.A, ask.B)
}

func (s *Server) undoDecision(r *http.Request) (any, error) {
	return s.stepDecision(r, coding.UndoLast)
}
func (s *Server) redoDecision(r *http.Request) (any, error) {
	return s.stepDecision(r, coding.RedoLast)
}

func (s *Server) stepDecision(r *http.Request, step desk.Stepper) (any, error) {
	return s.withSeat(r, func(d *desk.Desk, _ *comparisonJSON) error {
		_, err := s.scribe.StepTogether(r.Context(), coding.Agreed, d.Document.ID, step)
		if err != nil {
			return refused(http.StatusConflict, err)
		}
		return nil
	})
}

// comparableJSON is a document that two coders have finished.
type comparableJSON struct {
	Document string `json:"document"`
	A        string `json:"a"`
	B        string `json:"b"`
	Places   int    `json:"places"`
	Decided  int    `json:"decided"`
	Finished bool   `json:"finished"`
}

// getComparable lists what can be compared: every pair of coders who have finished
// a document, for some themes at least.
func (s *Server) getComparable(r *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids, err := s.study.DocumentIDs()
	if err != nil {
		return nil, err
	}
	found := make([][]comparableJSON, len(ids))
	err = s.study.Each(r.Context(), ids, func(i int, m *project.Material) error {
		var err error
		found[i], err = s.pairs(me(r).coder, m)
		return err
	})
	return append([]comparableJSON{}, slices.Concat(found...)...), err
}

func (s *Server) pairs(coder string, m *project.Material) ([]comparableJSON, error) {
	var out []comparableJSON
	coders := s.coders()
	for i, a := range coders {
		for _, b := range coders[i+1:] {
			now := &comparisonJSON{A: a, B: b, Waiting: s.waiting(coder, m, a, b)}
			if s.comparedThemes(m, coder, now) == nil {
				continue
			}
			now, err := s.comparison(coder, m, a, b)
			if err != nil {
				return nil, err
			}
			out = append(out, comparableJSON{m.Document.ID, a, b, len(now.Places), now.Decided, now.Finished})
		}
	}
	return out, nil
}
