package ooxml

import (
	"io"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// A style is what of a style sheet entry matters here.
type style struct {
	name    string
	basedOn string
	bold    *bool
	italic  *bool
	numID   string // of the list that its paragraphs are items of
	depth   int    // and their level in it
	level   int    // heading level 1 to 9; 0 where none is set
}

type styles map[string]style

func (a *archive) styles(name string) (styles, error) {
	p, err := a.Part(name)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	found := styles{}
	var id string
	var s style
	for {
		e, _, err := p.Next()
		if err == io.EOF {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		if e == nil {
			if id != "" && p.Depth() == 1 { // </style> of the root
				found[id] = s
				id = ""
			}
			continue
		}
		switch e.Name {
		case "style":
			id, s = e.Attr("styleId"), style{}
		case "name":
			s.name = strings.ToLower(e.Attr("val"))
		case "basedOn":
			s.basedOn = e.Attr("val")
		case "b":
			on := isOn(*e)
			s.bold = &on
		case "i":
			on := isOn(*e)
			s.italic = &on
		case "numId":
			s.numID = e.Attr("val")
		case "ilvl":
			s.depth, _ = strconv.Atoi(e.Attr("val"))
		case "outlineLvl":
			s.level = outline(*e)
		}
	}
}

// isOn reads the switch that an element is: absent value means on.
func isOn(e xmlzip.Element) bool {
	switch e.Attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// outline reads w:outlineLvl, 0 to 8 for levels 1 to 9 and 9 for body text.
func outline(e xmlzip.Element) int {
	n, err := strconv.Atoi(e.Attr("val"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

// up walks from a style to those it is based on until f is satisfied. A chain
// longer than any real one is a circle.
func (s styles) up(id string, f func(style) bool) {
	for range 20 {
		st, ok := s[id]
		if !ok || f(st) {
			return
		}
		id = st.basedOn
	}
}

// bold says whether a style makes text bold, and whether it says at all.
func (s styles) bold(id string) (bold, said bool) {
	s.up(id, func(st style) bool {
		if st.bold != nil {
			bold, said = *st.bold, true
		}
		return said
	})
	return bold, said
}

// italic is bold for italics.
func (s styles) italic(id string) (italic, said bool) {
	s.up(id, func(st style) bool {
		if st.italic != nil {
			italic, said = *st.italic, true
		}
		return said
	})
	return italic, said
}

// list gives the list that a style makes its paragraphs items of, or "".
func (s styles) list(id string) (num string, depth int) {
	s.up(id, func(st style) bool {
		num, depth = st.numID, st.depth
		return num != ""
	})
	return num, depth
}

// heading is the level of a paragraph style, 1 to 6, or 0. Names are the same
// in every language of Word ("heading 1"), ids are not.
func (s styles) heading(id string) int {
	level := 0
	s.up(id, func(st style) bool {
		switch {
		case st.name == "title":
			level = 1
		case strings.HasPrefix(st.name, "heading "):
			level, _ = strconv.Atoi(st.name[len("heading "):])
		default:
			level = st.level
		}
		return level > 0
	})
	return min(level, 6)
}
