package pdftext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// A Whole is everything that a PDF says.
type Whole struct {
	Pages  []Page   // with what is drawn off the page, too
	Beside []Said   // properties, titles of the outline, notes, fields, alternative texts
	Files  []Inside // attachments and XMP
	Unread []string // what could not be read
}

// Said is a text beside the pages. Code is what is for programs.
type Said struct {
	Where, Text string
	Code        bool
}

// Inside is a file in the file.
type Inside struct {
	Where string
	Data  []byte
}

// ReadAll reads a PDF of size bytes, unpacking no more than limit bytes of the
// files inside it. Pages without text are no error here, and are told in Unread.
func ReadAll(r io.ReaderAt, size, limit int64) (*Whole, error) {
	type answer struct {
		whole *Whole
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		w, err := readAll(r, size, limit)
		done <- answer{w, err}
	}()
	select {
	case a := <-done:
		return a.whole, a.err
	case <-time.After(patience + time.Duration(size>>20)*time.Second):
		return nil, ErrTooLong
	}
}

func readAll(r io.ReaderAt, size, limit int64) (w *Whole, err error) {
	defer func() {
		if p := recover(); p != nil {
			w, err = nil, errors.New("a damaged PDF")
		}
	}()
	doc, err := pdf.NewReader(r, size)
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return nil, ErrEncrypted
	}
	if err != nil {
		return nil, errors.New("a damaged PDF")
	}
	w = &Whole{}
	n := doc.NumPage()
	if n > maxPages {
		return nil, fmt.Errorf("%d pages are more than the limit of %d", n, maxPages)
	}
	c := &crawler{whole: w, left: limit, values: maxValues}
	for at := 1; at <= n; at++ {
		w.page(doc.Page(at), at, c)
	}
	c.dict("properties", doc.Trailer().Key("Info"), 0)
	c.dict("document", doc.Trailer().Key("Root"), 0)
	if c.values <= 0 {
		w.Unread = append(w.Unread, "a part of what stands beside the pages: too much of it")
	}
	if revisions(r, size) {
		w.Unread = append(w.Unread, "an earlier version that the file still holds")
	}
	return w, nil
}

// page reads one page: its letters, wherever they stand, and what hangs on it.
func (w *Whole) page(p pdf.Page, at int, c *crawler) {
	where := fmt.Sprintf("page %d", at)
	defer func() {
		if recover() != nil {
			w.Unread = append(w.Unread, where+": damaged")
		}
	}()
	d := &drawer{pen: pen{page: matrix{1, 0, 0, 1, 0, 0}, stretch: 1}}
	if contents := p.V.Key("Contents"); contents.Kind() != pdf.Null {
		d.run(contents, p.Resources())
	}
	page := Page{inOrder(linesOf(d.glyphs))}
	w.Pages = append(w.Pages, page)
	for _, said := range d.instead {
		w.Beside = append(w.Beside, Said{Where: where + ", alternative text", Text: said})
	}
	letters, unknown := 0, 0
	for _, l := range page.Lines {
		letters += len(l.Text)
		unknown += strings.Count(l.Text, "\uFFFD")
	}
	switch {
	case len(d.glyphs) > 0 && letters == 0, unknown*20 > letters && unknown > 0:
		w.Unread = append(w.Unread, where+": letters in a font that does not say which they are")
	}
	if d.pictures > 0 {
		w.Unread = append(w.Unread, where+": what a picture shows")
	}
	c.dict(where+", notes", p.V.Key("Annots"), 0)
	c.dict(where, p.V.Key("AA"), 0)
	c.dict(where, p.V.Key("PieceInfo"), 0)
	c.dict(where, p.V.Key("Metadata"), 0)
}

// revisions reports whether the file holds an earlier state of itself: each
// has an end of its own, and a file made for the web has two from the start.
func revisions(r io.ReaderAt, size int64) bool {
	const most = 256 << 20
	data := make([]byte, min(size, most))
	n, _ := r.ReadAt(data, 0)
	data = data[:n]
	ends := bytes.Count(data, []byte("startxref"))
	if bytes.Contains(data[:min(len(data), 2048)], []byte("/Linearized")) {
		ends--
	}
	return ends > 1
}
