package ooxml

import (
	"io"
	"strconv"
	"strings"
)

// A walker goes through the document part once.
type walker struct {
	*part
	looks styles
	doc   *Document
}

// A place is where the walker is: into which list blocks go, and which
// paragraph and look text has.
type place struct {
	blocks  *[]Block
	para    *Paragraph
	style   string // of the paragraph
	bold    *bool  // of the run
	deleted bool
}

func (a *archive) body(name string, looks styles, d *Document) error {
	p, err := a.part(name)
	if err != nil {
		return err
	}
	defer p.Close()
	w := &walker{p, looks, d}
	for {
		e, _, err := w.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e != nil {
			if err := w.element(*e, place{blocks: &d.Blocks}); err != nil {
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
		e, err := w.child()
		if e == nil {
			return err
		}
		if err := w.element(*e, at); err != nil {
			return err
		}
	}
}

func (w *walker) element(e element, at place) error {
	switch e.name {
	case "p":
		return w.paragraph(at)
	case "tbl":
		return w.table(at)
	case "pPr":
		return w.paragraphLook(&at)
	case "r":
		bold := w.boldOf(at.style, false)
		at.bold = &bold
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
	case "moveFrom": // the words are read where they moved to
		return w.skip()
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
		if n, err := strconv.ParseUint(e.attr("char"), 16, 16); err == nil && n > ' ' {
			w.write(at, string(rune(n)))
		}
	default:
		if strings.HasSuffix(e.name, "Pr") {
			return w.skip()
		}
		return w.children(at)
	}
	return w.skip()
}

func (w *walker) paragraph(at place) error {
	p := &Paragraph{}
	var inside []Block // text boxes
	inner := place{blocks: &inside, para: p, deleted: at.deleted}
	for {
		e, err := w.child()
		if err != nil {
			return err
		}
		if e == nil {
			break
		}
		if e.name == "pPr" {
			err = w.paragraphLook(&inner)
		} else {
			err = w.element(*e, inner)
		}
		if err != nil {
			return err
		}
	}
	p.Runs = joined(p.Runs)
	*at.blocks = append(*at.blocks, Block{Paragraph: p})
	*at.blocks = append(*at.blocks, inside...)
	return nil
}

func (w *walker) table(at place) error {
	t := &Table{}
	inner := at
	inner.para = nil
	for level := w.depth; w.depth >= level; {
		e, _, err := w.next()
		switch {
		case err != nil:
			return w.cut(err)
		case e == nil:
		case e.name == "tr":
			t.Rows = append(t.Rows, Row{})
		case e.name == "tc" && len(t.Rows) > 0:
			row := &t.Rows[len(t.Rows)-1]
			row.Cells = append(row.Cells, Cell{})
			inner.blocks = &row.Cells[len(row.Cells)-1].Blocks
			err = w.children(inner)
		case strings.HasSuffix(e.name, "Pr"):
			err = w.skip()
		}
		if err != nil {
			return err
		}
	}
	*at.blocks = append(*at.blocks, Block{Table: t})
	return nil
}

// alternatives reads one of the forms that the same content is given in.
func (w *walker) alternatives(at place) error {
	chosen := false
	for {
		e, err := w.child()
		switch {
		case e == nil:
			return err
		case chosen:
			err = w.skip()
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
	level := w.depth
	for w.depth >= level {
		_, s, err := w.next()
		if err != nil {
			return w.cut(err)
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
		at.para = &Paragraph{}
		*at.blocks = append(*at.blocks, Block{Paragraph: at.para})
	}
	at.para.Runs = append(at.para.Runs, Run{s, at.bold != nil && *at.bold})
}

// joined makes one run of neighbours that look alike: Word splits runs at
// every edit and spelling mark.
func joined(runs []Run) []Run {
	out := runs[:0]
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[j].Bold == runs[i].Bold {
			j++
		}
		text := runs[i].Text
		if j > i+1 {
			text = (&Paragraph{Runs: runs[i:j]}).Text()
		}
		out = append(out, Run{text, runs[i].Bold})
		i = j
	}
	return out
}
