package web

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/project"
)

// themeCodingsJSON is what GET /api/themes/ID/codings gives: the quotes of a theme
// and of those below it, by document and place.
type themeCodingsJSON struct {
	Codings []themeCodingJSON `json:"codings"`
}

type themeCodingJSON struct {
	Document string `json:"document"`
	Coding   string `json:"coding"`
	Version  string `json:"version"`
	Theme    string `json:"theme"` // as it counts today
	Coder    string `json:"coder"`
	Turn     int    `json:"turn"`
	Quote    string `json:"quote"`
	Memo     string `json:"memo,omitempty"`
	Starred  bool   `json:"starred,omitempty"`
}

func (s *Server) themeCodings(r *http.Request) (any, error) {
	book, _ := s.book()
	t, err := book.Need(r.PathValue("theme"))
	if err != nil {
		return nil, refused(http.StatusNotFound, err)
	}
	within := map[string]bool{}
	for _, below := range t.Branch() {
		within[below.ID] = true
	}
	ids, err := s.study.DocumentIDs()
	if err != nil {
		return nil, err
	}
	parts := make([][]themeCodingJSON, len(ids))
	err = s.study.Each(r.Context(), ids, func(i int, m *project.Material) error {
		placed := sight{me(r).coder, s.study.Config.Blind, book, m.State.Finished}.placed(m.Placed)
		slices.SortFunc(placed, func(a, b coding.Placed) int {
			return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.ID, b.ID))
		})
		for _, c := range placed {
			theme := desk.ThemeToday(book, c.Theme)
			if c.Fit == coding.Review || !within[theme] {
				continue
			}
			q := themeCodingJSON{
				Document: m.Document.ID, Coding: c.ID, Version: versionOf(c.Coding), Theme: theme, Coder: c.Coder,
				Quote: m.Document.Slice(c.Span), Memo: c.Memo, Starred: c.Starred,
			}
			if first, last := m.Document.TurnsIn(c.Span); first < last {
				q.Turn = m.Document.Turns[first].Number
			}
			parts[i] = append(parts[i], q)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return themeCodingsJSON{append([]themeCodingJSON{}, slices.Concat(parts...)...)}, nil
}
