package anonymise

import (
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/internal/lexis"
)

// A spelled word is a word with the way it is written. "O'Brien" is one word.
type spelled struct {
	start, end int // bytes
	folded     string
	capital    bool // begins with one
}

// spelledWords gives the words of text. The endings after an apostrophe ("'s")
// are none, and neither is the stump before "n't".
func spelledWords(text string) []spelled {
	var out []spelled
	for at := 0; at < len(text); {
		w := wordAt(text, at)
		at = w.end
		if w.letters == 0 {
			continue
		}
		if next, end := afterApostrophe(text, w.end); next > 0 {
			ending := lexis.Fold(text[next:end])
			switch {
			case lexis.IsClitic(ending):
				at = end
				if ending == "t" {
					continue // "Don't"
				}
			case w.letters == 1 && capitalAt(text, w.start) && capitalAt(text, next):
				w.end, at = end, end
			}
		}
		out = append(out, spelled{w.start, w.end, lexis.Fold(text[w.start:w.end]), capitalAt(text, w.start)})
	}
	return out
}

// afterApostrophe gives the bytes of the word that an apostrophe at byte at
// joins to the one before; 0, 0 where there is none.
func afterApostrophe(text string, at int) (start, end int) {
	r, size := utf8.DecodeRuneInString(text[at:])
	if !lexis.IsApostrophe(r) {
		return 0, 0
	}
	w := wordAt(text, at+size)
	if w.letters == 0 {
		return 0, 0
	}
	return w.start, w.end
}

func capitalAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isNoName reports whether w, capital or not, is no part of a name by itself.
func isNoName(w spelled) bool {
	return lexis.IsFunction(w.folded) || lexis.IsHonorific(w.folded) || len(w.folded) > 1 && lexis.IsRole(w.folded) || lexis.IsCalendar(w.folded)
}
