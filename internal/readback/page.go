package readback

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func isPage(head string) bool {
	for _, begins := range []string{"<!doctype html", "<html", "<head", "<body", "<meta ", "<title"} {
		if strings.HasPrefix(head, begins) {
			return true
		}
	}
	return strings.HasPrefix(head, "<!--") && strings.Contains(head, "<html") || strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html")
}

// page reads a web page: text with inline elements joined, cells beside each
// other, and attributes, comments, scripts and styles.
func (r *reading) page(part, text string, nested int) {
	w := &pageWalker{r: r, part: part, nested: nested, join: nextTo}
	z := html.NewTokenizer(strings.NewReader(text))
	for line := 1; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		w.line = line
		raw := string(z.Raw())
		line += strings.Count(raw, "\n")
		switch t := z.Token(); kind {
		case html.TextToken:
			w.text(t.Data)
		case html.CommentToken, html.DoctypeToken:
			if !strings.EqualFold(t.Data, "html") {
				w.code.addAt(apart, w.line, "a comment", r.withoutData(part, t.Data, nested))
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			if ends := kind == html.EndTagToken; ends && len(raw) > len(t.Data)+len("</>") {
				w.code.addAt(apart, w.line, "an end tag", raw)
			}
			w.tag(t, kind != html.EndTagToken)
		}
	}
	w.flush()
	r.take(&w.words, part, Words)
	r.take(&w.code, part, Code)
	r.take(&w.maker, part, Maker)
}

// A pageWalker goes through a page.
type pageWalker struct {
	r           *reading
	part        string
	nested      int
	words, code scribe
	maker       scribe
	open        strings.Builder // the paragraph
	began       int             // the line it began at
	line        int
	join        string
	raw         string // the element whose text is no markup
}

func (w *pageWalker) text(s string) {
	switch w.raw {
	case "style":
		s = withoutFonts(atRule.ReplaceAllString(s, ""))
		fallthrough
	case "script":
		w.code.addAt(apart, w.line, w.raw, w.r.withoutData(w.part, s, w.nested))
		return
	case "noscript", "iframe", "noembed", "noframes", "xmp":
		if strings.Contains(s, "<") && w.nested <= 2*maxNested {
			w.r.page(w.part, s, w.nested+1)
			return
		}
	}
	if w.open.Len() == 0 {
		w.began = w.line
	}
	w.open.WriteString(s)
}

func (w *pageWalker) tag(t html.Token, opens bool) {
	w.raw = ""
	if opens {
		w.raw = t.Data
	}
	switch t.DataAtom {
	case atom.Td, atom.Th:
		w.flush()
		w.join = beside
	case atom.Tr:
		w.flush()
		w.join = nextTo
	case atom.Br:
		w.open.WriteByte(' ')
	case 0:
		w.code.addAt(apart, w.line, "a tag", t.Data)
	default:
		if !isInline(t.DataAtom) {
			w.flush()
			w.join = nextTo
		}
	}
	for _, a := range t.Attr {
		switch {
		case isTimestamp(a.Val): // when it was made
		case a.Key == "content" && forPrograms(t) && isProgram(a.Val), isVocabulary(a.Val):
			w.maker.addAt(apart, w.line, a.Key, a.Val)
		case listed(" alt title label summary placeholder value caption ", a.Key), a.Key == "content" && !forPrograms(t), strings.HasPrefix(a.Key, "aria-") && strings.Contains(a.Val, " "), a.Key == "aria-label":
			w.words.addAt(apart, w.line, a.Key, w.r.withoutData(w.part, a.Val, w.nested))
		case listed(" lang charset http-equiv ", a.Key):
		default:
			w.code.addAt(apart, w.line, a.Key, w.r.withoutData(w.part, a.Val, w.nested))
		}
		if atom.Lookup([]byte(a.Key)) == 0 && !listed(" aria-label aria-hidden aria-labelledby viewbox xmlns ", a.Key) {
			w.code.addAt(apart, w.line, "an attribute", strings.TrimPrefix(a.Key, "data-"))
		}
	}
}

// forPrograms reports whether a meta element speaks to browsers and robots.
func forPrograms(t html.Token) bool {
	for _, a := range t.Attr {
		if a.Key == "http-equiv" || a.Key == "name" && listed(" viewport robots generator color-scheme theme-color referrer ", strings.ToLower(a.Val)) {
			return true
		}
	}
	return false
}

// flush ends the paragraph. White space in it is one blank.
func (w *pageWalker) flush() {
	text := strings.Join(strings.Fields(w.open.String()), " ")
	w.open.Reset()
	if text != "" {
		w.words.addAt(w.join, w.began, "", text)
		w.join = nextTo
	}
}

// isInline knows the elements that do not end a paragraph.
func isInline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em,
		atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span,
		atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Img, atom.Picture, atom.Label:
		return true
	}
	return false
}

var (
	fontRule  = regexp.MustCompile(`(?i)font(-family)?\s*:[^;}]*`)
	fontNames = regexp.MustCompile(`(?i)\b(georgia|verdana|helvetica|arial|cambria|calibri|candara|constantia|corbel|consolas|garamond|palatino|tahoma|trebuchet|courier|menlo|monaco|roboto|ubuntu|times new roman|segoe ui)\b`)
)

// withoutFonts leaves out of a style the fonts that everybody has, some of which
// are called like people.
func withoutFonts(style string) string {
	return fontRule.ReplaceAllStringFunc(style, func(s string) string { return fontNames.ReplaceAllString(s, "") })
}
