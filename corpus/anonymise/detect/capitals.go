package detect

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// capitals votes for words that have a capital where only a name needs one, and
// for those at the start of a sentence that no dictionary has, or that have a
// capital inside a sentence elsewhere.
type capitals struct{ words Lexicon }

func (c capitals) find(p *page, add func(vote)) {
	if p.caseless {
		return
	}
	for i := 0; i < len(p.tokens); {
		n := c.nameAt(p, i)
		if n == 0 {
			i++
			continue
		}
		c.vote(p, i, n, add)
		i += n
	}
}

// nameAt gives how many tokens from i on are a name; 0 where none begins.
func (c capitals) nameAt(p *page, i int) int {
	n := 0
	for j := i; j < len(p.tokens); j++ {
		t := &p.tokens[j]
		if j > i && !p.joined(j-1) {
			break
		}
		if t.shape == small {
			if j > i && (t.is(particle) || t.links() && !p.tokens[i].given) && j+1 < len(p.tokens) && p.joined(j) && c.standsOut(p, j+1) {
				continue // "de" of "Nuala de Brún", "of" of "Isle of Wight"
			}
			break
		}
		inside := j > i && !t.opens && (t.shape == initial && !isPronoun(t.folded) || t.shape == capital && t.is(function)) // "Toys R Us"
		if !inside && !c.standsOut(p, j) {
			if j == i && c.leads(p, j) {
				continue
			}
			break
		}
		n = j + 1 - i
	}
	if n == 1 && p.tokens[i].shape == initial {
		return 0
	}
	return n
}

// standsOut reports whether token j has a capital that only a name needs.
func (c capitals) standsOut(p *page, j int) bool {
	t := &p.tokens[j]
	switch {
	case p.cutOff(j):
		return false
	case t.shape == mixed:
		return true
	case t.is(calendar) && t.given && !t.opens && t.shape == capital:
		before := p.neighbour(j, -1)
		return before != nil && before.is(kin|title|call|meet|acts) // "see May", but not "in May"
	case t.shape == small, t.shape == initial && !p.dotted(j) && !p.initialOfName(j):
		return false
	case t.shape == upper && (t.folded == "us" || t.folded == "uk"):
		return true
	case t.is(never):
		return !t.opens && t.shape == capital && (t.given || t.surname) && t.is(function) // "told Will"
	case t.shape == upper:
		// Shouting is of common words.
		return t.label || (t.common == 0 || t.common >= 35) && !t.isNoise() && !t.is(acronym)
	case !t.opens:
		return true
	}
	if t.isNoise() {
		return false
	}
	if p.known != nil && p.known.inside[t.folded] > p.known.lower[t.folded] {
		return true
	}
	return c.words != nil && (t.common == 0 || t.common >= rare && (t.given || t.surname))
}

// leads reports whether token j is part of a name only because a name follows
// it: "Bill Hathersedge" at the start of a sentence, "Thursday Club".
func (c capitals) leads(p *page, j int) bool {
	t := &p.tokens[j]
	if t.shape == small || j+1 == len(p.tokens) || !p.joined(j) {
		return false
	}
	next := &p.tokens[j+1]
	if next.shape == small || next.opens || !c.standsOut(p, j+1) {
		return false
	}
	if t.is(calendar) {
		return next.is(office)
	}
	return t.shape == upper && !t.opens || !t.is(never) && t.opens && (t.given || t.shape == initial || isSaint(t.folded))
}

// initialOfName reports whether the single letter j is joined to a name behind
// it: "J-Lo", "L Magazine".
func (p *page) initialOfName(j int) bool {
	if isPronoun(p.tokens[j].folded) || j+1 == len(p.tokens) || !p.joined(j) {
		return false
	}
	next := p.tokens[j+1].shape
	return (next == capital || next == mixed) && !p.tokens[j].opens
}

// vote adds the vote of capitals for tokens i to i+n, and that of the lists of
// names where they know them.
func (c capitals) vote(p *page, i, n int, add func(vote)) {
	run := p.tokens[i : i+n]
	first, last := &run[0], &run[n-1]
	v := vote{span: corpus.Span{Start: first.start, End: p.withTail(i+n-1, last.end)}, kind: Person, layer: capitalsLayer}
	if isSaint(first.folded) && n > 1 {
		v.span.End = withPossessive(p.text, v.span.End) // "St Blane's" is what it is called
	}
	if number := numberBefore(p.text, first.start); n > 1 && number < first.start {
		add(vote{span: corpus.Span{Start: number, End: v.span.End}, kind: Address, layer: capitalsLayer}) // "7 Heol y Barcud"
	}
	for k := range run {
		v.sure = v.sure || run[k].label
	}
	add(v)
	if !first.given && !last.surname {
		return
	}
	v.layer = namesLayer
	switch {
	case n == 1:
		v.sure = first.given && first.common == 0 && !first.opens && first.shape == capital
	case last.shape == upper && first.shape != upper:
	default:
		v.sure = first.given && (last.surname || last.given || last.common == 0) && !last.is(office)
	}
	add(v)
}

// withTail gives the end of a name of which token i is the last with a capital:
// "the Bloater Yard flats".
func (p *page) withTail(i, end int) int {
	if i+1 < len(p.tokens) && p.tokens[i+1].shape == small && p.gap(i) == " " && p.tokens[i+1].is(placeTail) {
		return p.tokens[i+1].end
	}
	return end
}

func withPossessive(text string, end int) int {
	for _, s := range []string{"'s", "’s"} {
		if strings.HasPrefix(text[end:], s) {
			return end + len(s)
		}
	}
	return end
}

// numberBefore gives the byte at which a house number of up to three digits and
// a letter begins that stands right before byte at; at where none does.
func numberBefore(text string, at int) int {
	if at == 0 || text[at-1] != ' ' {
		return at
	}
	i := at - 1
	if i > 0 && isASCIILetter(text[i-1]) {
		i--
	}
	digits := i
	for i > 0 && text[i-1] >= '0' && text[i-1] <= '9' {
		i--
	}
	if n := digits - i; n == 0 || n > 3 || i > 0 && text[i-1] != ' ' && text[i-1] != '\n' {
		return at
	}
	return i
}

// rare is the band of the dictionary from which on a word is less likely than
// the name it also is.
const rare = 50

func isPronoun(word string) bool { return word == "i" || word == "a" }

// links reports whether t may stand inside a name.
func (t *token) links() bool {
	switch t.folded {
	case "of", "the", "on", "upon", "under":
		return true
	}
	return t.is(particle)
}

// dotted reports whether a full stop stands behind token j.
func (p *page) dotted(j int) bool {
	end := p.tokens[j].end
	return end < len(p.text) && p.text[end] == '.'
}

// cutOff reports whether token j is the beginning of a word that was not ended:
// "twe- twenty".
func (p *page) cutOff(j int) bool {
	end := p.tokens[j].end
	if end >= len(p.text) || p.text[end] != '-' {
		return false
	}
	return end+1 == len(p.text) || p.text[end+1] == ' ' || p.text[end+1] == ','
}
