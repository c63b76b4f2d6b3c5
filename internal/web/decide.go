package web

import (
	"maps"
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
)

// decideJSON decides about the place that holds exactly these codings.
type decideJSON struct {
	Text     string            `json:"text_sha256"`
	A        string            `json:"a"`
	B        string            `json:"b"`
	Codings  map[string]string `json:"codings"` // id to the version that was seen
	Seen     []string          `json:"seen"`    // as the place was
	Decision string            `json:"decision"`
	Reason   string            `json:"reason"`
	Theme    string            `json:"theme"` // of a new one, with its passage
	Start    int               `json:"start"`
	End      int               `json:"end"`
}

// seat opens the document of a request with the comparison it is about.
func (s *Server) seat(r *http.Request, saw, a, b string) (*desk.Desk, *comparisonJSON, error) {
	d, err := s.scribe.Desk(r.Context(), r.PathValue("document"))
	if err != nil {
		return nil, nil, missing(r, err)
	}
	now, err := s.comparison(me(r).coder, d.Material, a, b)
	if err == nil && saw != now.Text {
		err = conflict(now, "the transcript %s was changed since it was shown", d.Document.ID)
	}
	return d, now, err
}

// compared gives the comparison as it is after a write.
func (s *Server) compared(r *http.Request, a, b string) (any, error) {
	m, err := s.study.Material(r.Context(), r.PathValue("document"))
	if err != nil {
		return nil, missing(r, err)
	}
	return s.comparison(me(r).coder, m, a, b)
}

func (s *Server) decide(r *http.Request) (any, error) {
	var ask decideJSON
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, now, err := s.seat(r, ask.Text, ask.A, ask.B)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(now.Places, func(p placeJSON) bool { return p.was(ask) })
	if at < 0 {
		return nil, conflict(now, "this place was coded or decided otherwise since it was shown")
	}
	events, err := s.decisionEvents(d, &now.Places[at], ask)
	if err != nil {
		return nil, err
	}
	if err := d.Write(r.Context(), coding.Agreed, together(events)...); err != nil {
		return nil, written(err)
	}
	return s.compared(r, ask.A, ask.B)
}

// was reports whether the place is as the page saw it.
func (p *placeJSON) was(ask decideJSON) bool {
	versions := map[string]string{}
	for id, c := range p.placed {
		versions[id] = versionOf(c.Coding)
	}
	seen := slices.Clone(ask.Seen)
	slices.Sort(seen)
	return maps.Equal(versions, ask.Codings) && slices.Equal(seen, p.Seen)
}

// decisionEvents makes what has to be written for a decision: what stood before
// goes, and what is taken now comes.
func (s *Server) decisionEvents(d *desk.Desk, p *placeJSON, ask decideJSON) ([]coding.Event, error) {
	theme, spans := p.Theme, []corpus.Span(nil)
	switch ask.Decision {
	case takeA, takeB:
		spans = p.spans(ask.Decision) // none where that coder did not code it
	case takeBoth:
		if len(p.A) == 0 || len(p.B) == 0 {
			return nil, refused(http.StatusBadRequest, fault.New("take the one, or neither", "only one of the two coded this"))
		}
		spans = p.spans(takeBoth)
	case takeNew:
		t, err := desk.ThemeToCode(s.scribe.Book, ask.Theme)
		if err != nil {
			return nil, refused(http.StatusBadRequest, err)
		}
		span, err := spanOf(d.Document, ask.Start, ask.End)
		if err != nil {
			return nil, err
		}
		theme, spans = t.ID, []corpus.Span{span}
	case takeNone:
	case takeOpen:
		return reopen(d, p, true), nil
	default:
		return nil, refused(http.StatusBadRequest, fault.New("a, b, both, new, neither, open", "no decision %q", ask.Decision))
	}
	events := reopen(d, p, false)
	for _, span := range spans {
		e := d.Add(coding.Agreed, theme, span, ask.Reason)
		e.Settles = p.settles()
		events = append(events, e)
	}
	if len(spans) == 0 {
		e := d.Event(coding.Reject, coding.Agreed)
		e.Settles = p.settles()
		if ask.Reason != "" {
			e.Memo = &ask.Reason
		}
		events = append(events, e)
	}
	return events, nil
}

// reopen makes the events that take off what was taken at a place. A reject needs
// taking back only where nothing comes after it: the later decision holds.
func reopen(d *desk.Desk, p *placeJSON, rejects bool) []coding.Event {
	var events []coding.Event
	for _, was := range p.found {
		switch {
		case was.Taken != "":
			e := d.Event(coding.Remove, coding.Agreed)
			e.Coding = was.Taken
			events = append(events, e)
		case rejects:
			e := d.Event(coding.Reject, coding.Agreed)
			e.Undoes, e.Settles = was.Reject, was.Settles
			events = append(events, e)
		}
	}
	return events
}

// together makes events one decision.
func together(events []coding.Event) []coding.Event {
	for i := 1; i < len(events); i++ {
		events[i].With = events[0].ID
	}
	return events
}
