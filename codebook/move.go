package codebook

import (
	"github.com/mitten-qda/mitten/internal/fault"
)

// Move gives the codebook with a theme, everything below it and the comments
// that belong to it, put under newParent (at the top where that is empty):
// behind the sibling named after, at the end where after is empty, in front
// where it is First. The lines of the theme change only in how far they are
// indented; empty lines around it follow the list it comes to.
func Move(data []byte, file, id, newParent, after string) ([]byte, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	t, err := s.theme(id)
	if err != nil {
		return nil, err
	}
	parent, err := s.parent(newParent)
	if err != nil {
		return nil, err
	}
	if parent != nil && parent.Within(t) {
		return nil, fault.At(s.file, t.Line, t.Col, "move "+newParent+" out of it first", "%s cannot go under %s, which is a part of it", id, newParent)
	}
	if err := s.sibling(parent, after); err != nil {
		return nil, err
	}
	if after == id {
		return nil, fault.At(s.file, t.Line, t.Col, "name another sibling", "%s cannot come after itself", id)
	}
	if s.stays(t, parent, after) {
		return data, nil
	}
	from, err := s.blockOf(t)
	if err != nil {
		return nil, err
	}
	p, err := s.spotFor(parent, after, t)
	if err != nil {
		return nil, err
	}
	if !p.styled && p.head == "" && len(s.siblings(parent)) > 0 {
		p.blanks = from.blanks
	}
	text := shift(s.data[s.starts[from.first]:s.after(from.last)], p.dash-from.dash)
	if !endsLine(text) {
		text = append(text, s.eol()...)
	}
	splices := append(s.placing(p, []string{string(text)}), s.removal(t, from))
	return s.apply(change{splices, func(b *Book) { b.place(newParent, after, b.take(id)) }})
}

// stays reports whether the theme is where it is to go.
func (s *source) stays(t, parent *Theme, after string) bool {
	if t.Parent != parent {
		return false
	}
	siblings, i := s.siblings(parent), s.position(t)
	switch after {
	case "":
		return i == len(siblings)-1
	case First:
		return i == 0
	}
	return i > 0 && siblings[i-1].ID == after
}

// removal takes the lines of a theme away with the empty lines that set it
// apart, and with a `themes:` line that would be left with nothing to say.
func (s *source) removal(t *Theme, b block) splice {
	out := splice{start: s.starts[b.first-b.blanks], end: s.after(b.last)}
	siblings := s.siblings(t.Parent)
	if s.position(t) == 0 && len(siblings) > 1 {
		out.start = s.starts[b.first]
		if next, err := s.blockOf(siblings[1]); err == nil && next.first-next.blanks == b.last+1 {
			out.end = s.starts[next.first]
		}
	}
	if len(siblings) > 1 || t.Parent == nil {
		return out
	}
	key := s.lists[t.Parent].key
	line := key.Line - 1
	n, _, _ := s.indent(line)
	bare := string(s.lineText(line)[n:]) == "themes:" && n == key.Column-1
	if bare && line == b.first-b.blanks-1 && !s.leads(t.Parent, "themes") {
		out.start = s.starts[line]
	}
	return out
}

// leads reports whether key is the first of a theme's entry.
func (s *source) leads(t *Theme, key string) bool {
	return s.entry[t].Content[0].Value == key
}
