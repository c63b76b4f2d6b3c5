package web

import (
	"slices"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/project"
)

// A sight is what one coder may see of what was coded in one document. Where the
// study is blind, another's coding is seen when both have finished the document
// for its theme; what was agreed, when this one has. Everything that the server
// says of codings, lists and counts too, goes through it.
type sight struct {
	coder    string
	blind    bool
	book     *codebook.Book
	finished []coding.Finished
}

func (s *Server) sight(coder string, m *project.Material) sight {
	return sight{coder: coder, blind: s.study.Config.Blind, book: s.scribe.Book, finished: m.State.Finished}
}

// sees reports whether the coding may be shown or counted.
func (v sight) sees(c coding.Coding) bool {
	if !v.blind || c.Coder == v.coder {
		return true
	}
	theme := desk.ThemeToday(v.book, c.Theme)
	return finishedFor(v.book, v.finished, v.coder, theme) &&
		(c.Coder == coding.Agreed || finishedFor(v.book, v.finished, c.Coder, theme))
}

// placed leaves out what may not be seen.
func (v sight) placed(all []coding.Placed) []coding.Placed {
	out := make([]coding.Placed, 0, len(all))
	for _, c := range all {
		if v.sees(c.Coding) {
			out = append(out, c)
		}
	}
	return out
}

// finishedFor reports whether a coder has finished a document for a theme of today.
func finishedFor(book *codebook.Book, finished []coding.Finished, coder, theme string) bool {
	return slices.ContainsFunc(finished, func(f coding.Finished) bool {
		return f.Coder == coder && (len(f.Themes) == 0 || slices.ContainsFunc(f.Themes, func(id string) bool {
			return desk.ThemeToday(book, id) == theme
		}))
	})
}
