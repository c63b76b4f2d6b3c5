package codebook

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/internal/fault"
)

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Style == 0
}

// refuseIndirection reports everything by which YAML says one thing in two
// places: it would make a splice at one place an edit at another.
func (s *source) refuseIndirection(r *report, n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode:
		r.add(Error, n.Line, n.Column, "write the text out", "aliases (*%s) are not read in a codebook", n.Value)
		return
	case n.Anchor != "":
		r.add(Error, n.Line, n.Column, "write the text out where it is needed, or put it between \"quotes\"", "anchors (&%s) are not read in a codebook", n.Anchor)
	case n.Style&yaml.TaggedStyle != 0:
		r.add(Error, n.Line, n.Column, "leave it out, or put a text that begins with ! between \"quotes\"", "tags (%s) are not read in a codebook", n.Tag)
	case n.Tag == "!!merge":
		r.add(Error, n.Line, n.Column, "write the keys out", "merge keys (<<) are not read in a codebook")
	}
	for _, c := range n.Content {
		s.refuseIndirection(r, c)
	}
}

// readBook fills the book from the root node.
func (s *source) readBook(r *report) {
	if s.root.Kind != yaml.MappingNode {
		r.add(Error, s.root.Line, s.root.Column, "begin the file with the lines `codebook: 1` and `themes:`", "a codebook is made of keys, this is %s", kindName(s.root))
		return
	}
	s.checkKeys(r, s.root, bookKeys())
	version, _ := s.find(s.root, "codebook")
	s.readVersion(r, version)
	if p, ok := s.find(s.root, "name"); ok {
		s.book.Name = s.readText(r, p)
	}
	if p, ok := s.find(s.root, "themes"); ok {
		s.lists[nil] = p
		s.book.Themes = s.readThemes(r, p.value, nil, 1)
	}
	s.book.link()
}

func (s *source) readVersion(r *report, p pair) {
	switch {
	case p.value == nil:
		r.add(Warning, s.root.Line, s.root.Column, "add the line `codebook: 1` on top", "the file does not say which codebook format it has")
	case p.value.Kind == yaml.AliasNode:
	case p.value.Value != "1":
		r.add(Error, p.value.Line, p.value.Column, "write `codebook: 1`, or use a newer mitten",
			"codebook format %q is not known, this program reads %d", shorten(p.value.Value, 40), formatVersion)
	}
}

// readThemes reads the value of a `themes:` key.
func (s *source) readThemes(r *report, n *yaml.Node, parent *Theme, depth int) []*Theme {
	switch {
	case isNull(n), n.Kind == yaml.AliasNode:
		return nil
	case n.Kind != yaml.SequenceNode:
		r.add(Error, n.Line, n.Column, "begin each theme with `- id: `", "themes is a list of themes, not %s", kindName(n))
		return nil
	case depth > maxDepth && len(n.Content) > 0:
		r.add(Error, n.Line, n.Column, "move these themes up", "themes are nested more than %d levels deep", maxDepth)
		return nil
	}
	var themes []*Theme
	for _, item := range n.Content {
		if item.Kind == yaml.AliasNode {
			continue
		}
		if item.Kind != yaml.MappingNode {
			hint := "begin each theme with `- id: `"
			if slug := Slug(item.Value); slug != "" {
				hint = "write `- id: " + slug + "`"
			}
			r.add(Error, item.Line, item.Column, hint, "a theme is made of keys, this is %s", kindName(item))
			continue
		}
		themes = append(themes, s.readTheme(r, item, parent, depth))
	}
	return themes
}

func (s *source) readTheme(r *report, n *yaml.Node, parent *Theme, depth int) *Theme {
	t := &Theme{Parent: parent, Status: Active, Line: n.Line, Col: n.Column}
	s.entry[t] = n
	s.checkKeys(r, n, themeKeys())
	for i := len(n.Content) - 2; i >= 0; i -= 2 { // of a key that stands twice the first counts
		p := pair{n.Content[i], n.Content[i+1]}
		if field := t.text(p.key.Value); field != nil {
			*field = s.readText(r, p)
		} else if list := t.list(p.key.Value); list != nil {
			*list = s.readList(r, p)
		}
	}
	if t.Status == "" {
		t.Status = Active
	}
	s.checkFields(r, t)
	if t.Name == "" {
		t.Name = t.ID
	}
	if p, ok := s.find(n, "themes"); ok {
		s.lists[t] = p
		t.Children = s.readThemes(r, p.value, t, depth+1)
	}
	return t
}

// find gives a key of a mapping, the first where it stands twice.
func (s *source) find(n *yaml.Node, key string) (pair, bool) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key && n.Content[i].Kind == yaml.ScalarNode {
			return pair{n.Content[i], n.Content[i+1]}, true
		}
	}
	return pair{}, false
}

// checkKeys reports keys that are unknown or stand twice.
func (s *source) checkKeys(r *report, n *yaml.Node, known []string) {
	first := make(map[string]int, len(known))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		line, twice := first[key.Value]
		if !twice {
			first[key.Value] = key.Line
		}
		switch {
		case key.Kind == yaml.AliasNode, key.Tag == "!!merge":
		case key.Kind == yaml.ScalarNode && twice:
			r.add(Error, key.Line, key.Column, "keep one of the two", "the key %s stands here a second time, first on line %d", shorten(key.Value, 60), line)
		case key.Kind != yaml.ScalarNode || !slices.Contains(known, key.Value):
			r.add(Error, key.Line, key.Column, keyHint(key.Value, known), "unknown key %q", shorten(key.Value, 60))
		}
	}
}

func keyHint(key string, known []string) string {
	meant := ""
	switch strings.ToLower(key) {
	case "color":
		meant = "colour"
	case "description", "meaning":
		meant = "definition"
	case "label", "title":
		meant = "name"
	case "children", "codes", "subthemes", "sub-themes":
		meant = "themes"
	case "parent":
		return "put the theme under the `themes:` of its parent"
	default:
		meant = fault.Nearest(key, known)
	}
	for _, k := range known {
		if k == meant {
			return "did you mean " + k + "?"
		}
	}
	return "the keys here are " + strings.Join(known, ", ")
}

// readText gives a text as it stands: `12`, `yes` and `2019-05-01` are texts too.
func (s *source) readText(r *report, p pair) string {
	switch {
	case p.value.Kind == yaml.AliasNode, isNull(p.value):
		return ""
	case p.value.Kind != yaml.ScalarNode:
		r.add(Error, p.value.Line, p.value.Column, `put a text with a colon, a bracket or a hyphen at its start between "quotes"`, "%s is a text, not %s", p.key.Value, kindName(p.value))
		return ""
	}
	return clean(p.value.Value)
}

func (s *source) readList(r *report, p pair) []string {
	switch {
	case p.value.Kind == yaml.AliasNode, isNull(p.value):
		return nil
	case p.value.Kind != yaml.SequenceNode:
		r.add(Error, p.value.Line, p.value.Column, "write "+p.key.Value+`: ["first", "second"], or one a line behind hyphens`, "%s is a list of texts, not %s", p.key.Value, kindName(p.value))
		return nil
	}
	var out []string
	for _, item := range p.value.Content {
		switch text := clean(item.Value); {
		case item.Kind == yaml.AliasNode:
		case item.Kind != yaml.ScalarNode:
			r.add(Error, item.Line, item.Column, `put a text with a colon or a bracket in it between "quotes"`, "%s is a list of texts, this is %s", p.key.Value, kindName(item))
		case isNull(item), text == "":
			r.add(Warning, item.Line, item.Column, "fill it or take it out", "an empty entry in %s is passed over", p.key.Value)
		default:
			out = append(out, text)
		}
	}
	return out
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a set of keys"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	return "a text"
}
