package readback

import (
	"bytes"
	"fmt"

	"github.com/mitten-qda/mitten/internal/pdftext"
)

// pdf reads the text of the pages and all that the file says beside it.
func (r *reading) pdf(part string, data []byte, nested int) {
	d, err := pdftext.ReadAll(bytes.NewReader(data), int64(len(data)), r.left)
	if err != nil {
		r.miss(part, "%v", err)
		r.binary(part, data)
		return
	}
	s := &scribe{}
	for i, p := range d.Pages {
		for k, l := range p.Lines {
			s.add(nextTo, fmt.Sprintf("page %d, line %d", i+1, k+1), l.Text)
		}
	}
	r.take(s, part, Words)
	beside, code, maker := &scribe{}, &scribe{}, &scribe{}
	for _, t := range d.Beside {
		switch {
		case (t.Where == "properties, Producer" || t.Where == "properties, Creator") && isProgram(t.Text):
			maker.add(apart, t.Where, t.Text)
		case t.Code:
			code.add(apart, t.Where, t.Text)
		default:
			beside.add(apart, t.Where, t.Text)
		}
	}
	r.take(maker, part, Maker)
	r.take(beside, part, Words)
	r.take(code, part, Code)
	for _, f := range d.Files {
		r.left -= int64(len(f.Data))
		r.member(within(part, f.Where), f.Data, nested+1)
	}
	for _, what := range d.Unread {
		r.miss(part, "%s", what)
	}
}
