package anonymise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A Cue says why words may tell who somebody is without naming them.
type Cue string

// The cues, those that tell most first.
const (
	CueOnly       Cue = "only one"    // "the only Māori volunteer", "nobody else in the valley"
	CueFirst      Cue = "first, last" // "the last skipper to", "the oldest of us"
	CueOneOf      Cue = "one of few"  // "one of nine in the country"
	CueOccupation Cue = "occupation"  // "skipper", in one transcript alone
	CueCapital    Cue = "capital"     // "Gantry", inside a sentence, in one transcript alone
	CueOften      Cue = "often here"  // a word said again and again in one transcript, and in no other
)

// Cues lists them in their order.
func Cues() []Cue {
	return []Cue{CueOnly, CueFirst, CueOneOf, CueOccupation, CueCapital, CueOften}
}

// A Detail is a passage of a document that may tell who somebody is.
type Detail struct {
	Cue         Cue
	Turn        int         // from 1
	Participant string      // whose words they are; "" where that is not a participant's, or not known
	Span        corpus.Span // bytes of the document's text
}

// Details finds what is rare in a study: it has to have read every document
// before it can say what stands in one alone. It is meant for transcripts
// without names; words in brackets that stand for a name are passed over. It
// finds English, and only what it has words for: what it does not list may
// identify somebody all the same.
type Details struct {
	spread    map[string]spread
	documents int
}

// A spread is where in the study a word stands.
type spread struct {
	document int // the only one, from 1; -1 where it is in several
	times    int
	lower    bool // it has no capital somewhere
}

// Add takes in the words of a document. Documents are added once each.
func (x *Details) Add(d *corpus.Document) {
	if x.spread == nil {
		x.spread = map[string]spread{}
	}
	x.documents++
	for _, t := range d.Turns {
		for _, w := range detailWords(d.Text, t.Words) {
			s, seen := x.spread[w.folded]
			if !seen {
				s.document = x.documents
			} else if s.document != x.documents {
				s.document = -1
			}
			s.times++
			s.lower = s.lower || !w.capital
			x.spread[w.folded] = s
		}
	}
}

// Find gives the details of one of the documents that were added, in text
// order. A word that is a detail by itself is given once, where it is first.
func (x *Details) Find(d *corpus.Document) []Detail {
	var out []Detail
	told := map[string]bool{}
	for _, t := range d.Turns {
		words := detailWords(d.Text, t.Words)
		for i := 0; i < len(words); {
			cue, n := x.cueAt(d.Text, words, i)
			if said := lexis.Fold(d.Text[words[i].start:words[i+max(1, n)-1].end]); cue == CueOccupation || cue == CueCapital || cue == CueOften {
				if told[said] {
					cue = ""
				}
				told[said] = true
			}
			if cue != "" {
				out = append(out, Detail{cue, t.Number, d.ParticipantOf(t), corpus.Span{Start: words[i].start, End: words[i+n-1].end}})
			}
			i += max(1, n)
		}
	}
	return out
}

// cueAt says what the words from the i-th on are a cue of, and how many they
// are.
func (x *Details) cueAt(text string, words []detailWord, i int) (Cue, int) {
	if cue, n := phraseAt(text, words, i); n > 0 {
		return cue, n
	}
	w := words[i]
	if !w.letters || x.spread[w.folded].document < 0 {
		return "", 1
	}
	if isOccupation(w.folded) {
		return CueOccupation, 1
	}
	n := 0
	for j := i; j < len(words) && (j == i || words[j].follows(text, words[j-1])) && x.isRareName(text, words[j]); j++ {
		n++
	}
	if n > 0 {
		return CueCapital, n
	}
	if s := x.spread[w.folded]; x.documents >= manyDocuments && s.times >= oftenTimes && s.lower && len(w.folded) >= longWord && !lexis.IsFunction(w.folded) {
		return CueOften, 1
	}
	return "", 1
}

// A word is often here where it is said so many times in one document of so
// many, and is no small word. In a study of a few interviews most words are in
// one of them alone.
const (
	manyDocuments = 6
	oftenTimes    = 4
	longWord      = 5 // folded bytes
)

// isRareName reports whether w has a capital for no other reason than being
// somebody's or something's name, and stands in one document alone.
func (x *Details) isRareName(text string, w detailWord) bool {
	s := x.spread[w.folded]
	return w.letters && w.capital && !s.lower && s.document > 0 && !opensText(text, w.start) && len(w.folded) > 1 &&
		!isNoName(w.folded) && !isOrdinaryCapital(w.folded)
}

// A detailWord is a word or a number, folded, with its bytes in the document.
type detailWord struct {
	start, end       int
	folded           string
	capital, letters bool
}

// follows reports whether w comes right after before, in the same sentence.
func (w detailWord) follows(text string, before detailWord) bool {
	return strings.Trim(text[before.end:w.start], " \u00a0\n-") == "" && !strings.Contains(text[before.end:w.start], "\n\n")
}

// detailWords gives the words of a span of text, those in square brackets left
// out.
func detailWords(text string, span corpus.Span) []detailWord {
	out := make([]detailWord, 0, span.Len()/6)
	for at := span.Start; at < span.End; {
		r, size := utf8.DecodeRuneInString(text[at:span.End])
		switch {
		case r == '[':
			if end := strings.IndexAny(text[at:span.End], "]\n"); end > 0 && text[at+end] == ']' {
				size = end
			}
			at += size
		case r >= '0' && r <= '9':
			end := at
			for end < span.End && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			out = append(out, detailWord{start: at, end: end, folded: text[at:end]})
			at = end
		case unicode.IsLetter(r):
			end := endOfWord(text, at, span.End)
			w := detailWord{start: at, end: withoutClitic(text, at, end), letters: true, capital: unicode.IsUpper(r) || unicode.IsTitle(r)}
			if w.folded = text[w.start:w.end]; !plainLower(w.folded) {
				w.folded = lexis.Fold(w.folded)
			}
			out = append(out, w)
			at = end
		default:
			at += size
		}
	}
	return out
}

// endOfWord gives the byte after the letters from at on, marks and apostrophes
// between letters among them.
func endOfWord(text string, at, limit int) int {
	end := at
	for end < limit {
		r, size := utf8.DecodeRuneInString(text[end:limit])
		if lexis.IsApostrophe(r) && end > at {
			if next, _ := utf8.DecodeRuneInString(text[end+size : limit]); unicode.IsLetter(next) {
				end += size
				continue
			}
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		end += size
	}
	return end
}

// withoutClitic gives where a word ends before an ending such as 's.
func withoutClitic(text string, start, end int) int {
	for i, r := range text[start:end] {
		if i > 0 && lexis.IsApostrophe(r) && lexis.IsClitic(lexis.Fold(text[start+i+utf8.RuneLen(r):end])) {
			return start + i
		}
	}
	return end
}

// plainLower reports whether a word is its own folded form.
func plainLower(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// isNoName reports whether a word, capital or not, is no part of a name by
// itself.
func isNoName(word string) bool {
	return lexis.IsFunction(word) || lexis.IsHonorific(word) || len(word) > 1 && lexis.IsRole(word) || lexis.IsCalendar(word)
}

// opensText reports whether a word at byte at has its capital for standing at
// the start of a sentence or a bracket.
func opensText(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return before == '(' || before == '[' || opensSentence(text, at)
}
