package web

import (
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/whole"
)

// seen gives the study as it is now, as far as the coder of a request may see it:
// in a blind study without what others code until both have finished (sight says
// the same of one document).
func (s *Server) seen(r *http.Request) (*whole.Whole, error) {
	w, err := s.whole(r.Context())
	if err != nil || !s.study.Config.Blind {
		return w, err
	}
	book, _ := s.book()
	marks := map[int][]analysis.Finish{}
	for _, f := range w.Counted.Finished {
		marks[f.Document] = append(marks[f.Document], f)
	}
	finished := func(document int, coder, theme string) bool {
		return slices.ContainsFunc(marks[document], func(f analysis.Finish) bool {
			return f.Coder == coder && (len(f.Themes) == 0 || slices.Contains(f.Themes, theme))
		})
	}
	me := me(r).coder
	sees := func(document int, coder, theme string) bool {
		return coder == me || finished(document, me, theme) && (coder == coding.Agreed || finished(document, coder, theme))
	}
	out, counted := *w, *w.Counted
	out.Counted = &counted
	counted.Records = slices.DeleteFunc(slices.Clone(w.Counted.Records), func(c coding.Record) bool { return !sees(c.Document, c.Coder, c.Theme) })
	out.Placed = make([][]coding.Placed, len(w.Placed))
	for i, all := range w.Placed {
		out.Placed[i] = slices.DeleteFunc(slices.Clone(all), func(c coding.Placed) bool { return !sees(i, c.Coder, desk.ThemeToday(book, c.Theme)) })
	}
	return &out, nil
}
