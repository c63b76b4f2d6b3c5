package anonymise

import (
	"unicode/utf8"

	"github.com/mitten-qda/mitten/internal/lexis"
)

// A word is a run of letters in a text, with its bytes and the hash of its
// folded form.
type word struct {
	start, end int
	hash       uint64
	letters    int // folded bytes; 0 where no word was found
}

// FNV-1a, 64 bit.
const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

func hashOf(folded string) uint64 {
	h := uint64(hashSeed)
	for i := 0; i < len(folded); i++ {
		h = (h ^ uint64(folded[i])) * hashPrime
	}
	return h
}

// wordAt reads the word that begins at byte at. It has no letters where none
// begins there; its end is then after the character at at.
func wordAt(text string, at int) word {
	return continueWord(word{start: at, end: at, hash: hashSeed}, text)
}

// continueWord reads on from w.end.
func continueWord(w word, text string) word {
	var buf [32]byte
	first := w.end
	for w.end < len(text) {
		r, size := utf8.DecodeRuneInString(text[w.end:])
		switch {
		case lexis.IsLetter(r):
			if lexis.IsWordless(r) && w.letters > 0 {
				return w
			}
		case w.letters > 0 && w.end > first && lexis.StaysInWord(r):
			w.end += size
			continue
		default:
			if w.end == first {
				w.end += size
			}
			return w
		}
		for _, b := range lexis.AppendFolded(buf[:0], r) {
			w.hash = (w.hash ^ uint64(b)) * hashPrime
			w.letters++
		}
		w.end += size
		if lexis.IsWordless(r) {
			for w.end < len(text) {
				m, size := utf8.DecodeRuneInString(text[w.end:])
				if !lexis.StaysInWord(m) {
					break
				}
				w.end += size
			}
			return w
		}
	}
	return w
}

// brokenAfter gives the word that w makes with the next one where a hyphen at
// a line end stands between them ("Fitz-\nwarren").
func brokenAfter(w word, text string) (word, bool) {
	if w.end+2 >= len(text) || text[w.end] != '-' || text[w.end+1] != '\n' {
		return word{}, false
	}
	whole := w
	whole.end += 2
	whole = continueWord(whole, text)
	return whole, whole.letters > w.letters
}

// gapAfter gives the byte at which the next word of a name may begin when the
// word before ended at byte at; -1 where what stands there cannot be inside a
// name. dotted says that a full stop may come with a space, as after an
// initial or "Mrs".
func gapAfter(text string, at int, dotted bool) int {
	const longest = 8 // characters; a name is not spread wider
	i, lines, spaces := at, 0, 0
	joined := false // by a hyphen, apostrophe, "_" or dot: at most one of them
	for n := 0; i < len(text) && n < longest; n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case lexis.IsLetter(r):
			return i
		case r == '\n':
			lines++
			spaces++
		case r == ' ', r == '\t', r == '\r', r == '\u00a0', r == '\u202f', r == '\u2009', r == '\u3000':
			spaces++
		case lexis.StaysInWord(r):
		case joined || spaces > 0:
			return -1
		case lexis.IsHyphen(r):
			joined = true
		case lexis.IsApostrophe(r), r == '_', r == '+', r == '・':
			joined = true
		case r == '.':
			joined = true
			if !dotted && !letterAt(text, i+1) {
				return -1
			}
		default:
			return -1
		}
		if lines > 1 {
			return -1
		}
		i += size
	}
	return -1
}

func letterAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return lexis.IsLetter(r)
}
