package structured

import (
	"unicode/utf8"
)

// A token is a run of letters, a run of digits, or one other character.
type token struct {
	start, end int // bytes
	mark       rune
	value      int32 // of a number of at most nine digits, or of a word for one; -1 where there is none
	class      class
	kind       kindOfToken
	gap        gap  // what stands before it
	upper      bool // begins with a capital
	allUpper   bool // has no small letter
	caseless   bool // stands in a passage without capitals
}

type kindOfToken uint8

const (
	word kindOfToken = iota
	number
	mark
)

// A gap is the white space before a token.
type gap uint8

const (
	joined    gap = iota // none
	blank                // spaces of any kind
	lineEnd              // one line end
	paragraph            // an empty line, or the start of the text
)

// tokenise fills s.toks.
func (s *scan) tokenise() {
	s.toks = make([]token, 0, len(s.text)/4+8)
	before, lines := paragraph, 0
	for i := 0; i < len(s.text); {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[i:])
		}
		t := token{start: i, mark: r, gap: before, value: -1}
		switch {
		case r == '\n':
			lines++
			before = max(before, min(joined+blank+gap(min(lines, 2)), paragraph))
			i += size
			continue
		case isBlank(r):
			before = max(before, blank)
			i += size
			continue
		case isDigit(r):
			t.kind, t.end = number, s.digitsFrom(i)
			t.value = valueOf(s.text[t.start:t.end])
		case isLetter(r):
			s.readWord(&t)
		default:
			t.kind, t.end = mark, i+size
		}
		s.toks = append(s.toks, t)
		i, before, lines = t.end, joined, 0
	}
}
