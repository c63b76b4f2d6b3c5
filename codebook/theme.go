package codebook

import "github.com/mitten-qda/mitten/internal/fault"

// A Theme is one entry of the codebook.
type Theme struct {
	ID         string
	Name       string // what people call it; the id where the file gives none
	Definition string
	Include    string
	Exclude    string
	Examples   []string
	Cues       []string
	Colour     string // "#rrggbb" or empty
	Status     Status
	ReplacedBy string // id of the theme that took this one's codings; only where retired
	Memo       string

	Parent   *Theme
	Children []*Theme
	Line     int // of the entry's first key in the file, from 1
	Col      int
}

// A Status says whether a theme is for use.
type Status string

// The states of a theme.
const (
	Active  Status = "active"
	Draft   Status = "draft"
	Retired Status = "retired"
)

// A Book is a codebook: themes in file order.
type Book struct {
	Name   string
	Themes []*Theme // the roots
	byID   map[string]*Theme
	order  []*Theme
}

// All lists every theme, parents before children, in file order.
func (b *Book) All() []*Theme { return b.order }

// Find gives the theme with exactly this id.
func (b *Book) Find(id string) (*Theme, bool) {
	t, ok := b.byID[id]
	return t, ok
}

// Resolve gives the theme that holds the codings made with id today: the theme
// itself, or the one at the end of its replaced_by chain.
func (b *Book) Resolve(id string) (*Theme, bool) {
	t, ok := b.byID[id]
	for hops := 0; ok && t.ReplacedBy != "" && hops <= len(b.order); hops++ {
		t, ok = b.byID[t.ReplacedBy]
	}
	return t, ok
}

// Need gives the theme that a user named by id, or by name in any case, or an
// error that offers the nearest id. A retired theme gives its replacement.
func (b *Book) Need(id string) (*Theme, error) {
	if t, ok := b.Resolve(id); ok {
		return t, nil
	}
	ids := make([]string, 0, len(b.order))
	for _, t := range b.order {
		if equalName(t.Name, id) {
			return b.mustResolve(t), nil
		}
		ids = append(ids, t.ID)
	}
	hint := "`mitten codebook show` lists the themes"
	if near := fault.Nearest(id, ids); near != "" {
		hint = "did you mean " + near + "?"
	}
	return nil, fault.New(hint, "no theme %q in the codebook", id)
}

func (b *Book) mustResolve(t *Theme) *Theme {
	if r, ok := b.Resolve(t.ID); ok {
		return r
	}
	return t
}

// Branch lists t and everything below it, parents first.
func (t *Theme) Branch() []*Theme {
	out := []*Theme{t}
	for _, c := range t.Children {
		out = append(out, c.Branch()...)
	}
	return out
}

// Within reports whether t is other or lies below it.
func (t *Theme) Within(other *Theme) bool {
	for ; t != nil; t = t.Parent {
		if t == other {
			return true
		}
	}
	return false
}

// Depth is 0 for a root.
func (t *Theme) Depth() int {
	n := 0
	for p := t.Parent; p != nil; p = p.Parent {
		n++
	}
	return n
}
