package odf

import (
	"io"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// A walker goes through content.xml once.
type walker struct {
	*xmlzip.Part
	looks *styles
	doc   *richtext.Document
	text  bool // it has a text body

	insertions map[string]bool  // ids of tracked insertions
	inserting  map[string]bool  // those that are open
	counts     map[string][]int // numbers last given, by list style
}

// A place is where the walker is: into which list blocks go, and which
// paragraph and look text has.
type place struct {
	blocks       *[]richtext.Block
	para         *richtext.Paragraph
	boxes        *[]richtext.Block // text boxes of the paragraph
	style        string            // of the paragraph
	bold, italic bool
	list         string // style of the list around
	depth        int    // of the list around, from 1
	number       string // of the list item, for its first paragraph
	numbered     *bool  // it has been given
}

func (w *walker) body() error {
	for {
		e, _, err := w.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e != nil && e.Name == "body" {
			if err := w.children(place{blocks: &w.doc.Blocks}); err != nil {
				return err
			}
		}
	}
}

// children reads up to the end tag of the element just opened, elements only.
func (w *walker) children(at place) error {
	for {
		e, err := w.Child()
		if e == nil {
			return err
		}
		if err := w.element(*e, at); err != nil {
			return err
		}
	}
}

// element reads one element. Those that mean nothing here are transparent, so
// that no wrapper hides words.
func (w *walker) element(e xmlzip.Element, at place) error {
	switch e.Name {
	case "text":
		w.text = true
	case "tracked-changes":
		return w.changes()
	case "p", "h":
		return w.paragraph(e, at)
	case "list":
		return w.list(e, at)
	case "table":
		return w.table(at)
	case "annotation", "sequence-decls", "variable-decls", "user-field-decls", "forms", "note-citation", "creator", "date", "date-string", "creator-initials":
		if e.Name == "annotation" {
			return w.note(richtext.Comment, at)
		}
		return w.Skip()
	case "change-start":
		w.inserting[e.Attr("change-id")] = w.insertions[e.Attr("change-id")]
	case "change-end":
		delete(w.inserting, e.Attr("change-id"))
	}
	return w.children(at)
}

// changes reads the table of tracked changes. Words of deletions stand here
// and nowhere else.
func (w *walker) changes() error {
	id, deleted := "", false
	var words strings.Builder
	for level := w.Depth(); w.Depth() >= level; {
		e, s, err := w.Next()
		switch {
		case err != nil:
			return w.Cut(err)
		case e != nil && e.Name == "changed-region":
			id, deleted = e.Attr("id"), false
		case e != nil && e.Name == "insertion":
			w.insertions[id] = true
		case e != nil && e.Name == "deletion":
			deleted = true
		case e != nil && (e.Name == "change-info"):
			if err := w.Skip(); err != nil {
				return err
			}
		case s != nil && deleted:
			words.Write(s)
		default:
			words.WriteByte(' ')
		}
	}
	w.doc.Deleted += len(strings.Fields(words.String()))
	return nil
}

func (w *walker) paragraph(e xmlzip.Element, at place) error {
	p := &richtext.Paragraph{}
	if e.Name == "h" {
		level, _ := strconv.Atoi(e.Attr("outline-level"))
		p.Heading = min(max(level, 1), 6)
	} else if strings.EqualFold(e.Attr("style-name"), "Title") {
		p.Heading = 1
	}
	if at.numbered != nil && !*at.numbered {
		*at.numbered, p.Number = true, at.number
	}
	var boxes []richtext.Block
	inner := place{blocks: at.blocks, para: p, boxes: &boxes, style: e.Attr("style-name")}
	inner.bold, inner.italic = w.looks.look("paragraph", inner.style, false, false)
	if err := w.inline(inner); err != nil {
		return err
	}
	p.Runs = richtext.Joined(p.Runs)
	*at.blocks = append(*at.blocks, richtext.Block{Paragraph: p})
	*at.blocks = append(*at.blocks, boxes...)
	return nil
}

// inline reads text up to the end tag of the element just opened.
func (w *walker) inline(at place) error {
	for {
		e, s, err := w.Next()
		switch {
		case err != nil:
			return w.Cut(err)
		case s != nil:
			w.write(at, s)
			continue
		case e == nil:
			return nil
		}
		inner := at
		switch e.Name {
		case "span":
			inner.bold, inner.italic = w.looks.look("text", e.Attr("style-name"), at.bold, at.italic)
		case "s":
			n, err := strconv.Atoi(e.Attr("c"))
			if err != nil {
				n = 1
			}
			w.put(at, strings.Repeat(" ", min(max(n, 1), 1000)))
		case "tab":
			w.put(at, "\t")
		case "line-break":
			w.put(at, "\n")
		case "note":
			kind := richtext.Footnote
			if e.Attr("note-class") == "endnote" {
				kind = richtext.Endnote
			}
			if err := w.note(kind, at); err != nil {
				return err
			}
			continue
		case "annotation":
			if err := w.note(richtext.Comment, at); err != nil {
				return err
			}
			continue
		case "change-start":
			w.inserting[e.Attr("change-id")] = w.insertions[e.Attr("change-id")]
		case "change-end":
			delete(w.inserting, e.Attr("change-id"))
		case "text-box":
			if err := w.children(place{blocks: at.boxes}); err != nil {
				return err
			}
			continue
		case "ruby-text", "title", "desc", "event-listeners", "object", "binary-data":
			if err := w.Skip(); err != nil {
				return err
			}
			continue
		}
		if err := w.inline(inner); err != nil {
			return err
		}
	}
}

// note reads a footnote, an endnote or a comment, without the mark in the text
// and without who made it.
func (w *walker) note(kind richtext.Note, at place) error {
	var blocks []richtext.Block
	if err := w.children(place{blocks: &blocks}); err != nil {
		return err
	}
	var texts []string
	for _, b := range blocks {
		if b.Paragraph != nil {
			texts = append(texts, b.Paragraph.Text())
		}
	}
	text := strings.Join(strings.Fields(strings.Join(texts, " ")), " ")
	if text == "" {
		return nil
	}
	if at.para == nil {
		at.para = &richtext.Paragraph{}
		*at.blocks = append(*at.blocks, richtext.Block{Paragraph: at.para})
	}
	at.para.Runs = append(at.para.Runs, richtext.Run{Text: text, Note: kind})
	return nil
}

// write adds characters, white space folded as the format wants: a line end in
// the file is a blank, and blanks in a row are one.
func (w *walker) write(at place, s []byte) {
	var b strings.Builder
	space := len(at.para.Runs) == 0
	if n := len(at.para.Runs); n > 0 {
		last := at.para.Runs[n-1]
		space = last.Note == "" && (strings.HasSuffix(last.Text, " ") || strings.HasSuffix(last.Text, "\n"))
	}
	for _, c := range string(s) {
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		b.WriteRune(c)
		space = false
	}
	w.put(at, b.String())
}

func (w *walker) put(at place, s string) {
	if s == "" {
		return
	}
	for _, open := range w.inserting {
		if open {
			w.doc.Inserted += len(strings.Fields(s))
			break
		}
	}
	at.para.Runs = append(at.para.Runs, richtext.Run{Text: s, Bold: at.bold, Italic: at.italic})
}
