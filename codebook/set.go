package codebook

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/internal/fault"
)

// Set gives the codebook with one key of a theme changed: name, definition,
// include, exclude, colour, status, replaced_by and memo take one value,
// examples and cues any number. No value, or an empty one, takes the key out.
// Only the value's own bytes change; a comment behind it stays.
func Set(data []byte, file, id, key string, values ...string) ([]byte, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	t, err := s.theme(id)
	if err != nil {
		return nil, err
	}
	values = cleanAll(values)
	switch known := t.text(key) != nil || t.list(key) != nil; {
	case key == "id":
		return nil, fault.New("rename the theme instead", "an id is not set: codings name the theme by it")
	case key == "themes":
		return nil, fault.New("add or move a theme instead", "themes are not set")
	case !known:
		return nil, fault.New(keyHint(key, themeKeys()[1:len(themeKeys())-1]), "unknown key %q", shorten(key, 60))
	case t.text(key) != nil && len(values) > 1:
		return nil, fault.New("give one value", "%s is one text, not %d", key, len(values))
	}
	c, err := s.set(t, key, values)
	if err != nil {
		return nil, err
	}
	return s.apply(c)
}

// set is the change of one key. Rename takes the splices for id from it.
func (s *source) set(t *Theme, key string, values []string) (change, error) {
	n := s.entry[t]
	if n.Style&yaml.FlowStyle != 0 {
		return change{}, s.unsafe(n, "a theme")
	}
	list := t.list(key) != nil
	p, present := s.find(n, key)
	var splices []splice
	switch {
	case len(values) == 0 && present:
		splices = s.unset(n, p)
	case len(values) == 0:
	case present && list:
		splices = s.replaceList(n, p, values)
	case present:
		splices = s.replaceText(n, p, values[0])
	default:
		splices = s.insertKey(n, key, values, list)
	}
	id := t.ID
	return change{splices, func(b *Book) {
		t := b.byID[id]
		if list {
			*t.list(key) = values
			return
		}
		*t.text(key) = strings.Join(values, "")
		if t.Status == "" {
			t.Status = Active
		}
		if t.Name == "" {
			t.Name = t.ID
		}
	}}, nil
}

// used is the column in which the value of a key begins.
func used(n *yaml.Node, key string) int { return n.Column + 1 + utf8.RuneCountInString(key) }

// below gives the splices for a value whose first line goes in the place of
// [start, end) and whose other lines go below line last.
func (s *source) below(start, end int, w written) []splice {
	if w.head != "" && s.data[start-1] == ':' {
		w.head = " " + w.head
	}
	out := []splice{{start, end, w.head}}
	if w.body != "" {
		_, lineEnd, _ := s.lineBounds(s.lineAt(max(end-1, start-1)))
		out = append(out, splice{lineEnd, lineEnd, w.body})
	}
	return out
}

func (s *source) replaceText(n *yaml.Node, p pair, text string) []splice {
	start, end := s.offset(p.value), s.valueEnd(p.value, n.Column-1, false)
	w := writeText(text, p.value.Style, n.Column-1, used(n, p.key.Value), s.eol())
	if p.value.Style&(yaml.FoldedStyle|yaml.LiteralStyle) == 0 {
		return s.below(start, end, w)
	}
	_, lineEnd, _ := s.lineBounds(p.value.Line - 1)
	header, _ := cutComment(s.data[start:lineEnd])
	return []splice{{start, start + len(header), w.head}, {lineEnd, max(lineEnd, end), w.body}}
}

func (s *source) replaceList(n *yaml.Node, p pair, items []string) []splice {
	start, end := s.offset(p.value), s.valueEnd(p.value, n.Column-1, false)
	column := used(n, p.key.Value)
	switch v := p.value; {
	case v.Kind == yaml.SequenceNode && v.Style&yaml.FlowStyle == 0:
		w := writeList(items, false, n.Column-1, v.Column-n.Column, column, s.eol())
		return []splice{{start, end, strings.TrimLeft(w.body, " \r\n")}}
	case v.Kind == yaml.SequenceNode:
		w := writeList(items, true, n.Column-1, 2, column, s.eol())
		if w.body != "" {
			start = len(bytes.TrimRight(s.data[:start], " "))
		}
		return s.below(start, end, w)
	}
	return s.below(start, end, writeList(items, p.key.Value == "cues", n.Column-1, 2, column, s.eol()))
}

// insertKey writes a new key below the last of those that stand before it in
// the usual order.
func (s *source) insertKey(n *yaml.Node, key string, values []string, list bool) []splice {
	var above *yaml.Node
	for _, k := range themeKeys() {
		if k == key {
			break
		}
		if p, ok := s.find(n, k); ok {
			above = p.value
		}
	}
	var w written
	if list {
		w = writeList(values, key == "cues", n.Column-1, 2, used(n, key), s.eol())
	} else {
		w = writeText(values[0], 0, n.Column-1, used(n, key), s.eol())
	}
	if w.head != "" {
		w.head = " " + w.head
	}
	end := s.valueEnd(above, n.Column-1, false)
	at := s.after(s.lineAt(max(end-1, s.offset(n))))
	line := strings.Repeat(" ", n.Column-1) + key + ":" + w.String() + s.eol()
	return []splice{{at, at, line}}
}

// unset takes the lines of a key away. The key behind the hyphen gives its
// place to the next one, or, where comments stand between them, keeps it with
// an empty value.
func (s *source) unset(n *yaml.Node, p pair) []splice {
	start, end := s.offset(p.key), s.valueEnd(p.value, n.Column-1, false)
	lines := splice{start: s.starts[p.key.Line-1], end: s.after(s.lineAt(max(end-1, start)))}
	if n.Content[0] != p.key || len(bytes.TrimSpace(s.data[lines.start:start])) == 0 {
		return []splice{lines}
	}
	next := s.offset(n.Content[2])
	if between := s.data[end:next]; len(bytes.TrimSpace(between)) == 0 {
		return []splice{{start: start, end: next}}
	}
	if p.value.Kind != yaml.ScalarNode {
		return []splice{{s.keyEnd(p.key), end, " []"}}
	}
	return s.replaceText(n, p, "")
}

// keyEnd is the byte behind the colon of a key.
func (s *source) keyEnd(key *yaml.Node) int {
	at := s.offset(key)
	if key.Style != 0 {
		at = s.valueEnd(key, 0, true)
	}
	return at + bytes.IndexByte(s.data[at:], ':') + 1
}
