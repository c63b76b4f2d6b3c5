package ingest

import (
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// richSource makes a source of a word processor's document.
func richSource(doc *richtext.Document) *source {
	f := &flattener{src: &source{}}
	f.blocks(doc.Blocks, para{at: noTime})
	f.numbers()
	warn := func(format string, args ...any) {
		f.src.warnings = append(f.src.warnings, fmt.Sprintf(format, args...))
	}
	if doc.Deleted+doc.Inserted > 0 {
		warn("tracked changes: %s left out, %s in", wordsThat(doc.Deleted, "deleted"), wordsThat(doc.Inserted, "inserted"))
	}
	for _, kind := range []richtext.Note{richtext.Footnote, richtext.Endnote, richtext.Comment} {
		if n := f.notes[kind]; n > 0 {
			warn("%s in the text, in brackets", isOrAre(n, string(kind)))
		}
	}
	for _, u := range doc.Unread {
		warn("%s in %s not read", wasOrWere(u.Words), u.Kind)
	}
	if doc.Named {
		warn("the file's properties name who wrote it; they are not kept")
	}
	return f.src
}

func wordsThat(n int, what string) string {
	if n == 1 {
		return "1 " + what + " word is"
	}
	return fmt.Sprintf("%d %s words are", n, what)
}

func isOrAre(n int, what string) string {
	if n == 1 {
		return "1 " + what + " is"
	}
	return fmt.Sprintf("%d %ss are", n, what)
}

// plural writes a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func wasOrWere(words int) string {
	if words == 1 {
		return "1 word was"
	}
	return fmt.Sprintf("%d words were", words)
}

// A flattener lays paragraphs and table cells out in reading order.
type flattener struct {
	src   *source
	rows  int
	notes map[richtext.Note]int
}

func (f *flattener) blocks(blocks []richtext.Block, in para) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			p := in
			p.heading = b.Paragraph.Heading
			if p.lines = f.lines(b.Paragraph.Runs); len(p.lines) > 0 {
				p.lines[0].number = b.Paragraph.Number
				f.src.paras = append(f.src.paras, p)
			}
			continue
		}
		for _, row := range b.Table.Rows {
			f.rows++
			cell := para{at: noTime, row: f.rows, columns: len(row.Cells)}
			for i, c := range row.Cells {
				cell.column = i + 1
				f.blocks(c.Blocks, cell)
			}
		}
	}
}

// lines splits runs at their breaks and measures the bold beginning of each
// line. Empty lines go, and the hyphens that show only where a line ends.
func (f *flattener) lines(runs []richtext.Run) []line {
	var lines []line
	var text strings.Builder
	bold, still, italic := 0, true, true
	flush := func() {
		if s := text.String(); strings.TrimSpace(s) != "" {
			lines = append(lines, line{text: s, bold: bold, italic: italic})
		}
		text.Reset()
		bold, still, italic = 0, true, true
	}
	for _, r := range runs {
		if r.Note != "" {
			if f.notes == nil {
				f.notes = map[richtext.Note]int{}
			}
			f.notes[r.Note]++
		}
		for i, piece := range strings.Split(strings.ReplaceAll(r.Words(), "\u00ad", ""), "\n") {
			if i > 0 {
				flush()
			}
			text.WriteString(piece)
			// White space between two bold runs is often not bold itself.
			if strings.TrimSpace(piece) == "" {
				continue
			}
			if r.Bold && still {
				bold = text.Len()
			} else {
				still = false
			}
			italic = italic && r.Italic
		}
	}
	flush()
	return lines
}

// numbers puts the numbers of list items before their words, unless most items
// are turns: then they count paragraphs, and go.
func (f *flattener) numbers() {
	items, turns := 0, 0
	for _, p := range f.src.paras {
		if l := p.lines[0]; l.number != "" {
			items++
			if o, ok := parseOpening(l); ok && o.colon {
				turns++
			}
		}
	}
	if items == 0 {
		return
	}
	if 2*turns >= items {
		f.src.warnings = append(f.src.warnings, fmt.Sprintf("the numbers of %d paragraphs were left out", items))
		return
	}
	for i := range f.src.paras {
		l := &f.src.paras[i].lines[0]
		if l.number == "" {
			continue
		}
		l.text = l.number + " " + l.text
		if l.bold > 0 {
			l.bold += len(l.number) + 1
		}
	}
}
