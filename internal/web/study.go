package web

import (
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/project"
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
	s.mu.Lock()
	defer s.mu.Unlock()
	coder := me(r).coder
	roster, err := s.study.Roster()
	if err != nil {
		return nil, err
	}
	ids, err := s.study.DocumentIDs()
	if err != nil {
		return nil, err
	}
	summaries := make([]summaryJSON, len(ids))
	counts := make([]map[string]int, len(ids))
	err = s.study.Each(r.Context(), ids, func(i int, m *project.Material) error {
		d := m.Document
		sum := summaryJSON{ID: d.ID, Kind: d.Kind, Cycle: d.Cycle, Turns: len(d.Turns), Attributes: map[string]string{}}
		if len(d.Participants) > 0 {
			if p, ok := roster.Find(d.Participants[0]); ok {
				for k, v := range p.Attributes {
					sum.Attributes[k] = v
				}
			}
		}
		counts[i] = map[string]int{}
		for _, c := range m.Placed {
			if c.Coder == coder && c.Fit != coding.Review {
				sum.Codings++
				counts[i][desk.ThemeToday(s.scribe.Book, c.Theme)]++
			}
		}
		sum.Finished = slices.ContainsFunc(m.State.Finished, func(f coding.Finished) bool { return f.Coder == coder })
		summaries[i] = sum
		return nil
	})
	if err != nil {
		return nil, err
	}
	own := map[string]int{}
	for _, c := range counts {
		for theme, n := range c {
			own[theme] += n
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
