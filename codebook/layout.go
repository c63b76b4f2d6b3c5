package codebook

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A block is the lines of one theme: the comment lines right above it, the
// entry, and the comments below it that stand further in than its hyphen.
type block struct {
	dash        int // column of the hyphen, from 0
	first, last int // lines, from 0, both included
	blanks      int // empty lines right above first
}

// unsafe is the refusal to splice into a layout that gives no safe place.
func (s *source) unsafe(n *yaml.Node, what string) error {
	return fault.At(s.file, n.Line, n.Column, "write it in lines, one key a line behind `- id: `, or edit it by hand",
		"%s in {braces} or [brackets] cannot be edited here", what)
}

func (s *source) siblings(parent *Theme) []*Theme {
	if parent == nil {
		return s.book.Themes
	}
	return parent.Children
}

// position gives the index of t among its siblings.
func (s *source) position(t *Theme) int {
	for i, other := range s.siblings(t.Parent) {
		if other == t {
			return i
		}
	}
	return -1
}

// blockOf finds the lines of a theme.
func (s *source) blockOf(t *Theme) (block, error) {
	list, n := s.lists[t.Parent], s.entry[t]
	if (list.value.Style|n.Style)&yaml.FlowStyle != 0 {
		return block{}, s.unsafe(n, "a theme")
	}
	b := block{dash: list.value.Column - 1}
	start := s.dashLine(n, b.dash)
	if start < 0 {
		return block{}, s.unsafe(n, "a theme")
	}
	bound := list.key.Line - 1
	if i := s.position(t); i > 0 {
		before := s.siblings(t.Parent)[i-1]
		bound = s.tail(s.lineAt(s.contentEnd(before)), b.dash)
	}
	b.first = start
	for b.first-1 > bound {
		n, _, comment := s.indent(b.first - 1)
		if !comment || n > b.dash {
			break
		}
		b.first--
	}
	for i := b.first - 1; i > bound; i-- {
		if _, blank, _ := s.indent(i); !blank {
			break
		}
		b.blanks++
	}
	b.last = s.tail(s.lineAt(s.contentEnd(t)), b.dash)
	return b, nil
}

// contentEnd is the last byte of an entry, so that lineAt gives its line.
func (s *source) contentEnd(t *Theme) int {
	n := s.entry[t]
	return max(s.valueEnd(n, n.Column-1, false)-1, s.offset(n))
}

// dashLine is the line with the hyphen of an entry, which may stand alone above it; -1 where it is not found.
func (s *source) dashLine(n *yaml.Node, dash int) int {
	at := s.offset(n)
	for i := n.Line - 1; i >= 0; i-- {
		start, end, _ := s.lineBounds(i)
		indent, blank, comment := s.indent(i)
		if i == n.Line-1 && start+indent == at || i < n.Line-1 && (blank || comment) {
			continue
		}
		text, _ := cutComment(s.data[start:min(end, max(at, start))])
		if indent == dash && strings.TrimRight(string(text[indent:]), " \t") == "-" {
			return i
		}
		return -1
	}
	return -1
}

// tail is the last of the comment lines below line last that stand further in
// than column dash.
func (s *source) tail(last, dash int) int {
	for i := last + 1; i < s.lineCount(); i++ {
		n, blank, comment := s.indent(i)
		if blank {
			continue
		}
		if !comment || n <= dash {
			break
		}
		last = i
	}
	return last
}

// after is the byte behind the line break of line i.
func (s *source) after(i int) int {
	_, _, next := s.lineBounds(i)
	return next
}

// A spot is where an entry can be put.
type spot struct {
	at     int
	head   string // a `themes:` line to write first
	dash   int
	step   int  // from a `themes:` key to its hyphens
	blanks int  // empty lines to set it apart, above it or, where first, below it
	styled bool // blanks are those of the list
	first  bool
	prefix splice // takes an empty value such as [] away
}

// spotFor finds the place under parent behind the sibling named after; at the
// end where after is empty, in front where it is First. The theme moving is
// not counted as a sibling.
func (s *source) spotFor(parent *Theme, after string, moving *Theme) (spot, error) {
	if err := s.inBlocks(parent); err != nil {
		return spot{}, err
	}
	var rest []*Theme
	for _, t := range s.siblings(parent) {
		if t != moving {
			rest = append(rest, t)
		}
	}
	if len(s.siblings(parent)) == 0 {
		return s.emptySpot(parent)
	}
	list := s.lists[parent]
	p := spot{dash: list.value.Column - 1, step: s.step(parent), first: after == First || len(rest) == 0}
	neighbour := moving
	if p.first && len(rest) > 0 {
		neighbour = rest[0]
	} else if len(rest) > 0 {
		neighbour = rest[len(rest)-1]
		for _, t := range rest {
			if t.ID == after {
				neighbour = t
			}
		}
	}
	b, err := s.blockOf(neighbour)
	if err != nil {
		return spot{}, err
	}
	for _, t := range s.siblings(parent)[1:] {
		if own, err := s.blockOf(t); err == nil && t != moving {
			p.blanks, p.styled = own.blanks, true
		}
	}
	p.at = s.after(b.last)
	if p.first {
		p.at = s.starts[b.first]
	}
	return p, nil
}

// emptySpot is the place for the first theme under parent.
func (s *source) emptySpot(parent *Theme) (spot, error) {
	owner, dash := s.root, -1
	if parent != nil {
		b, err := s.blockOf(parent)
		if err != nil {
			return spot{}, err
		}
		owner, dash = s.entry[parent], b.dash
	}
	p := spot{step: s.step(parent), dash: owner.Column - 1 + s.step(parent)}
	list, ok := s.lists[parent]
	if !ok {
		end := max(s.valueEnd(owner, owner.Column-1, false)-1, s.offset(owner))
		p.at = s.after(s.tail(s.lineAt(end), dash))
		p.head = strings.Repeat(" ", owner.Column-1) + "themes:" + s.eol()
		return p, nil
	}
	start := s.offset(list.value)
	end := s.valueEnd(list.value, owner.Column-1, false)
	if end > start && start > 0 && s.data[start-1] == ' ' {
		start--
	}
	p.prefix = splice{start: start, end: end}
	p.at = s.after(s.tail(s.lineAt(max(end-1, start)), owner.Column-1))
	return p, nil
}

// step is how far hyphens stand to the right of their key in the list that
// parent is in, 2 where nothing tells.
func (s *source) step(parent *Theme) int {
	for t := parent; ; t = t.Parent {
		if list, ok := s.lists[t]; ok && len(list.value.Content) > 0 && list.value.Style&yaml.FlowStyle == 0 && list.value.Line > list.key.Line {
			return list.value.Column - list.key.Column
		}
		if t == nil {
			return 2
		}
	}
}

// inBlocks refuses a parent that is written, or stands, in braces.
func (s *source) inBlocks(parent *Theme) error {
	if s.root.Style&yaml.FlowStyle != 0 {
		return s.unsafe(s.root, "a codebook")
	}
	if parent != nil && s.entry[parent].Style&yaml.FlowStyle != 0 {
		return s.unsafe(s.entry[parent], "a theme")
	}
	if list, ok := s.lists[parent]; ok && list.value.Style&yaml.FlowStyle != 0 && len(list.value.Content) > 0 {
		return s.unsafe(list.value, "a list of themes")
	}
	return nil
}

// shift moves lines sideways by delta columns, as far as they have room.
func shift(text []byte, delta int) []byte {
	var out bytes.Buffer
	starts := append(lineStarts(text), len(text))
	for i, start := range starts[:len(starts)-1] {
		end := starts[i+1]
		line := text[start:end]
		spaces := len(line) - len(bytes.TrimLeft(line, " "))
		switch {
		case breakAt(line, 0) > 0:
		case delta > 0:
			out.WriteString(strings.Repeat(" ", delta))
		default:
			line = line[min(spaces, -delta):]
		}
		out.Write(line)
	}
	return out.Bytes()
}
