package anonymise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A Vocabulary is how the words of a study are written: which stand in lower
// case anywhere, and which have a capital inside a sentence, where only a name
// needs one. The zero value is empty.
type Vocabulary struct{ lower, inside map[string]bool }

// Add takes in the words of d.
func (v *Vocabulary) Add(d *corpus.Document) {
	if v.lower == nil {
		v.lower, v.inside = map[string]bool{}, map[string]bool{}
	}
	for _, t := range d.Turns {
		text := d.Text[t.Words.Start:t.Words.End]
		for _, w := range spelledWords(text) {
			switch {
			case w.capital && !opensText(text, w.start):
				v.inside[w.folded] = true
			case !w.capital && !inAddress(text, w):
				v.lower[w.folded] = true
			}
		}
	}
}

// NewCapitals gives the detector of words that have a capital inside a sentence
// and are never in lower case in the study whose words are known, and of those
// that follow a title ("Mrs Bell"). It finds names of people, places and firms
// alike, and nothing where people are written in lower case.
func NewCapitals(known *Vocabulary) Detector { return capitals{known} }

type capitals struct{ known *Vocabulary }

func (capitals) Name() string { return "capitals" }

func (c capitals) Detect(d *corpus.Document) []Vote {
	var votes []Vote
	for _, t := range d.Turns {
		text := d.Text[t.Words.Start:t.Words.End]
		words := spelledWords(text)
		for i := 0; i < len(words); {
			n := c.nameAt(text, words, i)
			if n == 0 {
				i++
				continue
			}
			votes = append(votes, suggestion(c.Name(), t, words[i].start, words[i+n-1].end))
			i += n
		}
	}
	return votes
}

// nameAt gives how many words from the i-th on are a name; 0 where none is.
func (c capitals) nameAt(text string, words []spelled, i int) int {
	titled := i > 0 && lexis.IsHonorific(words[i-1].folded) && followsTitle(text, words[i-1], words[i])
	found, n := false, 0
	for j := i; j < len(words); j++ {
		w := words[j]
		if j > i && !adjacent(text, words[j-1], w) {
			break
		}
		if j > i && !w.capital && lexis.IsParticle(w.folded) && j+1 < len(words) && words[j+1].capital && adjacent(text, w, words[j+1]) {
			continue // "de" of "Nuala de Brún"
		}
		if !w.capital || isNoName(w) || c.known.lower[w.folded] && opensText(text, w.start) {
			break
		}
		found = found || titled && j == i || c.known.inside[w.folded] && !c.known.lower[w.folded] && !isAcronym(text, w)
		n = j + 1 - i
	}
	if !found || len(lexis.Fold(text[words[i].start:words[i+n-1].end])) < 2 {
		return 0
	}
	return n
}

// suggestion is a vote of somebody who knows no person, for bytes of the words
// of a turn.
func suggestion(detector string, t corpus.Turn, start, end int) Vote {
	return Vote{Detector: detector, Person: -1, Replacement: removed,
		Span: corpus.Span{Start: t.Words.Start + start, End: t.Words.Start + end}}
}

// opensText reports whether a word at byte at has its capital for standing at
// the start of a sentence or a bracket.
func opensText(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return before == '(' || before == '[' || opensSentence(text, at)
}

// followsTitle reports whether next is named by the title before it. A full
// stop comes only after a title that is an abbreviation and has its capital:
// "my sister. Then" names nobody.
func followsTitle(text string, title, next spelled) bool {
	gap := text[title.end:next.start]
	if !next.capital || isNoName(next) {
		return false
	}
	return strings.TrimSpace(gap) == "" && !strings.Contains(gap, "\n\n") ||
		strings.TrimSpace(gap) == "." && title.capital && lexis.IsAbbreviatedTitle(title.folded)
}

func adjacent(text string, a, b spelled) bool {
	w := word{start: a.start, end: a.end, letters: len(a.folded)}
	return gapAfter(text, a.end, w.letters == 1 && a.capital) == b.start
}

// isAcronym reports whether w has two letters or more, all of them capitals, as
// NHS and GP have. A name in capitals is no evidence either way.
func isAcronym(text string, w spelled) bool {
	s := text[w.start:w.end]
	return utf8.RuneCountInString(s) > 1 && allUpper(s)
}

// inAddress reports whether w is a piece of an e-mail or web address, or of a
// file name, where names are in lower case.
func inAddress(text string, w spelled) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:w.start])
	after, size := utf8.DecodeRuneInString(text[w.end:])
	joins := func(r rune) bool { return strings.ContainsRune("@_/\\", r) || unicode.IsDigit(r) }
	return before != utf8.RuneError && (joins(before) || before == '.') ||
		after != utf8.RuneError && (joins(after) || after == '.' && letterAt(text, w.end+size))
}
