package web

import (
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// comparisonJSON is what GET /api/compare/ID?a=CODER&b=CODER gives: two coders'
// codings of one document beside each other.
type comparisonJSON struct {
	Document string        `json:"document"`
	Text     string        `json:"text_sha256"` // of the text that was seen
	A        string        `json:"a"`
	B        string        `json:"b"`
	Turns    []turnJSON    `json:"turns"`
	Places   []placeJSON   `json:"places"` // by theme, in the codebook's order, then by place
	Waiting  []waitingJSON `json:"waiting"`
	Review   int           `json:"review"`   // codings that lost their place
	Decided  int           `json:"decided"`  // of Places
	Finished bool          `json:"finished"` // said of what was agreed
}

// placeJSON is one place that at least one of the two coded with a theme.
type placeJSON struct {
	Theme    string       `json:"theme"`
	Match    string       `json:"match"` // alike, partly, only a, only b
	Share    float64      `json:"share"` // of what either coded, what both did: 0 to 1
	Start    int          `json:"start"`
	End      int          `json:"end"`
	Turn     int          `json:"turn"`
	LastTurn int          `json:"last_turn"`
	A        []codingJSON `json:"a"`
	B        []codingJSON `json:"b"`
	Decision string       `json:"decision,omitempty"` // a, b, both, new, neither
	Agreed   []codingJSON `json:"agreed"`
	Reason   string       `json:"reason,omitempty"`
	Seen     []string     `json:"seen"` // ids of the decisions that stand here

	placed map[string]coding.Placed
	found  []coding.Decision
}

// waitingJSON says what a coder has not finished. No themes: none at all.
type waitingJSON struct {
	Coder  string   `json:"coder"`
	Themes []string `json:"themes"`
}

func (s *Server) getComparison(r *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := s.study.Material(r.Context(), r.PathValue("document"))
	if err != nil {
		return nil, missing(r, err)
	}
	q := r.URL.Query()
	return s.comparison(me(r).coder, m, q.Get("a"), q.Get("b"))
}

// comparison compares what a coder may see.
func (s *Server) comparison(coder string, m *project.Material, a, b string) (*comparisonJSON, error) {
	for _, c := range []string{a, b} {
		if !slices.Contains(s.coders(), c) {
			return nil, refused(http.StatusNotFound, fault.New("?a=CODER&b=CODER names two", "mitten.yaml names no coder %q", c))
		}
	}
	d := m.Document
	out := &comparisonJSON{
		Document: d.ID, Text: hashOf(d.Text), A: a, B: b, Turns: turnsAsJSON(d),
		Places: []placeJSON{}, Waiting: s.waiting(coder, m, a, b),
	}
	study := &analysis.Study{Book: s.scribe.Book, Documents: []analysis.Document{analysis.DocumentOf(d)}, Finished: finishesOf(s.scribe.Book, m)}
	all := map[string]coding.Placed{}
	for _, c := range s.sight(coder, m).placed(m.Placed) {
		all[c.ID] = c
		if c.Coder != a && c.Coder != b {
			continue
		}
		if record, ok := coding.RecordOf(d, 0, c, desk.ThemeToday(s.scribe.Book, c.Theme)); ok {
			study.Records = append(study.Records, record)
		} else {
			out.Review++
		}
	}
	found, err := analysis.Disagreements(study, a, b)
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	decisions := m.State.Decisions(coding.Agreed)
	for _, theme := range s.scribe.Book.All() {
		for _, c := range found {
			if c.Theme != theme.ID {
				continue
			}
			p := s.placeAsJSON(d, study.Records, c, all)
			p.decide(decisions, all, func(c coding.Placed) codingJSON { return s.codingAsJSON(d, c) })
			if p.Decision != "" {
				out.Decided++
			}
			out.Places = append(out.Places, p)
		}
	}
	out.Finished = slices.ContainsFunc(m.State.Finished, func(f coding.Finished) bool { return f.Coder == coding.Agreed })
	return out, nil
}

func (s *Server) placeAsJSON(d *corpus.Document, records []coding.Record, c analysis.Comparison, all map[string]coding.Placed) placeJSON {
	p := placeJSON{
		Theme: c.Theme, Match: string(c.Match), Share: c.Share(), Start: d.Pos().PointAt(c.Span.Start), End: d.Pos().PointAt(c.Span.End),
		Turn: d.Turns[c.FirstTurn].Number, LastTurn: d.Turns[c.LastTurn-1].Number,
		A: []codingJSON{}, B: []codingJSON{}, Agreed: []codingJSON{}, Seen: []string{}, placed: map[string]coding.Placed{},
	}
	for _, side := range []struct {
		at  []int
		out *[]codingJSON
	}{{c.A, &p.A}, {c.B, &p.B}} {
		for _, i := range side.at {
			placed := all[records[i].ID]
			p.placed[placed.ID] = placed
			*side.out = append(*side.out, s.codingAsJSON(d, placed))
		}
	}
	return p
}

// waiting says what the two, and in a blind study the one who looks, have yet to
// finish before it can be compared.
func (s *Server) waiting(coder string, m *project.Material, a, b string) []waitingJSON {
	out := []waitingJSON{}
	for _, c := range s.lookers(coder, a, b) {
		w, some := waitingJSON{Coder: c, Themes: []string{}}, false
		for _, t := range s.scribe.Book.All() {
			switch {
			case finishedFor(s.scribe.Book, m.State.Finished, c, t.ID):
				some = true
			case t.Status != codebook.Retired:
				w.Themes = append(w.Themes, t.ID)
			}
		}
		if !some {
			w.Themes = []string{}
		}
		if !some || len(w.Themes) > 0 {
			out = append(out, w)
		}
	}
	return out
}

// lookers lists who has to have finished a theme before it is compared: the two,
// and in a blind study a third one who looks.
func (s *Server) lookers(coder, a, b string) []string {
	if s.study.Config.Blind && coder != a && coder != b {
		return []string{a, b, coder}
	}
	return []string{a, b}
}

// finishesOf takes from a document what was finished, with today's themes.
func finishesOf(book *codebook.Book, m *project.Material) []analysis.Finish {
	var out []analysis.Finish
	for _, f := range m.State.Finished {
		themes := make([]string, 0, len(f.Themes))
		for _, id := range f.Themes {
			themes = append(themes, desk.ThemeToday(book, id))
		}
		out = append(out, analysis.Finish{Coder: f.Coder, Themes: themes})
	}
	return out
}
