package codebook

// New makes a book of a tree of themes, setting their Parent and, where it is
// empty, their Name. It checks nothing: Parse(Render(book)) does.
func New(name string, themes []*Theme) *Book {
	b := &Book{Name: name, Themes: themes}
	b.link()
	return b
}

// link brings Parent, order and byID in line with the tree. Of two themes with
// one id the first is found.
func (b *Book) link() {
	b.order, b.byID = nil, map[string]*Theme{}
	var walk func(*Theme, []*Theme)
	walk = func(parent *Theme, themes []*Theme) {
		for _, t := range themes {
			t.Parent = parent
			if t.Name == "" {
				t.Name = t.ID
			}
			b.order = append(b.order, t)
			if _, taken := b.byID[t.ID]; !taken {
				b.byID[t.ID] = t
			}
			walk(t, t.Children)
		}
	}
	walk(nil, b.Themes)
}

// copyTree copies themes and everything below them.
func copyTree(themes []*Theme) []*Theme {
	var out []*Theme
	for _, t := range themes {
		c := *t
		c.Examples = append([]string(nil), t.Examples...)
		c.Cues = append([]string(nil), t.Cues...)
		c.Children = copyTree(t.Children)
		out = append(out, &c)
	}
	return out
}
