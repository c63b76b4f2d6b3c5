package htmltext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// ErrDeep says that a page's elements stand inside each other more deeply than
// any person writes them.
var ErrDeep = errors.New("elements inside each other without end")

// maxDepth is how many elements may stand inside each other.
const maxDepth = 500

func errDeep() error { return fmt.Errorf("%w: more than %d", ErrDeep, maxDepth) }

// Read reads a page in UTF-8, of any size; its caller sets a limit. The only
// error of a page's own is ErrDeep: everything else is a page, as in browsers.
func Read(r io.Reader) (*richtext.Document, error) {
	page, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	root, err := html.ParseWithOptions(bytes.NewReader(opened(page)), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDeep, err)
	}
	w := &walker{doc: &richtext.Document{}, sheet: sheet{}, notes: notes{}, held: map[*html.Node]bool{}}
	w.blocks = &w.doc.Blocks
	w.collect(root)
	if err := w.node(root, look{}, 0); err != nil {
		return nil, err
	}
	w.end()
	if err := w.rest(root); err != nil {
		return nil, err
	}
	return w.doc, nil
}

// A walker goes through the tree once.
type walker struct {
	doc    *richtext.Document
	blocks *[]richtext.Block
	runs   []richtext.Run
	level  int    // heading level of the open paragraph
	number string // of the open list item
	lists  []list
	sheet  sheet
	notes  notes               // still to be referred to
	held   map[*html.Node]bool // notes that are read where the text refers to them
	within bool                // a note
}

func (w *walker) node(n *html.Node, as look, depth int) error {
	if depth > maxDepth {
		return errDeep()
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, as)
		return nil
	case html.CommentNode, html.DoctypeNode:
		return nil
	case html.ElementNode:
		if w.skipped(n) || w.held[n] {
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

func (w *walker) element(n *html.Node, as look, depth int) error {
	as = w.looks(n, as)
	switch n.DataAtom {
	case atom.Br:
		w.add(richtext.Run{Text: "\n"}, as)
		return nil
	case atom.Meta:
		if strings.EqualFold(attr(n, "name"), "author") && strings.TrimSpace(attr(n, "content")) != "" {
			w.doc.Named = true
		}
		return nil
	case atom.A:
		if w.within && back(n) {
			return nil
		}
		if done, err := w.note(n, as, depth); done {
			return err
		}
	case atom.Span:
		style := squeezed(attr(n, "style"))
		if value(style, "mso-list") == "ignore" {
			w.wordNumber(n)
			return nil
		}
		if tabs, err := strconv.Atoi(value(style, "mso-tab-count")); err == nil && tabs > 0 {
			w.add(richtext.Run{Text: strings.Repeat("\t", min(tabs, 20))}, as)
			return nil
		}
	case atom.Q:
		w.text("“", as)
		err := w.children(n, as, depth)
		w.text("”", as)
		return err
	case atom.Table:
		return w.table(n, as, depth)
	case atom.Dl:
		return w.definitions(n, as, depth)
	case atom.Ol, atom.Ul, atom.Menu, atom.Dir:
		return w.list(n, as, depth)
	case atom.Li:
		return w.item(n, as, depth)
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

// text adds characters, white space folded unless it is kept.
func (w *walker) text(s string, as look) {
	if !as.pre {
		before := ""
		if len(w.runs) > 0 {
			before = w.runs[len(w.runs)-1].Text
		}
		space := before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "\n")
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
		w.add(richtext.Run{Text: s, Bold: as.bold, Italic: as.italic}, as)
		w.level = max(w.level, as.heading)
	}
}

// add adds a run, unless it was deleted, and counts the words of changes.
func (w *walker) add(r richtext.Run, as look) {
	if as.deleted {
		w.doc.Deleted += len(strings.Fields(r.Text))
		return
	}
	if as.inserted {
		w.doc.Inserted += len(strings.Fields(r.Text))
	}
	w.runs = append(w.runs, r)
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

// isBlock says whether an element begins and ends a paragraph.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Body, atom.Html, atom.Head, atom.Section,
		atom.Article, atom.Aside, atom.Header, atom.Footer, atom.Nav, atom.Main, atom.Blockquote, atom.Pre, atom.Dt, atom.Dd,
		atom.Figure, atom.Figcaption, atom.Address, atom.Form, atom.Fieldset, atom.Legend, atom.Hr, atom.Details, atom.Summary,
		atom.Caption, atom.Center, atom.Hgroup, atom.Textarea, atom.Button, atom.Td, atom.Th, atom.Tr, atom.Dialog:
		return true
	}
	return false
}
