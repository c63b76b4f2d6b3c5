package rtf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// The kinds of failure that a caller may want to explain differently.
var (
	ErrNotRTF = errors.New("not a rich text file")
	ErrCut    = errors.New("the file ends in the middle")
)

// maxDepth is how many groups may stand inside each other.
const maxDepth = 500

// Read reads an .rtf file. Errors tell the byte, and wrap ErrNotRTF or ErrCut
// where one of these is the reason.
func Read(r io.Reader) (*richtext.Document, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte(`{\rtf`)) {
		return nil, ErrNotRTF
	}
	p := &parser{scanner: scanner{data: data}, doc: &richtext.Document{}, fonts: map[int]int{}, headings: map[int]int{}, page: 1252}
	p.flow = &flow{blocks: &p.doc.Blocks}
	for {
		t, ok, err := p.next()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrCut, err)
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
	p.flush()
	p.flow.finish()
	return p.doc, nil
}

// A state is what a group inherits and gives back at its end.
type state struct {
	dest         destination
	bold, italic bool
	deleted      bool
	inserted     bool
	font         int
	skip         int // characters that stand for a \u in old readers
}

// A parser reads a document token by token.
type parser struct {
	scanner
	doc   *richtext.Document
	stack []state
	cur   state
	began bool

	page     int         // the document's code page
	fonts    map[int]int // font to code page
	font     int         // of the font table, being defined
	headings map[int]int // paragraph style to heading level
	style    styleEntry  // of the style sheet, being defined
	fresh    bool        // the group has just begun
	star     bool        // it began with \*

	flow    *flow // of the body, or of the note that is open
	bytes   []byte
	units   []uint16
	unskip  int // characters still to be passed over after a \u
	pending strings.Builder
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
		return nil
	case closeToken:
		p.flush()
		if len(p.stack) == 0 {
			return nil
		}
		before := p.stack[len(p.stack)-1]
		p.stack = p.stack[:len(p.stack)-1]
		p.leave(before)
		p.cur = before
		p.fresh, p.unskip = false, 0
		return nil
	case textToken:
		for len(t.text) > 0 && p.unskip > 0 {
			t.text, p.unskip = t.text[1:], p.unskip-1
		}
		if len(t.text) > 0 {
			p.surrogates()
			p.bytes = append(p.bytes, t.text...)
		}
	case byteToken:
		if p.unskip > 0 {
			p.unskip--
			break
		}
		p.surrogates()
		p.bytes = append(p.bytes, t.b)
	case wordToken:
		p.control(t)
		if t.word == "*" {
			return nil
		}
	}
	p.fresh = false
	return nil
}

// surrogates ends a row of \u: characters outside the first 65,536 come in two.
func (p *parser) surrogates() {
	if len(p.units) > 0 {
		p.emitBytes()
		p.text(string(utf16.Decode(p.units)))
		p.units = p.units[:0]
	}
}

// emitBytes turns the bytes that came so far into text.
func (p *parser) emitBytes() {
	if len(p.bytes) == 0 {
		return
	}
	page := p.page
	if own := p.fonts[p.cur.font]; own != 0 {
		page = own
	}
	out, err := codePage(page).NewDecoder().Bytes(p.bytes)
	if err != nil {
		out = bytes.ToValidUTF8(p.bytes, []byte("\ufffd"))
	}
	p.bytes = p.bytes[:0]
	p.text(string(out))
}

// flush gives everything that was held back to the text.
func (p *parser) flush() {
	if len(p.bytes) > 0 {
		p.emitBytes()
	}
	p.surrogates()
}
