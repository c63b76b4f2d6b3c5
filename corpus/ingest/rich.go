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
	if doc.Deleted > 0 {
		f.src.warnings = append(f.src.warnings, fmt.Sprintf("tracked changes: %d deleted words were left out, insertions are in", doc.Deleted))
	}
	for _, u := range doc.Unread {
		f.src.warnings = append(f.src.warnings, fmt.Sprintf("%d words in %s were not read", u.Words, u.Kind))
	}
	return f.src
}

// A flattener lays paragraphs and table cells out in reading order.
type flattener struct {
	src  *source
	rows int
}

func (f *flattener) blocks(blocks []richtext.Block, in para) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			p := in
			p.heading = b.Paragraph.Heading
			if p.lines = docxLines(b.Paragraph.Runs); len(p.lines) > 0 {
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

// docxLines splits runs at their breaks and measures the bold beginning of
// each line. Empty lines go.
func docxLines(runs []richtext.Run) []line {
	var lines []line
	var text strings.Builder
	bold, still := 0, true
	flush := func() {
		if s := text.String(); strings.TrimSpace(s) != "" {
			lines = append(lines, line{text: s, bold: bold})
		}
		text.Reset()
		bold, still = 0, true
	}
	for _, r := range runs {
		for i, piece := range strings.Split(r.Text, "\n") {
			if i > 0 {
				flush()
			}
			text.WriteString(piece)
			// White space between two bold runs is often not bold itself.
			if blank := strings.TrimSpace(piece) == ""; r.Bold && still && !blank {
				bold = text.Len()
			} else if !blank {
				still = false
			}
		}
	}
	flush()
	return lines
}
