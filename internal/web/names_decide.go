package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// decideAsk answers what a form is. Scan and Form say which: no name is in an
// address, or in anything else that is kept.
type decideAsk struct {
	Scan   int              `json:"scan"`
	Form   int              `json:"form"`
	As     string           `json:"as"`     // person, place, organisation, other, no, same, keep, mentions
	Print  string           `json:"print"`  // "a large city; a region", from near to far
	Same   string           `json:"same"`   // of same
	Reason string           `json:"reason"` // of keep
	Yes    []decide.Mention `json:"yes"`    // of mentions: identifiers
	No     []decide.Mention `json:"no"`
}

// answeredJSON says what was done, and what waits by now. Where Scan is another
// one than that of the page, it looks again.
type answeredJSON struct {
	Told   string   `json:"told"`
	Scan   int      `json:"scan"`
	Events []string `json:"events"` // of the log, that came of the answer
	namesStateJSON
}

func (s *Server) answered(d *verdict.Desk, told string, events ...string) (any, error) {
	sc, err := s.identities.look(d)
	if err != nil {
		return nil, err
	}
	_, _, ready, _ := s.identities.state(sc)
	return answeredJSON{Told: told, Scan: sc.number, Events: append([]string{}, events...), namesStateJSON: namesState(d, sc, ready)}, nil
}

func (s *Server) decideName(r *http.Request) (any, error) {
	var ask decideAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.namesDesk()
	if err != nil {
		return nil, err
	}
	f, sc, err := s.waitingForm(d, ask.Scan, ask.Form)
	if err != nil {
		return nil, err
	}
	if since, _ := d.Since(sc.upTo); !waits(d.Plan(), since, f) {
		return nil, conflict(answeredJSON{Scan: sc.number, namesStateJSON: namesState(d, sc, true)}, "it was decided since it was shown")
	}
	events, err := ask.events(d, f)
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	done, err := d.Take(r.Context(), events...)
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	var told, ids []string
	for _, e := range done {
		told, ids = append(told, d.Told(e)), append(ids, e.ID)
	}
	return s.answered(d, strings.Join(told, "; "), ids...)
}

// events gives the decisions of an answer.
func (ask decideAsk) events(d *verdict.Desk, f project.WaitingForm) ([]decide.Event, error) {
	e := decide.Event{Surface: f.Surface}
	e.Print, e.Levels = verdict.Prints(ask.Print)
	switch ask.As {
	case "person", "place", "organisation":
		e.As = decide.Kind(ask.As)
	case "other":
		e.As = verdict.OtherKind(f.Kind)
	case "no":
		e = decide.Event{Surface: f.Surface, As: decide.No}
	case "same":
		if strings.TrimSpace(ask.Same) == "" {
			return nil, errors.New("the same as whom or what?")
		}
		e = d.SameAs(f.Surface, ask.Same)
	case "keep":
		e = decide.Event{Surface: f.Surface, As: decide.KindOf(f.Kind), Keep: true, Reason: strings.TrimSpace(ask.Reason)}
	case "mentions":
		events := verdict.ByMention(f.Surface, f.Kind, ask.Yes, ask.No)
		if len(events) == 0 {
			return nil, errors.New("no place was decided")
		}
		return events, nil
	default:
		return nil, errors.New("there is no such answer")
	}
	return []decide.Event{e}, nil
}
