package detect

import (
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
)

// unknown votes, in caseless text, for words that no dictionary of English has
// and for names that hardly anybody uses as a word; and in any text for words in
// another script.
type unknown struct{ words Lexicon }

func (u unknown) find(p *page, add func(vote)) {
	if u.words == nil {
		return
	}
	for i := 0; i < len(p.tokens); {
		n := 0
		switch {
		case isForeign(p, i):
			for n = 1; i+n < len(p.tokens) && isForeign(p, i+n) && p.joined(i+n-1); n++ {
			}
		case p.caseless:
			n = u.nameAt(p, i)
		}
		if n == 0 {
			i++
			continue
		}
		add(u.voteFor(p, i, n))
		i += n
	}
}

// nameAt gives how many tokens from i on are one name: a name that is a word
// takes part in it where the next is none, and a surname that is a word behind a
// given name.
func (u unknown) nameAt(p *page, i int) int {
	if !standsOutCaseless(p, i) && !u.isInitial(p, i) {
		t := &p.tokens[i]
		if !isAmbiguous(t) && !t.surname || t.is(function) && !t.given || i+1 == len(p.tokens) || !p.joined(i) || !standsOutCaseless(p, i+1) || t.common == 0 || p.nameWeight(i) < 0 {
			return 0
		}
	}
	n := 1
	for i+n < len(p.tokens) && p.joined(i+n-1) {
		t, last := &p.tokens[i+n], &p.tokens[i+n-1]
		hyphen := p.gap(i+n-1) == "-"
		switch {
		case hyphen && !t.is(function):
		case u.isInitial(p, i+n) && (last.given || len(last.folded) == 1):
		case standsOutCaseless(p, i+n) && (last.given || last.surname || t.surname):
		case last.surname && last.common == 0 && n == 1 && (t.given || t.surname) && !t.is(function) && t.common >= 20: // "liu yang"
		case last.given && p.mayBeSurname(i+n) && (last.common == 0 || last.favourite):
		case t.is(particle) && !t.is(function) && len(t.folded) > 1 && i+n+1 < len(p.tokens) && p.joined(i+n) && standsOutCaseless(p, i+n+1):
		default:
			return n
		}
		n++
	}
	return n
}

// isInitial reports whether token i is a single letter before a name that no
// dictionary has, or before another such letter: "o j simpson".
func (u unknown) isInitial(p *page, i int) bool {
	if len(p.tokens[i].folded) != 1 || isPronoun(p.tokens[i].folded) || i+1 == len(p.tokens) || !p.joined(i) {
		return false
	}
	next := &p.tokens[i+1]
	return next.surname && standsOutCaseless(p, i+1) || u.isInitial(p, i+1)
}

func standsOutCaseless(p *page, i int) bool {
	t := &p.tokens[i]
	switch {
	case t.label:
		return true
	case len(t.folded) < 2, t.isNoise(), t.is(never), p.cutOff(i), t.is(acronym) && !t.given:
		return false
	case t.common == 0:
		return true
	}
	before := p.neighbour(i, -1)
	article := before != nil && before.is(determiner|modal|degree)
	return t.common >= rare && (t.given || t.surname && t.common >= 60) && !article
}

func (u unknown) voteFor(p *page, i, n int) vote {
	first, last := &p.tokens[i], &p.tokens[i+n-1]
	v := vote{span: corpus.Span{Start: first.start, End: last.end}, kind: Person, layer: unknownLayer}
	known := 0
	for _, t := range p.tokens[i : i+n] {
		if t.given || t.surname {
			known++
		}
	}
	if known == n {
		v.layer = namesLayer
	}
	// A given name with a surname that is no word either.
	v.sure = first.given && first.common == 0 && n > 1 && known == n && last.common == 0
	return v
}

// isForeign reports whether token i is in another script than Latin.
func isForeign(p *page, i int) bool {
	t := &p.tokens[i]
	if p.text[t.start] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.text[t.start:])
	return !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Common, r) && !unicode.Is(unicode.Greek, r) || unicode.Is(unicode.Greek, r) && len(t.folded) > 2
}
