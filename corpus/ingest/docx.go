package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/ooxml"
)

// docxReader reads Word documents.
type docxReader struct{}

func (docxReader) format() string       { return "docx" }
func (docxReader) extensions() []string { return []string{".docx", ".docm", ".dotx"} }
func (docxReader) sniff(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

func (docxReader) read(data []byte) (*source, error) {
	doc, err := ooxml.Read(bytes.NewReader(data), int64(len(data)), ooxml.DefaultLimits())
	switch {
	case errors.Is(err, ooxml.ErrTooBig):
		return nil, fault.New("if you trust the file, open it in Word and save it as text", "%w", err)
	case errors.Is(err, ooxml.ErrNotDocx):
		return nil, fault.New("save it as .docx or text first", "%w", err)
	case err != nil:
		return nil, fault.New("open it in Word or LibreOffice and save it again", "%w", err)
	}
	f := &flattener{src: &source{}}
	f.blocks(doc.Blocks, para{at: noTime})
	if doc.Deleted > 0 {
		f.src.warnings = append(f.src.warnings, fmt.Sprintf("tracked changes: %d deleted words were left out, insertions are in", doc.Deleted))
	}
	for _, u := range doc.Unread {
		f.src.warnings = append(f.src.warnings, fmt.Sprintf("%d words in %s were not read", u.Words, u.Kind))
	}
	return f.src, nil
}

// A flattener lays paragraphs and table cells out in reading order.
type flattener struct {
	src  *source
	rows int
}

func (f *flattener) blocks(blocks []ooxml.Block, in para) {
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
func docxLines(runs []ooxml.Run) []line {
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
