package readback

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// maxNested is how many archives may stand inside each other.
const maxNested = 3

// Read gives what a file says. name is the file's own, without folders; it is a
// piece too. unread lists what could not be read, in words that hold nothing of
// the file but names of its parts. The error wraps xmlzip.ErrTooBig where the file
// unpacks to more than is safe to read; then nothing of it may be trusted.
func Read(name string, data []byte) (pieces []Piece, unread []string, err error) {
	r := &reading{limits: xmlzip.DefaultLimits()}
	r.left = r.limits.Bytes
	r.name("", path.Base(strings.ReplaceAll(name, `\`, "/")))
	r.file("", data, 0)
	if r.err != nil {
		return nil, nil, r.err
	}
	return r.pieces, r.unread, nil
}

// A reading collects what the readers of the formats find.
type reading struct {
	pieces []Piece
	unread []string
	limits xmlzip.Limits
	left   int64 // bytes that may still be unpacked
	err    error // the file is not safe to read
}

// name takes the name of a file, or of a member of an archive.
func (r *reading) name(part, name string) {
	if name != "" {
		r.pieces = append(r.pieces, Piece{Part: part, Text: name, Kind: Name})
	}
}

// take adds what a scribe wrote.
func (r *reading) take(s *scribe, part string, kind Kind) {
	if p, ok := s.piece(part, kind); ok {
		r.pieces = append(r.pieces, p)
	}
}

// miss notes what could not be read.
func (r *reading) miss(part, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if part != "" {
		what = part + ": " + what
	}
	r.unread = append(r.unread, what)
}

// fail takes note of an error: one of limits ends everything.
func (r *reading) fail(part string, err error) {
	if errors.Is(err, xmlzip.ErrTooBig) {
		r.err = err
		return
	}
	r.miss(part, "%v", err)
}

// file reads a file, or a member of one, by its content.
func (r *reading) file(part string, data []byte, nested int) {
	if r.err != nil || len(data) == 0 {
		return
	}
	has := func(magic string) bool { return bytes.HasPrefix(data, []byte(magic)) }
	switch {
	case has("PK\x03\x04"), has("PK\x05\x06"):
		r.archive(part, data, nested)
	case has("\x1f\x8b"):
		r.gzip(part, data, nested)
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		r.pdf(part, data, nested)
	case has("\x89PNG\r\n\x1a\n"):
		r.png(part, data)
	case has("\xff\xd8\xff"):
		r.jpeg(part, data)
	case has("{\\rtf"):
		r.rtf(part, data)
	default:
		text, ok := decode(data)
		if !ok || kindOf(data) != unknown && bytes.IndexByte(data, 0) >= 0 {
			r.binary(part, data)
			return
		}
		r.plain(part, text, nested)
	}
}

// plain reads what is text: a page, XML, JSON, a table, or just text.
func (r *reading) plain(part, text string, nested int) {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1024)]))
	switch {
	case isPage(head):
		r.page(part, text, nested)
	case strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, "<") && (isXML(text) || namedXML(part)):
		r.xml(part, text, nested)
	case strings.HasPrefix(head, "{"), strings.HasPrefix(head, "["):
		if r.json(part, text) {
			return
		}
		fallthrough
	default:
		if r.table(part, text) {
			return
		}
		text = r.withoutData(part, text, nested)
		r.pieces = append(r.pieces, Piece{Part: part, Text: text})
	}
}

// isXML reports whether a text is one element, well formed.
func isXML(text string) bool {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Entity = xml.HTMLEntity
	elements := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return elements > 0
		}
		if err != nil {
			return false
		}
		if _, ok := tok.(xml.StartElement); ok {
			elements++
		}
	}
}

// namedXML knows the members that are XML even where they are damaged.
func namedXML(part string) bool {
	switch strings.ToLower(path.Ext(part)) {
	case ".xml", ".rels", ".vml", ".rdf", ".svg":
		return true
	}
	return false
}
