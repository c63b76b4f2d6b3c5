package analysis

import (
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/query"
)

// A themeIndex numbers the themes of a codebook in its order, in which parents
// come before their children. The number after the last stands for any theme.
type themeIndex struct {
	book   *codebook.Book
	all    []*codebook.Theme
	number map[string]int
	parent []int // number of the parent; any for a root
}

func indexThemes(book *codebook.Book) themeIndex {
	x := themeIndex{book: book, all: book.All(), number: map[string]int{}}
	x.parent = make([]int, len(x.all))
	for i, t := range x.all {
		x.number[t.ID] = i
	}
	for i, t := range x.all {
		x.parent[i] = x.any()
		if t.Parent != nil {
			x.parent[i] = x.number[t.Parent.ID]
		}
	}
	return x
}

// any is the number under which codings of any theme are counted.
func (x themeIndex) any() int { return len(x.all) }

// within reports whether t is asked for by a theme field: is the theme named,
// or one below it.
func (x themeIndex) within(t *codebook.Theme, f query.Field) bool {
	if f.Prefix {
		for ; t != nil; t = t.Parent {
			if strings.HasPrefix(strings.ToLower(t.ID), strings.ToLower(f.Value)) {
				return true
			}
		}
		return false
	}
	want, err := x.book.Need(f.Value)
	return err == nil && t.Within(want)
}
