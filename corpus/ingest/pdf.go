package ingest

import (
	"bytes"
	"errors"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/pdftext"
)

// pdfReader reads PDF, by itself or with the text that another program made.
type pdfReader struct{}

func (pdfReader) format() string         { return "pdf" }
func (pdfReader) extensions() []string   { return []string{".pdf"} }
func (pdfReader) sniff(data []byte) bool { return bytes.HasPrefix(data, []byte("%PDF-")) }

func (pdfReader) read(data []byte) (*source, error) {
	pages, err := pdftext.Read(bytes.NewReader(data), int64(len(data)))
	switch {
	case errors.Is(err, pdftext.ErrEncrypted):
		return nil, fault.New("open it, and print it to a PDF without a password", "%w", err)
	case errors.Is(err, pdftext.ErrPictures):
		return nil, fault.New("recognise its text first (OCR), or type it", "%w", err)
	case err != nil:
		return nil, fault.New("try --pdf-tool pdftotext, or export the transcript as .docx or text", "the PDF cannot be read: %w", err)
	}
	var sheets []sheet
	for _, p := range pages {
		var s sheet
		for i, l := range p.Lines {
			row := sheetLine{text: l.Text, x: l.X, right: l.Right, first: l.First, bold: l.Bold, size: l.Size}
			if i > 0 {
				row.drop = p.Lines[i-1].Y - l.Y
			}
			s = append(s, row)
		}
		sheets = append(sheets, s)
	}
	return pdfSource(sheets), nil
}

// withTool reads a PDF with the text that another program made of it.
func (pdfReader) withTool(data []byte, tool func([]byte) (string, error)) (*source, error) {
	text, err := tool(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, fault.New("recognise its text first (OCR), or type it", "%w", pdftext.ErrPictures)
	}
	var sheets []sheet
	for page := range strings.SplitSeq(text, "\f") {
		var s sheet
		gap := 1.0
		for l := range strings.SplitSeq(page, "\n") {
			words := strings.TrimSpace(l)
			if words == "" {
				gap++
				continue
			}
			indent := float64(len(l) - len(strings.TrimLeft(l, " ")))
			word, _, _ := strings.Cut(words, " ")
			s = append(s, sheetLine{
				text: wideGaps(words), x: indent, right: indent + float64(widthOf(words)), first: float64(widthOf(word)), drop: gap, size: 1,
			})
			gap = 1
		}
		sheets = append(sheets, s)
	}
	return pdfSource(sheets), nil
}

// wideGaps writes a tab for three blanks and more.
func wideGaps(s string) string {
	var b strings.Builder
	for s != "" {
		i := strings.Index(s, "   ")
		if i < 0 {
			break
		}
		b.WriteString(s[:i] + "\t")
		s = strings.TrimLeft(s[i:], " ")
	}
	return b.String() + s
}
