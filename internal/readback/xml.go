package readback

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// maxDepth is how many elements may stand inside each other.
const maxDepth = 400

// xml reads a part of XML of any kind. All letters of it come out: those inside
// paragraphs joined, the values of attributes as code, or as words where they
// are what a reader is told of a picture.
func (r *reading) xml(part, text string, nested int) {
	(&xmlWalker{r: r, part: part, nested: nested, seen: map[string]bool{}}).walk(text)
}

func (w *xmlWalker) walk(text string) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if _, err := htmlindex.Get(label); err != nil {
			return nil, fmt.Errorf("text in an unknown encoding")
		}
		return in, nil // it was made UTF-8 when it was found to be text
	}
	for {
		from := int(d.InputOffset())
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err == nil && len(w.stack) > maxDepth {
			err = fmt.Errorf("more than %d elements inside each other", maxDepth)
		}
		if err != nil {
			line, _ := d.InputPos()
			w.r.miss(w.part, "damaged at line %d", line)
			w.code.add(apart, "what follows the damage", text[min(from, len(text)):])
			break
		}
		w.token(tok)
	}
	for len(w.stack) > 0 {
		w.end()
	}
	if !w.told {
		w.r.take(&w.words, w.part, Words)
		w.r.take(&w.changes, w.part, Words)
	}
	w.r.take(&w.code, w.part, Code)
	w.r.take(&w.maker, w.part, Maker)
}

// An xmlWalker goes through one part.
type xmlWalker struct {
	r       *reading
	part    string
	nested  int
	told    bool // the words of the part were told before
	cells   bool // the values of its cells were
	stack   []element
	open    []*paragraph // paragraphs inside paragraphs, as text boxes are
	tables  []grid
	counts  struct{ paragraphs, tables int }
	words   scribe
	changes scribe // paragraphs as they were, or with all that was ever in them
	code    scribe
	maker   scribe
	seen    map[string]bool // names of elements that were told
}

// An element that is open.
type element struct {
	name      string
	office    bool // of a word processor's or spreadsheet's own vocabulary
	leaf      []byte
	paragraph bool
	grid      bool
	change    int // -1 inside what was deleted, 1 inside what was inserted
}

func (w *xmlWalker) token(tok xml.Token) {
	switch t := tok.(type) {
	case xml.StartElement:
		w.start(t)
	case xml.EndElement:
		if len(w.stack) > 0 {
			w.end()
		}
	case xml.CharData:
		w.text(string(t))
	case xml.Comment:
		w.code.add(apart, "a comment in the markup", string(t))
	case xml.Directive:
		w.code.add(apart, "a declaration", string(t))
	case xml.ProcInst:
		if t.Target != "xml" {
			w.code.add(apart, "an instruction", t.Target+" "+string(t.Inst))
		}
	}
}

func (w *xmlWalker) start(t xml.StartElement) {
	e := element{name: t.Name.Local, office: isOffice(t.Name.Space)}
	parent := ""
	if n := len(w.stack); n > 0 {
		e.change, parent = w.stack[n-1].change, w.stack[n-1].name
	}
	switch e.name {
	case "del", "moveFrom":
		e.change = -1
	case "ins", "moveTo":
		e.change = 1
	}
	if !isKnown(t.Name.Space) && !w.seen[e.name] {
		w.seen[e.name] = true
		w.code.add(apart, "an element", e.name)
	}
	switch {
	case isParagraph(e.name):
		e.paragraph = true
		w.counts.paragraphs++
		w.open = append(w.open, &paragraph{name: e.name, number: w.counts.paragraphs})
	case e.name == "tbl" || e.name == "table":
		e.grid = true
		w.counts.tables++
		w.tables = append(w.tables, grid{number: w.counts.tables})
	case (e.name == "tr" || e.name == "table-row") && len(w.tables) > 0:
		g := &w.tables[len(w.tables)-1]
		g.row, g.cell, g.fresh = g.row+1, 0, true
	case (e.name == "tc" || e.name == "table-cell" || e.name == "covered-table-cell") && len(w.tables) > 0:
		w.tables[len(w.tables)-1].cell++
	}
	if len(w.open) > 0 {
		w.write(blank(e.name, parent, t.Attr))
	}
	w.stack = append(w.stack, e)
	w.attributes(t, parent)
}

// write adds to the paragraph that is open.
func (w *xmlWalker) write(text string) {
	if n := len(w.open); n > 0 && text != "" {
		change := 0
		if len(w.stack) > 0 {
			change = w.stack[len(w.stack)-1].change
		}
		w.open[n-1].write(text, change)
	}
}

func (w *xmlWalker) text(s string) {
	if len(w.stack) == 0 {
		w.code.add(apart, "outside all elements", s)
		return
	}
	e := &w.stack[len(w.stack)-1]
	switch {
	case e.name == "instrText" || e.name == "delInstrText":
		if n := len(w.open); n > 0 {
			w.open[n-1].code.WriteString(s)
			return
		}
		e.leaf = append(e.leaf, s...)
	case len(w.open) > 0 && !w.leafInside():
		// Between the elements of a word processor's paragraph white space is layout.
		if e.office && e.name != "t" && e.name != "delText" && strings.TrimSpace(s) == "" {
			return
		}
		w.write(s)
	default:
		e.leaf = append(e.leaf, s...)
	}
}

// leafInside reports whether the open element stands inside the paragraph as
// something beside its text: who made a note, and when.
func (w *xmlWalker) leafInside() bool {
	switch w.stack[len(w.stack)-1].name {
	case "creator", "date", "date-string", "creator-initials", "posOffset", "align", "pctWidth", "pctHeight":
		return true
	}
	return false
}

func (w *xmlWalker) end() {
	e := w.stack[len(w.stack)-1]
	w.stack = w.stack[:len(w.stack)-1]
	if e.paragraph {
		p := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.finish(p)
	}
	if e.grid {
		w.tables = w.tables[:len(w.tables)-1]
	}
	leaf := strings.TrimSpace(string(e.leaf))
	switch {
	case leaf == "" || isTimestamp(leaf) || e.name == "language" && isLanguage(leaf) || w.cells && e.name == "v":
	case isHeaderFooter(e.name):
		w.words.add(apart, e.name, withoutCodes(leaf))
		w.code.add(apart, e.name, leaf)
	case isMaker(e.name) && isProgram(leaf), isSetting(e.name) && isNumber(leaf):
		w.maker.add(apart, e.name, leaf)
	case isCode(e.name):
		w.code.add(apart, e.name, w.r.withoutData(w.part, leaf, w.nested))
	case isBinary(e.name):
		w.r.base64(within(w.part, e.name), leaf, w.nested)
	default:
		w.words.add(apart, e.name, leaf)
	}
}
