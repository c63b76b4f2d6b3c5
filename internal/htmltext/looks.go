package htmltext

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A look is what elements around text make of it.
type look struct {
	bold, italic, pre bool
	deleted, inserted bool
	heading           int
}

// A sheet holds what a page's own style sheet says of classes: declarations,
// in small letters and without blanks, by class. It never hides anything: which
// of several rules holds is more than this package knows.
type sheet map[string]string

var class = regexp.MustCompile(`^[a-z0-9]*\.([\w-]+)$`)

// read takes the rules for single classes, which is how Google's documents
// carry their looks.
func (s sheet) read(css string) {
	for rule := range strings.SplitSeq(strings.ToLower(css), "}") {
		selectors, declarations, ok := strings.Cut(rule, "{")
		if !ok || strings.Contains(declarations, "{") {
			continue
		}
		for selector := range strings.SplitSeq(strings.TrimPrefix(strings.TrimSpace(selectors), "<!--"), ",") {
			if m := class.FindStringSubmatch(strings.TrimSpace(selector)); m != nil {
				s[m[1]] += squeezed(declarations) + ";"
			}
		}
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), "") }

// styleOf gives the declarations for an element; its own come last.
func (s sheet) styleOf(n *html.Node) string {
	var b strings.Builder
	for _, class := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		b.WriteString(s[class])
	}
	return b.String() + squeezed(attr(n, "style"))
}

// value gives the last value of a property in declarations.
func value(style, property string) string {
	last := ""
	for d := range strings.SplitSeq(style, ";") {
		if v, ok := strings.CutPrefix(d, property+":"); ok {
			last = strings.TrimSuffix(v, "!important")
		}
	}
	return last
}

// skipped says whether an element is no text.
func (w *walker) skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Title, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Datalist:
		return true
	}
	style := squeezed(attr(n, "style"))
	return has(n, "hidden") || value(style, "display") == "none" || value(style, "mso-hide") == "all"
}

// looks adds what an element makes of the text in it.
func (w *walker) looks(n *html.Node, as look) look {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		as.bold = true
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		as.italic = true
	case atom.Pre, atom.Textarea:
		as.pre = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		as.heading = int(n.Data[1] - '0')
	case atom.Del:
		as.deleted = as.deleted || tracked(n)
	case atom.Ins:
		as.inserted = as.inserted || tracked(n)
	}
	style := w.sheet.styleOf(n)
	switch value(style, "font-weight") {
	case "bold", "bolder", "600", "700", "800", "900":
		as.bold = true
	case "normal", "400", "300":
		as.bold = false
	}
	switch value(style, "font-style") {
	case "italic", "oblique":
		as.italic = true
	case "normal":
		as.italic = false
	}
	switch value(style, "white-space") {
	case "pre", "pre-wrap", "pre-line", "break-spaces":
		as.pre = true
	case "normal", "nowrap":
		as.pre = false
	}
	return as
}

// tracked says whether a change is one that a word processor kept track of:
// others mark words as struck out.
func tracked(n *html.Node) bool { return has(n, "cite") || has(n, "datetime") }

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
