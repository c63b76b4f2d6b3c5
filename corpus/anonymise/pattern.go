package anonymise

import (
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/internal/lexis"
)

// A pattern is one way in which an owner may be called: folded words in order.
// Of two patterns with the same words the one of lower rank counts.
type pattern struct {
	words    []string
	owner    int // index of the person; persons are followed by the literals
	rank     int
	lead     int    // words at the front that stay in the text (honorifics)
	suffix   string // folded end of the last word that stays in the text ("s")
	capital  bool   // listed with a capital, so that a hit in lower case is doubtful
	caseOnly bool   // matches only with a capital
	inside   bool   // matches only where it does not open a sentence
	initial  int    // 1 + index of a word that must be a capital initial; 0 where there is none
	allCaps  bool   // matches only in capitals: initials run together ("JT")
}

// The ranks.
const (
	keeps     = iota - 1 // a string that stays
	asListed             // the name or an alias itself
	ofName               // a part or an abbreviation of the full name
	inflected            // a plural, or words run together
)

// A piece is one space-separated piece of a name.
type piece struct {
	raw   string
	words []string // folded; several where the piece has a hyphen or apostrophe
}

func piecesOf(name string) []piece {
	var out []piece
	for _, raw := range strings.FieldsFunc(name, unicode.IsSpace) {
		if words := wordsOf(raw); len(words) > 0 {
			out = append(out, piece{raw, words})
		}
	}
	return out
}

// wordsOf splits a name as a text is split.
func wordsOf(s string) []string {
	var out []string
	for at := 0; at < len(s); {
		w := wordAt(s, at)
		at = w.end
		if w.letters > 0 {
			out = append(out, lexis.Fold(s[w.start:w.end]))
		}
	}
	return out
}

// patternsOf gives every way in which person i may be called.
func patternsOf(i int, person Person) []pattern {
	var out []pattern
	for _, listed := range person.names() {
		out = append(out, listedPatterns(i, listed)...)
	}
	name, caseOnly := cutCase(person.Name)
	for _, p := range nameParts(naturalOrder(name)) {
		p.owner, p.rank, p.capital = i, ofName, lexis.HasUpper(name)
		p.caseOnly = p.caseOnly || caseOnly
		out = append(out, p)
	}
	for _, p := range out[:len(out):len(out)] {
		out = append(out, inflections(p)...)
	}
	return out
}

// listedPatterns is the pattern of a name as somebody wrote it down.
func listedPatterns(owner int, listed string) []pattern {
	text, caseOnly := cutCase(listed)
	p := pattern{words: wordsOf(naturalOrder(text)), owner: owner, rank: asListed, capital: lexis.HasUpper(text), caseOnly: caseOnly}
	if len(p.words) == 0 {
		return nil
	}
	for p.lead < len(p.words)-1 && lexis.IsHonorific(p.words[p.lead]) {
		p.lead++
	}
	if len(p.words) == 1 && lexis.IsFunction(p.words[0]) {
		p.caseOnly = true
	}
	return []pattern{p}
}

// naturalOrder turns "Fitzwarren, Maureen" round.
func naturalOrder(name string) string {
	last, first, found := strings.Cut(name, ",")
	if !found || strings.Contains(first, ",") {
		return name
	}
	return strings.TrimSpace(first + " " + last)
}

// nameParts takes a full name apart: given names, surname with and without its
// particles, the two sides of a hyphen, initial with surname and the reverse.
func nameParts(name string) []pattern {
	pieces := piecesOf(name)
	for len(pieces) > 1 && len(pieces[0].words) == 1 && lexis.IsHonorific(pieces[0].words[0]) {
		pieces = pieces[1:]
	}
	var out []pattern
	part := func(least int, words ...string) {
		if len([]rune(strings.Join(words, ""))) >= least {
			function := len(words) == 1 && lexis.IsFunction(words[0])
			out = append(out, pattern{words: words, caseOnly: function, inside: function})
		}
	}
	last := len(pieces) - 1
	for i, p := range pieces {
		if last > 0 && !(0 < i && i < last && lexis.IsParticle(p.words[0])) {
			part(2, p.words...)
		}
		if strings.ContainsFunc(p.raw, lexis.IsHyphen) {
			for _, side := range strings.FieldsFunc(p.raw, lexis.IsHyphen) {
				part(3, wordsOf(side)...)
			}
		}
	}
	if last < 1 {
		return out
	}
	surname := last
	for surname > 1 && lexis.IsParticle(pieces[surname-1].words[0]) {
		surname--
	}
	var family []string
	for _, p := range pieces[surname:] {
		family = append(family, p.words...)
	}
	if surname < last {
		part(2, family...)
	}
	given := pieces[0].words
	out = append(out,
		pattern{words: append(append([]string{}, given...), family...)},
		pattern{words: append([]string{firstLetter(given[0])}, family...), initial: 1},
		pattern{words: append(append([]string{}, given...), firstLetter(family[0])), initial: len(given) + 1})
	return out
}

func firstLetter(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// inflections gives the plural of a name ("the Fitzwarrens") and its words run
// together ("maureenfitzwarren", "JT").
func inflections(p pattern) []pattern {
	var out []pattern
	last := p.words[len(p.words)-1]
	if plural, end := pluralOf(last); len([]rune(last)) >= 3 && p.initial == 0 && isASCII(last) && !lexis.IsFunction(plural) {
		q := p
		q.words = append(append([]string{}, p.words[:len(p.words)-1]...), plural)
		q.suffix, q.rank = end, inflected
		out = append(out, q)
	}
	words := p.words[p.lead:]
	together := strings.Join(words, "")
	initials := len(together) == len(words)
	if len(words) > 1 && p.initial == 0 && (initials || len([]rune(together)) >= 6) {
		q := p
		q.words, q.lead, q.rank, q.allCaps = []string{together}, 0, inflected, initials
		out = append(out, q)
	}
	return out
}

func pluralOf(word string) (plural, end string) {
	for _, hiss := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(word, hiss) {
			return word + "es", "es"
		}
	}
	return word + "s", "s"
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
