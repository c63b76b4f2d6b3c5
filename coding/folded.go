package coding

import (
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/textpos"
)

// A folded text is a text without what word processors change on their own:
// runs of white space are one space, quotation marks and apostrophes straight,
// runs of dashes one hyphen, an ellipsis three dots, and characters of no
// width gone. It remembers where each of its characters stands in the
// original. Letters, case and accents are as they were.
type folded struct {
	text     string
	runes    []rune
	from, to []int32 // bytes [from, to) of the original for each rune
	points   *textpos.Map
}

func foldText(s string) *folded {
	f := &folded{
		runes: make([]rune, 0, len(s)),
		from:  make([]int32, 0, len(s)),
		to:    make([]int32, 0, len(s)),
	}
	for i := 0; i < len(s); {
		r, width := utf8.DecodeRuneInString(s[i:])
		next := i + width
		switch folds := foldRune(r); folds {
		case 0:
		case '…':
			for range 3 {
				f.add('.', i, next)
			}
		case ' ', '-':
			if n := len(f.runes); n > 0 && f.runes[n-1] == folds {
				f.to[n-1] = int32(next)
			} else {
				f.add(folds, i, next)
			}
		default:
			f.add(folds, i, next)
		}
		i = next
	}
	f.text = string(f.runes)
	f.points = textpos.New(f.text)
	return f
}

func (f *folded) add(r rune, from, to int) {
	f.runes = append(f.runes, r)
	f.from = append(f.from, int32(from))
	f.to = append(f.to, int32(to))
}

// span gives the bytes of the original that runes [lo, hi) stand for.
func (f *folded) span(lo, hi int) corpus.Span {
	return corpus.Span{Start: int(f.from[lo]), End: int(f.to[hi-1])}
}

// runeAt gives the first rune that stands for byte b of the original or one
// after it.
func (f *folded) runeAt(b int) int {
	lo, hi := 0, len(f.to)
	for lo < hi {
		if mid := (lo + hi) / 2; int(f.to[mid]) > b {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// foldRune gives what a character is taken for, 0 for nothing at all.
func foldRune(r rune) rune {
	if r < 0x80 {
		switch r {
		case '\t', '\n', '\v', '\f', '\r':
			return ' '
		case '`':
			return '\''
		}
		return r
	}
	switch r {
	case '‘', '’', '‚', '‛', '′', '´', 'ʼ':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return 0
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}
