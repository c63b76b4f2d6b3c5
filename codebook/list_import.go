package codebook

import (
	"io"
	"strconv"
	"strings"
)

// ImportList reads a plain list of codes, one a line: `code`, or
// `category>>code` to any depth, and behind a tab a memo. This is the list
// that QualCoder imports. Categories become themes like the codes in them.
func ImportList(r io.Reader, name string) ([]*Theme, []Problem) {
	rep := &report{file: name}
	data := readTable(r, rep)
	if data == nil {
		return nil, rep.problems
	}
	list := plainList{rep: rep, taken: map[string]bool{}, listed: map[*Theme]int{}}
	starts := append(lineStarts(data), len(data))
	for i := range starts[:len(starts)-1] {
		list.add(strings.TrimRight(string(data[starts[i]:starts[i+1]]), "\r\n"), i+1)
	}
	return list.roots, rep.inOrder()
}

type plainList struct {
	rep    *report
	roots  []*Theme
	taken  map[string]bool
	listed map[*Theme]int // the line on which a theme is the last of its path
}

func (l *plainList) add(line string, number int) {
	path, memo, _ := strings.Cut(line, "\t")
	if clean(path) == "" {
		if clean(memo) != "" {
			l.rep.add(Error, number, 1, "put the code in front of the tab", "a memo without a code is left out")
		}
		return
	}
	parts := strings.Split(path, ">>")
	if len(parts) > maxDepth {
		l.rep.add(Error, number, 1, "leave out some categories", "more than %d levels, the line is left out", maxDepth)
		return
	}
	for _, part := range parts {
		if clean(part) == "" {
			l.rep.add(Error, number, 1, "write category>>code", "a name is missing beside >>, the line is left out")
			return
		}
	}
	var parent *Theme
	for _, part := range parts {
		parent = l.under(parent, clean(part), number)
	}
	if first, twice := l.listed[parent]; twice {
		l.rep.add(Warning, number, 1, "", "%q stands on line %d already", parent.Name, first)
	}
	l.listed[parent] = number
	if memo = clean(memo); memo != "" {
		parent.Memo = strings.TrimPrefix(parent.Memo+"\n"+memo, "\n")
	}
}

// under finds the theme of that name right under parent, or makes it.
func (l *plainList) under(parent *Theme, name string, number int) *Theme {
	siblings := &l.roots
	if parent != nil {
		siblings = &parent.Children
	}
	for _, t := range *siblings {
		if equalName(t.Name, name) {
			return t
		}
	}
	t := &Theme{ID: freeID(Slug(name), l.taken), Name: name, Status: Active, Parent: parent, Line: number, Col: 1}
	*siblings = append(*siblings, t)
	return t
}

// numbered is slug with n behind it, within the length of an id.
func numbered(slug string, n int) string {
	tail := "-" + strconv.Itoa(n)
	return slug[:min(len(slug), maxID-len(tail))] + tail
}
