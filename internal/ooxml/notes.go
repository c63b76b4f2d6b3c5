package ooxml

import (
	"io"
	"strings"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// A note is the text of a footnote, an endnote or a comment.
type note struct {
	text string
	used bool // the document refers to it
}

// notes are all notes of a document, by kind and id.
type notes map[richtext.Note]map[string]*note

// noteParts says which relation leads to the notes of a kind, and which
// element holds one.
var noteParts = []struct {
	kind     richtext.Note
	relation string
	plural   string
}{
	{richtext.Footnote, "footnotes", "footnotes"},
	{richtext.Endnote, "endnotes", "endnotes"},
	{richtext.Comment, "comments", "comments"},
}

// notes reads the parts with notes that the document leads to. The names of
// those who made them are passed over.
func (a *archive) notes(rels []relation) (notes, error) {
	all := notes{}
	for _, kind := range noteParts {
		all[kind.kind] = map[string]*note{}
		for _, rel := range rels {
			if rel.kind != kind.relation || !a.Has(rel.target) {
				continue
			}
			if err := a.readNotes(rel.target, string(kind.kind), all[kind.kind]); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

func (a *archive) readNotes(name, element string, into map[string]*note) error {
	p, err := a.Part(name)
	if err != nil {
		return err
	}
	defer p.Close()
	var text strings.Builder
	id, reading, level := "", false, 0
	for {
		e, s, err := p.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch {
		case e != nil && e.Name == element:
			id, level = e.Attr("id"), p.Depth()
			text.Reset()
		case e != nil:
			reading = e.Name == "t"
			if e.Name == "p" || e.Name == "tab" || e.Name == "br" {
				text.WriteByte(' ')
			}
		case s == nil:
			reading = false
			if level > 0 && p.Depth() < level {
				if words := strings.Join(strings.Fields(text.String()), " "); words != "" {
					into[id] = &note{text: words}
				}
				level = 0
			}
		case reading && level > 0:
			text.Write(s)
		}
	}
}

// left counts the words of the notes that the document does not refer to.
func (n notes) left() []richtext.Unread {
	var found []richtext.Unread
	for _, kind := range noteParts {
		words := 0
		for _, note := range n[kind.kind] {
			if !note.used {
				words += len(strings.Fields(note.text))
			}
		}
		if words > 0 {
			found = append(found, richtext.Unread{Kind: kind.plural, Words: words})
		}
	}
	return found
}

// refer puts a note where the text refers to it. Runs around it stay apart.
func (w *walker) refer(kind richtext.Note, id string, at place) {
	n := w.notes[kind][id]
	if n == nil || n.used || at.para == nil || at.deleted {
		return
	}
	n.used = true
	at.para.Runs = append(at.para.Runs, richtext.Run{Text: n.text, Note: kind})
}
