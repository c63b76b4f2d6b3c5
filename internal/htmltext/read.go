package htmltext

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// maxDepth is how many elements may stand inside each other.
const maxDepth = 500

// Read reads a page in UTF-8.
func Read(r io.Reader) (*richtext.Document, error) {
	root, err := html.ParseWithOptions(r, html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, err
	}
	w := &walker{doc: &richtext.Document{}}
	w.blocks = &w.doc.Blocks
	if err := w.node(root, look{}, 0); err != nil {
		return nil, err
	}
	w.end()
	return w.doc, nil
}

// A look is what elements around text make of it.
type look struct {
	bold, italic, pre bool
	heading           int
}

// A walker goes through the tree once.
type walker struct {
	doc    *richtext.Document
	blocks *[]richtext.Block
	runs   []richtext.Run
	level  int    // heading level of the open paragraph
	number string // of the open list item
	lists  []list
}

// A list is an open <ol> or <ul>.
type list struct {
	next   int
	format string // of type=
	bullet bool
}

func (w *walker) node(n *html.Node, as look, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("more than %d elements inside each other", maxDepth)
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, as)
		return nil
	case html.CommentNode, html.DoctypeNode:
		return nil
	case html.ElementNode:
		if skipped(n) {
			return nil
		}
		return w.element(n, as, depth)
	}
	return w.children(n, as, depth)
}

func (w *walker) children(n *html.Node, as look, depth int) error {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := w.node(c, as, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// skipped says whether an element is no text.
func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Title, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Datalist:
		return true
	}
	for _, a := range n.Attr {
		style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
		if a.Key == "hidden" || a.Key == "style" && (strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all")) {
			return true
		}
	}
	return false
}

func (w *walker) element(n *html.Node, as look, depth int) error {
	switch n.DataAtom {
	case atom.Br:
		w.runs = append(w.runs, richtext.Run{Text: "\n"})
		return nil
	case atom.Meta:
		if strings.EqualFold(attr(n, "name"), "author") && attr(n, "content") != "" {
			w.doc.Named = true
		}
		return nil
	case atom.B, atom.Strong, atom.Th:
		as.bold = true
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		as.italic = true
	case atom.Pre, atom.Textarea:
		as.pre = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		as.heading = int(n.Data[1] - '0')
	case atom.Span, atom.Font, atom.P, atom.Div:
		style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
		as.bold = as.bold || strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight:700")
		as.italic = as.italic || strings.Contains(style, "font-style:italic")
	case atom.Table:
		return w.table(n, as, depth)
	case atom.Ol, atom.Ul:
		l := list{next: 1, format: attr(n, "type"), bullet: n.DataAtom == atom.Ul}
		if start, err := strconv.Atoi(attr(n, "start")); err == nil {
			l.next = start
		}
		w.end()
		w.lists = append(w.lists, l)
		err := w.children(n, as, depth)
		w.end()
		w.lists = w.lists[:len(w.lists)-1]
		return err
	case atom.Li:
		w.end()
		w.item(n)
		err := w.children(n, as, depth)
		w.end()
		w.number = ""
		return err
	}
	if !isBlock(n.DataAtom) {
		return w.children(n, as, depth)
	}
	w.end()
	w.level = as.heading
	err := w.children(n, as, depth)
	w.end()
	return err
}

// item begins a list item.
func (w *walker) item(n *html.Node) {
	if len(w.lists) == 0 {
		return
	}
	l := &w.lists[len(w.lists)-1]
	if value, err := strconv.Atoi(attr(n, "value")); err == nil {
		l.next = value
	}
	if !l.bullet {
		w.number = numeral(l.next, l.format) + "."
	}
	l.next++
}

func numeral(n int, format string) string {
	switch format {
	case "a":
		return richtext.Letter(n)
	case "A":
		return strings.ToUpper(richtext.Letter(n))
	case "i":
		return richtext.Roman(n)
	case "I":
		return strings.ToUpper(richtext.Roman(n))
	}
	return strconv.Itoa(n)
}

func (w *walker) table(n *html.Node, as look, depth int) error {
	w.end()
	t := &richtext.Table{}
	outer := w.blocks
	var rows func(n *html.Node, depth int) error
	rows = func(n *html.Node, depth int) error {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode || skipped(c):
			case c.DataAtom == atom.Tr:
				t.Rows = append(t.Rows, richtext.Row{})
				if err := rows(c, depth+1); err != nil {
					return err
				}
			case (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && len(t.Rows) > 0:
				row := &t.Rows[len(t.Rows)-1]
				var cell []richtext.Block
				w.blocks = &cell
				inner := as
				inner.bold = inner.bold || c.DataAtom == atom.Th
				err := w.children(c, inner, depth+1)
				w.end()
				if err != nil {
					return err
				}
				if len(cell) == 0 {
					cell = []richtext.Block{{Paragraph: &richtext.Paragraph{}}}
				}
				row.Cells = append(row.Cells, richtext.Cell{Blocks: cell})
			case c.DataAtom == atom.Caption:
				w.blocks = outer
				if err := w.element(c, as, depth+1); err != nil {
					return err
				}
			default:
				if depth > maxDepth {
					return fmt.Errorf("more than %d elements inside each other", maxDepth)
				}
				if err := rows(c, depth+1); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err := rows(n, depth)
	w.blocks = outer
	*w.blocks = append(*w.blocks, richtext.Block{Table: t})
	return err
}

// text adds characters, white space folded unless it is kept.
func (w *walker) text(s string, as look) {
	if !as.pre {
		space := len(w.runs) == 0 || strings.HasSuffix(w.runs[len(w.runs)-1].Text, " ") || strings.HasSuffix(w.runs[len(w.runs)-1].Text, "\n")
		var b strings.Builder
		for _, r := range s {
			if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' {
				if !space {
					b.WriteByte(' ')
				}
				space = true
				continue
			}
			b.WriteRune(r)
			space = false
		}
		s = b.String()
	}
	s = strings.ReplaceAll(s, "\u00a0", " ")
	if s != "" {
		w.runs = append(w.runs, richtext.Run{Text: s, Bold: as.bold, Italic: as.italic})
		w.level = max(w.level, as.heading)
	}
}

// end ends the open paragraph, if it says anything.
func (w *walker) end() {
	p := &richtext.Paragraph{Heading: w.level, Number: w.number, Runs: richtext.Joined(w.runs)}
	if strings.TrimSpace(p.Text()) != "" {
		*w.blocks = append(*w.blocks, richtext.Block{Paragraph: p})
		w.number = ""
	}
	w.runs, w.level = nil, 0
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// isBlock says whether an element begins and ends a paragraph.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Body, atom.Html, atom.Head, atom.Section,
		atom.Article, atom.Aside, atom.Header, atom.Footer, atom.Nav, atom.Main, atom.Blockquote, atom.Pre, atom.Dl, atom.Dt,
		atom.Dd, atom.Figure, atom.Figcaption, atom.Address, atom.Form, atom.Fieldset, atom.Legend, atom.Hr, atom.Details,
		atom.Summary, atom.Caption, atom.Center, atom.Hgroup, atom.Textarea, atom.Button, atom.Td, atom.Th, atom.Tr:
		return true
	}
	return false
}
