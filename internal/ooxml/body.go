package ooxml

import (
	"io"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// A walker goes through the document part once.
type walker struct {
	*xmlzip.Part
	looks styles
	lists *numbering
	notes notes
	doc   *richtext.Document
}

// A place is where the walker is: into which list blocks go, and which
// paragraph and look text has.
type place struct {
	blocks   *[]richtext.Block
	para     *richtext.Paragraph
	style    string // of the paragraph
	bold     *bool  // of the run
	italic   *bool  // of the run
	deleted  bool
	inserted bool
}

func (a *archive) body(name string, w *walker) error {
	p, err := a.Part(name)
	if err != nil {
		return err
	}
	defer p.Close()
	w.Part = p
	for {
		e, _, err := w.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e != nil {
			if err := w.element(*e, place{blocks: &w.doc.Blocks}); err != nil {
				return err
			}
		}
	}
}

// children reads up to the end tag of the element just opened. Elements that
// mean nothing here (hyperlinks, smart tags, content controls, insertions,
// fields) are transparent, so that no wrapper hides words.
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

func (w *walker) element(e xmlzip.Element, at place) error {
	switch e.Name {
	case "p":
		return w.paragraph(at)
	case "tbl":
		return w.table(at)
	case "pPr":
		return w.paragraphLook(&at)
	case "r":
		bold, italic := w.boldOf(at.style, false), w.italicOf(at.style, false)
		at.bold, at.italic = &bold, &italic
		return w.children(at)
	case "rPr":
		return w.runLook(at)
	case "t":
		return w.text(at)
	case "delText":
		at.deleted = true
		return w.text(at)
	case "del":
		at.deleted = true
		return w.children(at)
	case "ins":
		at.inserted = true
		return w.children(at)
	case "footnoteReference":
		w.refer(richtext.Footnote, e.Attr("id"), at)
	case "endnoteReference":
		w.refer(richtext.Endnote, e.Attr("id"), at)
	case "commentReference":
		w.refer(richtext.Comment, e.Attr("id"), at)
	case "moveFrom": // the words are read where they moved to
		return w.Skip()
	case "AlternateContent":
		return w.alternatives(at)
	case "tab", "ptab":
		w.write(at, "\t")
	case "br", "cr":
		w.write(at, "\n")
	case "noBreakHyphen":
		w.write(at, "\u2011")
	case "softHyphen":
		w.write(at, "\u00ad")
	case "sym":
		if n, err := strconv.ParseUint(e.Attr("char"), 16, 16); err == nil && n > ' ' {
			w.write(at, string(rune(n)))
		}
	default:
		if strings.HasSuffix(e.Name, "Pr") {
			return w.Skip()
		}
		return w.children(at)
	}
	return w.Skip()
}

func (w *walker) paragraph(at place) error {
	p := &richtext.Paragraph{}
	var inside []richtext.Block // text boxes
	inner := place{blocks: &inside, para: p, deleted: at.deleted, inserted: at.inserted}
	for {
		e, err := w.Child()
		if err != nil {
			return err
		}
		if e == nil {
			break
		}
		if e.Name == "pPr" {
			err = w.paragraphLook(&inner)
		} else {
			err = w.element(*e, inner)
		}
		if err != nil {
			return err
		}
	}
	p.Runs = richtext.Joined(p.Runs)
	*at.blocks = append(*at.blocks, richtext.Block{Paragraph: p})
	*at.blocks = append(*at.blocks, inside...)
	return nil
}

func (w *walker) table(at place) error {
	t := &richtext.Table{}
	inner := at
	inner.para = nil
	for level := w.Depth(); w.Depth() >= level; {
		e, _, err := w.Next()
		switch {
		case err != nil:
			return w.Cut(err)
		case e == nil:
		case e.Name == "tr":
			t.Rows = append(t.Rows, richtext.Row{})
		case e.Name == "tc" && len(t.Rows) > 0:
			row := &t.Rows[len(t.Rows)-1]
			row.Cells = append(row.Cells, richtext.Cell{})
			inner.blocks = &row.Cells[len(row.Cells)-1].Blocks
			err = w.children(inner)
		case strings.HasSuffix(e.Name, "Pr"):
			err = w.Skip()
		}
		if err != nil {
			return err
		}
	}
	*at.blocks = append(*at.blocks, richtext.Block{Table: t})
	return nil
}

// alternatives reads one of the forms that the same content is given in.
func (w *walker) alternatives(at place) error {
	chosen := false
	for {
		e, err := w.Child()
		switch {
		case e == nil:
			return err
		case chosen:
			err = w.Skip()
		default:
			chosen = true
			err = w.children(at)
		}
		if err != nil {
			return err
		}
	}
}

// text reads the characters of the element just opened.
func (w *walker) text(at place) error {
	level := w.Depth()
	for w.Depth() >= level {
		_, s, err := w.Next()
		if err != nil {
			return w.Cut(err)
		}
		if s != nil {
			w.write(at, string(s))
		}
	}
	return nil
}

func (w *walker) write(at place, s string) {
	if at.deleted {
		w.doc.Deleted += len(strings.Fields(s))
		return
	}
	if at.para == nil { // text outside paragraphs: an equation or a foreign wrapper
		at.para = &richtext.Paragraph{}
		*at.blocks = append(*at.blocks, richtext.Block{Paragraph: at.para})
	}
	if at.inserted {
		w.doc.Inserted += len(strings.Fields(s))
	}
	at.para.Runs = append(at.para.Runs, richtext.Run{
		Text: s, Bold: at.bold != nil && *at.bold, Italic: at.italic != nil && *at.italic,
	})
}
