package htmltext

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// A list is an open <ol> or <ul>.
type list struct {
	next, step int
	format     string // of type=, or in words as in list-style-type
	bullet     bool
}

func (w *walker) list(n *html.Node, as look, depth int) error {
	l := list{next: 1, step: 1, format: attr(n, "type"), bullet: n.DataAtom != atom.Ol}
	if style := value(w.sheet.styleOf(n), "list-style-type"); style != "" {
		l.format = style
	}
	if has(n, "reversed") {
		l.next, l.step = 0, -1
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Li {
				l.next++
			}
		}
	}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil {
		l.next = start
	}
	w.end()
	w.lists = append(w.lists, l)
	err := w.children(n, as, depth)
	w.end()
	w.lists = w.lists[:len(w.lists)-1]
	return err
}

func (w *walker) item(n *html.Node, as look, depth int) error {
	w.end()
	if len(w.lists) > 0 {
		l := &w.lists[len(w.lists)-1]
		if value, err := strconv.Atoi(attr(n, "value")); err == nil {
			l.next = value
		}
		if !l.bullet && l.format != "none" {
			w.number = numeral(l.next, l.format) + "."
		}
		l.next += l.step
	}
	err := w.children(n, as, depth)
	w.end()
	w.number = ""
	return err
}

func numeral(n int, format string) string {
	switch format {
	case "a", "lower-alpha", "lower-latin":
		return richtext.Letter(n)
	case "A", "upper-alpha", "upper-latin":
		return strings.ToUpper(richtext.Letter(n))
	case "i", "lower-roman":
		return richtext.Roman(n)
	case "I", "upper-roman":
		return strings.ToUpper(richtext.Roman(n))
	}
	return strconv.Itoa(n)
}

// wordNumber takes the number that Word types before an item of a list, which
// its pages do not have as a list; bullets go.
func (w *walker) wordNumber(n *html.Node) {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	s := strings.TrimSpace(strings.ReplaceAll(b.String(), "\u00a0", " "))
	digit := strings.ContainsFunc(s, func(r rune) bool { return r >= '0' && r <= '9' })
	letter := strings.ContainsFunc(s, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' })
	if digit || letter && len(s) > 1 {
		w.number = s
	}
}
