package ooxml

import (
	"fmt"
	"io"
	"strings"
)

// A Document is the text of a Word file, in reading order.
type Document struct {
	Blocks  []Block
	Deleted int      // words in tracked deletions, which Blocks do not hold
	Unread  []Unread // parts with words that Blocks do not hold
}

// A Block is a Paragraph or a Table; the other is nil.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
}

// A Paragraph is a heading of level 1 to 6, or text (Heading 0).
type Paragraph struct {
	Heading int
	Runs    []Run
}

// A Run is text of one look. Tabs are "\t", line and page breaks "\n".
type Run struct {
	Text string
	Bold bool
}

// A Table is rows of cells of blocks.
type Table struct{ Rows []Row }

// A Row is one row of a table.
type Row struct{ Cells []Cell }

// A Cell holds paragraphs and tables.
type Cell struct{ Blocks []Block }

// Unread is a kind of part, in the plural, and the number of words in it.
type Unread struct {
	Kind  string // "footnotes", "endnotes", "comments", "headers", "footers"
	Words int
}

// Text is the paragraph's text without its looks.
func (p *Paragraph) Text() string {
	if len(p.Runs) == 1 {
		return p.Runs[0].Text
	}
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Read reads a .docx (or .docm, .dotx) of size bytes. Errors name the part and
// line, and wrap ErrNotZip, ErrNotDocx or ErrTooBig where one of these is the
// reason.
func Read(r io.ReaderAt, size int64, lim Limits) (*Document, error) {
	a, err := openArchive(r, size, lim)
	if err != nil {
		return nil, err
	}
	if err := a.check(); err != nil {
		return nil, err
	}
	main, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	rels, err := a.relations(main)
	if err != nil {
		return nil, err
	}
	var looks styles
	for _, rel := range rels {
		if rel.kind == "styles" && a.has(rel.target) {
			if looks, err = a.styles(rel.target); err != nil {
				return nil, err
			}
		}
	}
	d := &Document{}
	if err := a.body(main, looks, d); err != nil {
		return nil, err
	}
	d.Unread, err = a.unread(rels)
	return d, err
}

func (a *archive) mainPart() (string, error) {
	rels, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, rel := range rels {
		if rel.kind == "officeDocument" && a.has(rel.target) {
			return rel.target, nil
		}
	}
	if a.has("word/document.xml") {
		return "word/document.xml", nil
	}
	return "", fmt.Errorf("%w: no document part in the zip", ErrNotDocx)
}
