package codebook

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// Add gives the codebook with a theme, and the themes below it, put under
// parentID (at the top where that is empty): behind the sibling named after,
// at the end where after is empty, in front where it is First. A theme without
// an id gets the slug of its name. Every byte that was there stays.
func Add(data []byte, file, parentID string, t Theme, after string) ([]byte, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	parent, err := s.parent(parentID)
	if err != nil {
		return nil, err
	}
	if err := s.sibling(parent, after); err != nil {
		return nil, err
	}
	c, err := s.insert(parent, after, prepare(&t))
	if err != nil {
		return nil, err
	}
	return s.apply(c)
}

// prepare gives t and everything below it in the form in which it is read.
func prepare(t *Theme) *Theme {
	fresh := copyTree([]*Theme{t})
	for _, t := range New("", fresh).All() {
		for _, key := range themeKeys() {
			if p := t.text(key); p != nil {
				*p = clean(*p)
			}
			if p := t.list(key); p != nil {
				*p = cleanAll(*p)
			}
		}
		if t.ID == "" {
			t.ID = Slug(t.Name)
		}
		if t.Name == "" {
			t.Name = t.ID
		}
		if t.Status == "" {
			t.Status = Active
		}
	}
	return fresh[0]
}

// insert is the change that puts prepared themes in a row under parent.
func (s *source) insert(parent *Theme, after string, themes ...*Theme) (change, error) {
	taken := map[string]bool{}
	for _, t := range New("", themes).All() {
		if err := s.newID(t.ID); err != nil {
			return change{}, err
		}
		if taken[t.ID] {
			return change{}, fault.At(s.file, 0, 0, "give one of them another id", "two of the new themes have the id %s", t.ID)
		}
		taken[t.ID] = true
	}
	p, err := s.spotFor(parent, after, nil)
	if err != nil {
		return change{}, err
	}
	var parts []string
	for _, t := range themes {
		parts = append(parts, renderEntry(t, p.dash, p.step, s.eol()))
	}
	id := ""
	if parent != nil {
		id = parent.ID
	}
	return change{s.placing(p, parts), func(b *Book) { b.place(id, after, themes...) }}, nil
}

// placing puts the parts, each of whole lines, at a spot.
func (s *source) placing(p spot, parts []string) []splice {
	gap := strings.Repeat(s.eol(), p.blanks)
	text := p.head + strings.Join(parts, gap)
	switch {
	case p.first:
		text += gap
	case p.head == "" && p.prefix == splice{}:
		text = gap + text
	}
	out := []splice{{p.at, p.at, text}}
	if p.prefix.end > p.prefix.start {
		out = append(out, p.prefix)
	}
	return out
}

// place puts themes into the tree. The names of parent and sibling are known to be good.
func (b *Book) place(parentID, after string, themes ...*Theme) {
	list := &b.Themes
	if parent, ok := b.byID[parentID]; ok {
		list = &parent.Children
	}
	at := len(*list)
	if after == First {
		at = 0
	}
	for i, t := range *list {
		if t.ID == after {
			at = i + 1
		}
	}
	*list = slices.Insert(*list, at, themes...)
	b.link()
}

// take takes a theme out of the tree.
func (b *Book) take(id string) *Theme {
	t := b.byID[id]
	list := &b.Themes
	if t.Parent != nil {
		list = &t.Parent.Children
	}
	*list = slices.DeleteFunc(*list, func(other *Theme) bool { return other == t })
	b.link()
	return t
}
