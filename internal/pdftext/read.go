package pdftext

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// A Page is its lines.
type Page struct{ Lines []Line }

// A Line is text on one baseline. Lengths are in points, 1/72 inch; the page's
// origin is at its lower left.
type Line struct {
	Text  string  // a tab stands for a wide gap
	X, Y  float64 // where it begins
	Right float64 // where it ends; not beyond X where the file does not tell
	Size  float64 // of its letters
	First float64 // width of its first word; 0 where the file does not tell
	Bold  bool    // all of it is in a bold font
}

// The kinds of failure that a caller may want to explain differently.
var (
	ErrEncrypted = errors.New("the file has a password")
	ErrPictures  = errors.New("the pages are pictures, without text")
	ErrTooLong   = errors.New("takes too long to read")
)

// Limits on what is read of one file.
const (
	maxPages = 5000
	patience = 10 * time.Second // and a second for each MB
)

// Read reads a PDF of size bytes.
func Read(r io.ReaderAt, size int64) ([]Page, error) {
	type answer struct {
		pages []Page
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		pages, err := read(r, size)
		done <- answer{pages, err}
	}()
	select {
	case a := <-done:
		return a.pages, a.err
	case <-time.After(patience + time.Duration(size>>20)*time.Second):
		return nil, ErrTooLong
	}
}

func read(r io.ReaderAt, size int64) (pages []Page, err error) {
	at := 0
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("page %d is damaged", at)
		}
	}()
	doc, err := pdf.NewReader(r, size)
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return nil, ErrEncrypted
	}
	if err != nil {
		return nil, err
	}
	n := doc.NumPage()
	if n > maxPages {
		return nil, fmt.Errorf("%d pages are more than the limit of %d", n, maxPages)
	}
	letters := 0
	for at = 1; at <= n; at++ {
		page := Page{inOrder(linesOf(draw(doc.Page(at))))}
		for _, l := range page.Lines {
			letters += len(l.Text)
		}
		pages = append(pages, page)
	}
	if letters == 0 {
		return nil, ErrPictures
	}
	return pages, nil
}

// Gaps between letters, in sizes of the letters: from wordGap on a blank is
// missing, from wideGap on the two are in different columns.
const (
	wordGap = 0.18
	wideGap = 1.0
	rowGap  = 0.4
)

// linesOf puts letters together. A letter goes on with the line where it stands
// on the same height and not before it.
func linesOf(glyphs []glyph) []Line {
	var lines []Line
	var b builder
	for _, c := range glyphs {
		if c.text == "" || c.text == "\n" || c.text == "\r" {
			continue
		}
		if b.started && (math.Abs(c.y-b.line.Y) > rowGap*math.Max(c.size, b.line.Size) || c.x < b.line.X-c.size) {
			lines = b.close(lines)
		}
		b.add(c)
	}
	return b.close(lines)
}

// A builder holds the open line.
type builder struct {
	line    Line
	text    strings.Builder
	started bool
	end     float64 // right edge of the last letter
	widths  bool    // the file tells how wide letters are
	word    bool    // still in the first word
}

func (b *builder) add(c glyph) {
	if !b.started {
		if strings.TrimSpace(c.text) == "" {
			return
		}
		b.started, b.word = true, true
		b.line = Line{X: c.x, Y: c.y, Size: c.size, Bold: true}
	} else if gap := c.x - b.end; b.widths && gap > wordGap*c.size {
		switch {
		case gap > wideGap*c.size:
			b.text.WriteByte('\t')
		case !b.blank():
			b.text.WriteByte(' ')
		}
		b.word = false
	}
	b.line.Bold = b.line.Bold && strings.Contains(strings.ToLower(c.font), "bold")
	b.line.Size = math.Max(b.line.Size, c.size)
	b.widths = c.width > 0
	b.end = c.x + c.width
	if strings.TrimSpace(c.text) == "" {
		b.word = false
		if b.blank() {
			return
		}
	} else {
		b.line.Right = math.Max(b.line.Right, b.end)
		if b.word {
			b.line.First = b.end - b.line.X
		}
	}
	b.text.WriteString(expand(c.text))
}

func (b *builder) blank() bool {
	r, _ := utf8.DecodeLastRuneInString(b.text.String())
	return r == ' ' || r == '\t'
}

func (b *builder) close(lines []Line) []Line {
	if b.started {
		b.line.Text = strings.TrimRight(b.text.String(), " \t")
		if b.line.Text != "" {
			lines = append(lines, b.line)
		}
	}
	*b = builder{}
	return lines
}

// expand writes ligatures as letters.
func expand(s string) string {
	switch s {
	case "ﬀ":
		return "ff"
	case "ﬁ":
		return "fi"
	case "ﬂ":
		return "fl"
	case "ﬃ":
		return "ffi"
	case "ﬄ":
		return "ffl"
	case "ﬅ", "ﬆ":
		return "st"
	}
	return s
}
