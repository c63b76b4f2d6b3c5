package web

import (
	"net/http"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
)

// studyJSON is what GET /api/study gives.
type studyJSON struct {
	Name      string        `json:"name"`
	Coder     string        `json:"coder"`
	Coders    []string      `json:"coders"`
	Blind     bool          `json:"blind"`    // others' codings are hidden until both have finished
	Revision  string        `json:"revision"` // of the codebook
	Themes    []themeJSON   `json:"themes"`   // in codebook order, parents before children
	Documents []summaryJSON `json:"documents"`
}

type themeJSON struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Parent     string `json:"parent,omitempty"`
	Depth      int    `json:"depth"`
	Colour     string `json:"colour,omitempty"`
	Status     string `json:"status"`
	Definition string `json:"definition,omitempty"`
	Include    string `json:"include,omitempty"`
	Exclude    string `json:"exclude,omitempty"`
	Own        int    `json:"own"`   // codings of its own, by this coder
	Count      int    `json:"count"` // with its sub-themes
}

type summaryJSON struct {
	ID         string            `json:"id"`
	Kind       string            `json:"kind"`
	Cycle      string            `json:"cycle,omitempty"`
	Attributes map[string]string `json:"attributes"` // of its first participant
	Turns      int               `json:"turns"`
	Codings    int               `json:"codings"` // by this coder
	Finished   bool              `json:"finished"`
}

func (s *Server) getStudy(r *http.Request) (any, error) {
	w, err := s.whole(r.Context())
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	coder := me(r).coder
	own := map[string]int{}
	summaries := make([]summaryJSON, len(w.Documents))
	for i, d := range w.Documents {
		sum := summaryJSON{ID: d.ID, Kind: d.Kind, Cycle: d.Cycle, Turns: len(d.Turns), Attributes: map[string]string{}}
		if len(d.Participants) > 0 {
			if p, ok := w.Counted.Roster.Find(d.Participants[0]); ok {
				sum.Attributes = p.Attributes
			}
		}
		for _, c := range w.Placed[i] {
			if c.Coder == coder && c.Fit != coding.Review {
				sum.Codings++
				own[desk.ThemeToday(s.scribe.Book, c.Theme)]++
			}
		}
		summaries[i] = sum
	}
	for _, f := range w.Counted.Finished {
		if f.Coder == coder {
			summaries[f.Document].Finished = true
		}
	}
	return studyJSON{
		Name: s.study.Config.Name, Coder: coder, Blind: s.study.Config.Blind, Coders: s.study.Config.Coders, Revision: s.scribe.Revision,
		Themes: themesAsJSON(s.scribe.Book, own), Documents: summaries,
	}, nil
}

func themesAsJSON(book *codebook.Book, own map[string]int) []themeJSON {
	out := []themeJSON{}
	for _, t := range book.All() {
		j := themeJSON{
			ID: t.ID, Name: t.Name, Depth: t.Depth(), Colour: t.Colour, Status: string(t.Status),
			Definition: t.Definition, Include: t.Include, Exclude: t.Exclude, Own: own[t.ID],
		}
		if t.Parent != nil {
			j.Parent = t.Parent.ID
		}
		for _, sub := range t.Branch() {
			j.Count += own[sub.ID]
		}
		out = append(out, j)
	}
	return out
}
