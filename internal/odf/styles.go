package odf

import (
	"io"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// A style is what of a style matters here.
type style struct {
	parent       string
	bold, italic *bool
}

// A listLevel says how the items of one level of a list are numbered.
type listLevel struct {
	format, prefix, suffix string
	start, display         int
	bullet                 bool
}

// styles are the looks of text by family and name, and of lists by name.
type styles struct {
	looks map[string]style
	lists map[string][10]listLevel
}

func newStyles() *styles {
	return &styles{map[string]style{}, map[string][10]listLevel{}}
}

// read adds the styles of a part.
func (s *styles) read(a *xmlzip.Archive, name string) error {
	p, err := a.Part(name)
	if err != nil {
		return err
	}
	defer p.Close()
	family, id, list := "", "", ""
	var open style
	for {
		e, _, err := p.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e == nil {
			continue
		}
		switch e.Name {
		case "style":
			family, id = e.Attr("family"), e.Attr("name")
			open = style{parent: e.Attr("parent-style-name")}
			s.looks[family+"/"+id] = open
		case "text-properties":
			if id == "" {
				continue
			}
			if v := e.Attr("font-weight"); v != "" {
				on := v == "bold" || v >= "600" && v <= "900" && len(v) == 3
				open.bold = &on
			}
			if v := e.Attr("font-style"); v != "" {
				on := v == "italic" || v == "oblique"
				open.italic = &on
			}
			s.looks[family+"/"+id] = open
		case "default-style":
			id = ""
		case "list-style":
			id, list = "", e.Attr("name")
		case "list-level-style-number", "list-level-style-bullet", "list-level-style-image":
			s.level(list, *e)
		case "body":
			return nil
		}
	}
}

func (s *styles) level(list string, e xmlzip.Element) {
	at, _ := strconv.Atoi(e.Attr("level"))
	if at < 1 || at > 10 {
		return
	}
	l := listLevel{
		format: e.Attr("num-format"), prefix: e.Attr("num-prefix"), suffix: e.Attr("num-suffix"),
		start: 1, display: 1, bullet: e.Name != "list-level-style-number",
	}
	if n, err := strconv.Atoi(e.Attr("start-value")); err == nil {
		l.start = n
	}
	if n, err := strconv.Atoi(e.Attr("display-levels")); err == nil {
		l.display = n
	}
	levels := s.lists[list]
	levels[at-1] = l
	s.lists[list] = levels
}

// look gives bold and italics of a style: its own, or its parent's.
func (s *styles) look(family, id string, bold, italic bool) (bool, bool) {
	saidBold, saidItalic := false, false
	for range 20 { // a longer chain is a circle
		st, ok := s.looks[family+"/"+id]
		if !ok {
			break
		}
		if st.bold != nil && !saidBold {
			bold, saidBold = *st.bold, true
		}
		if st.italic != nil && !saidItalic {
			italic, saidItalic = *st.italic, true
		}
		id = st.parent
	}
	return bold, italic
}

// number writes the number of an item: counts holds those of its level and of
// the levels above.
func (s *styles) number(list string, counts []int) string {
	levels, ok := s.lists[list]
	depth := len(counts) - 1
	if !ok || depth > 9 || levels[depth].bullet || levels[depth].format == "" {
		return ""
	}
	l := levels[depth]
	var parts []string
	for i := max(0, depth-l.display+1); i <= depth; i++ {
		parts = append(parts, numeral(counts[i], levels[i].format))
	}
	return l.prefix + strings.Join(parts, ".") + l.suffix
}

func numeral(n int, format string) string {
	s := strconv.Itoa(n)
	switch strings.ToLower(format) {
	case "a":
		s = richtext.Letter(n)
	case "i":
		s = richtext.Roman(n)
	}
	if format == "A" || format == "I" {
		s = strings.ToUpper(s)
	}
	return s
}
