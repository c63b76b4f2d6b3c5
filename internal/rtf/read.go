package rtf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// The kinds of failure that a caller may want to explain differently.
var (
	ErrNotRTF = errors.New("not a rich text file")
	ErrCut    = errors.New("the file ends in the middle")
)

// maxDepth is how many groups may stand inside each other.
const maxDepth = 500

// Read reads an .rtf file of any size; its caller sets a limit. Errors tell the byte, and wrap ErrNotRTF or ErrCut
// where one of these is the reason.
func Read(r io.Reader) (*richtext.Document, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte(`{\rtf`)) {
		return nil, fmt.Errorf("byte 0: %w", ErrNotRTF)
	}
	p := &parser{scanner: scanner{data: data, at: bytes.IndexByte(data, '{')}, doc: &richtext.Document{}, fonts: map[int]int{}, headings: map[int]int{}, page: 1252}
	body := &flow{}
	p.cur = state{flow: body, skip: 1}
	for {
		t, ok, err := p.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if err := p.take(t); err != nil {
			return nil, err
		}
		if p.began && len(p.stack) == 0 {
			break // what follows the last brace is no part of the document
		}
	}
	if len(p.stack) > 0 {
		return nil, fmt.Errorf("byte %d: %w: %d braces are not closed", len(data), ErrCut, len(p.stack))
	}
	body.finish(paraLook{})
	p.doc.Blocks, p.doc.Deleted, p.doc.Inserted = body.blocks, p.deleted.words, p.inserted.words
	return p.doc, nil
}

// A state is what a group inherits and gives back at its end.
type state struct {
	dest destination
	flow *flow // of the body, or of the note or text box that is open
	para paraLook
	skip int // characters that stand for a \u in old readers
	charLook
}

// A charLook is what \plain resets.
type charLook struct {
	font         int
	bold, italic bool
	deleted      bool
	inserted     bool
	moved        bool // away from here
}

// A parser reads a document token by token.
type parser struct {
	scanner
	doc   *richtext.Document
	stack []state
	cur   state
	began bool

	page        int         // the document's code page
	fonts       map[int]int // font to code page
	font        int         // of the font table, being defined
	defaultFont int
	headings    map[int]int // paragraph style to heading level
	style       styleEntry  // of the style sheet, being defined
	sheet       int         // groups that are open around an entry of the style sheet
	fresh       bool        // the group has just begun
	star        bool        // it began with \*

	bytes    []byte          // letters not yet read, in the code page
	units    []uint16        // and those of \u
	unskip   int             // characters still to be passed over after a \u
	pending  strings.Builder // of a list number, header or footer
	deleted  wordCount
	inserted wordCount
	failed   error // of a letter that cannot be read
}

// take takes one token.
func (p *parser) take(t token) error {
	switch t.kind {
	case openToken:
		p.flush()
		if len(p.stack) >= maxDepth {
			return fmt.Errorf("byte %d: more than %d groups inside each other", p.at, maxDepth)
		}
		p.stack = append(p.stack, p.cur)
		p.fresh, p.star, p.began, p.unskip = true, false, true, 0
		return p.failed
	case closeToken:
		p.flush()
		before := p.stack[len(p.stack)-1]
		p.stack = p.stack[:len(p.stack)-1]
		p.leave(before)
		p.cur = before
		p.unskip = 0
	case textToken:
		passed := min(p.unskip, len(t.text))
		p.unskip -= passed
		p.letters(t.text[passed:])
	case byteToken:
		if p.unskip > 0 {
			p.unskip--
			break
		}
		p.letters([]byte{t.b})
	case wordToken:
		p.control(t)
		if t.word == "*" {
			return p.failed
		}
	}
	p.fresh = false
	return p.failed
}

// letters takes bytes in the code page. Those that go nowhere are not held:
// pictures are megabytes of them.
func (p *parser) letters(b []byte) {
	if len(b) > 0 && p.cur.dest != toNowhere {
		p.surrogates()
		p.bytes = append(p.bytes, b...)
	}
}

// appendUnits adds the number of a \u. It has 16 bits and a sign; some writers
// give all 21.
func appendUnits(units []uint16, n int) []uint16 {
	if n > 0xffff {
		return utf16.AppendRune(units, rune(min(n, unicode.MaxRune+1)))
	}
	return append(units, uint16(n))
}

// surrogates ends a row of \u: characters outside the first 65,536 come in two.
func (p *parser) surrogates() {
	if len(p.units) > 0 {
		p.text(string(utf16.Decode(p.units)))
		p.units = p.units[:0]
	}
}

// emitBytes turns the bytes that came so far into text. The first letter of a
// code page that is not known stops the reading.
func (p *parser) emitBytes() {
	if len(p.bytes) == 0 {
		return
	}
	page := p.pageNow()
	enc := codePage(page)
	if enc == nil {
		enc = charmap.Windows1252
		if p.cur.dest == toBody && bytes.ContainsFunc(p.bytes, func(r rune) bool { return r > unicode.MaxASCII }) {
			p.failed = fmt.Errorf("byte %d: letters in code page %d, which is not known", p.at, page)
		}
	}
	out, err := enc.NewDecoder().Bytes(p.bytes)
	if err != nil {
		out = bytes.ToValidUTF8(p.bytes, []byte("\ufffd"))
	}
	p.bytes = p.bytes[:0]
	p.text(string(out))
}

// flush gives everything that was held back to the text.
func (p *parser) flush() {
	p.emitBytes()
	p.surrogates()
}
