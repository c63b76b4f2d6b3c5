package htmltext

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// notes are a page's notes by the id of their element. Each is read where the
// text refers to it first, and none is left out: what nothing refers to stays
// where it is.
type notes map[string]*html.Node

// collect finds the notes below a node, and the references to them, and holds
// the notes that are referred to until they are. It reads the style sheets, too.
func (w *walker) collect(root *html.Node) {
	bodies, referred := notes{}, map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			w.sheet.read(n.FirstChild.Data)
		}
		if id := attr(n, "id"); id != "" && isNoteBody(n, id) && bodies[id] == nil {
			bodies[id] = n
		}
		if id, _ := reference(n); id != "" {
			referred[id] = true
		}
	}
	for id, n := range bodies {
		if referred[id] {
			w.notes[id], w.held[n] = n, true
		}
	}
}

// isNoteBody says whether an element is a note as Word (ftn1, edn1, _com_1),
// LibreOffice (sdfootnote1, sdendnote1) or pandoc (fn1 in a list) writes one.
func isNoteBody(n *html.Node, id string) bool {
	kind, number := cutNumber(id)
	if number == "" {
		return false
	}
	switch kind {
	case "ftn", "edn", "sdfootnote", "sdendnote", "_com_":
		return n.DataAtom == atom.Div
	case "fn", "fn:":
		return n.DataAtom == atom.Li
	}
	return false
}

// reference gives the id of the note that a link in the text refers to, "" for
// every other element.
func reference(n *html.Node) (id string, kind richtext.Note) {
	target, ok := strings.CutPrefix(attr(n, "href"), "#")
	if n.DataAtom != atom.A || !ok {
		return "", ""
	}
	name, number := cutNumber(strings.TrimSuffix(target, "sym"))
	if number == "" {
		return "", ""
	}
	switch name {
	case "_ftn":
		return "ftn" + number, richtext.Footnote
	case "_edn":
		return "edn" + number, richtext.Endnote
	case "_msocom_":
		return "_com_" + number, richtext.Comment
	case "sdfootnote":
		return name + number, richtext.Footnote
	case "sdendnote":
		return name + number, richtext.Endnote
	case "fn", "fn:":
		return name + number, richtext.Footnote
	}
	return "", ""
}

// back says whether a link leads from a note to the text: its number or arrow.
func back(n *html.Node) bool {
	target, ok := strings.CutPrefix(attr(n, "href"), "#")
	if n.DataAtom != atom.A || !ok {
		return false
	}
	kind, number := cutNumber(strings.TrimSuffix(target, "anc"))
	switch kind {
	case "_ftnref", "_ednref", "sdfootnote", "sdendnote", "fnref", "fnref:", "_msoanchor_":
		return number != ""
	}
	return false
}

// cutNumber parts the digits at the end of an id from what is before them.
func cutNumber(id string) (before, number string) {
	before = strings.TrimRight(id, "0123456789")
	return before, id[len(before):]
}

// note reads a note where the text refers to it; false if it is none, or was
// read before: then the number of the reference is all there is to read.
func (w *walker) note(n *html.Node, as look, depth int) (bool, error) {
	id, kind := reference(n)
	body := w.notes[id]
	if body == nil || w.within {
		return false, nil
	}
	delete(w.notes, id)
	inner := &walker{doc: w.doc, sheet: w.sheet, notes: w.notes, within: true}
	var blocks []richtext.Block
	inner.blocks = &blocks
	if err := inner.children(body, look{deleted: as.deleted, inserted: as.inserted}, depth+1); err != nil {
		return true, err
	}
	inner.end()
	if words := strings.Join(wordsOf(nil, blocks), " "); words != "" {
		w.runs = append(w.runs, richtext.Run{Text: words, Note: kind})
	}
	return true, nil
}

// rest reads the notes that were held for a reference that is itself no text,
// as paragraphs at the end.
func (w *walker) rest(root *html.Node) error {
	for n := range root.Descendants() {
		if id := attr(n, "id"); w.held[n] && w.notes[id] == n {
			if err := w.children(n, look{}, 0); err != nil {
				return err
			}
			w.end()
		}
	}
	return nil
}

// wordsOf gives the words of blocks, those of tables too.
func wordsOf(words []string, blocks []richtext.Block) []string {
	for _, b := range blocks {
		if b.Paragraph != nil {
			words = append(words, strings.Fields(b.Paragraph.Text())...)
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				words = wordsOf(words, c.Blocks)
			}
		}
	}
	return words
}
