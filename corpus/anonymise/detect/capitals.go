package detect

import (
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
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
		add(c.voteFor(p, i, n))
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
			if j > i && linksNames(t.folded) && j+1 < len(p.tokens) && p.joined(j) && c.standsOut(p, j+1) {
				continue // "de" of "Nuala de Brún", "of" of "Isle of Wight"
			}
			break
		}
		if !c.standsOut(p, j) && !(j > i && t.shape == initial && !isPronoun(t.folded)) {
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
	case t.shape == small, t.shape == initial && !p.dotted(j), isNeverName(t):
		return false
	case t.shape == upper:
		return t.label || t.common == 0 && !isNoise(t.folded) && !isPlainAcronym(t.folded)
	case !t.opens:
		return true
	}
	if p.cutOff(j) || isNoise(t.folded) {
		return false
	}
	if p.known != nil && p.known.inside[t.folded] > p.known.lower[t.folded] {
		return true
	}
	return c.words != nil && (t.common == 0 || t.common >= rare && (t.given || t.surname))
}

// leads reports whether token j, at the start of a sentence, is a name because
// a name follows it: "Bill Hathersedge".
func (c capitals) leads(p *page, j int) bool {
	t := &p.tokens[j]
	if isNeverName(t) || !t.opens || j+1 == len(p.tokens) || !p.joined(j) {
		return false
	}
	next := &p.tokens[j+1]
	return (t.given || t.shape == initial) && next.shape != small && !next.opens && c.standsOut(p, j+1)
}

func (c capitals) voteFor(p *page, i, n int) vote {
	v := vote{span: corpus.Span{Start: p.tokens[i].start, End: p.tokens[i+n-1].end}, kind: Person, layer: capitalsLayer}
	return v
}

// rare is the band of the dictionary from which on a word is less likely than
// the name it also is.
const rare = 50

// isNeverName knows the words that have a capital, or none, and are no part of
// a name by themselves.
func isNeverName(t *token) bool {
	return lexis.IsFunction(t.folded) || lexis.IsHonorific(t.folded) || lexis.IsCalendar(t.folded) || len(t.folded) > 1 && lexis.IsRole(t.folded)
}

func isPronoun(word string) bool { return word == "i" || word == "a" }

// linksNames knows the small words inside names.
func linksNames(word string) bool {
	return lexis.IsParticle(word) || listed(" of the on upon under ", word)
}

func isPlainAcronym(word string) bool {
	return listed(" nhs gp gps tv dvd cd pc pcs it id ids ok ad bc am pm ptsd adhd ocd cbt mri ct icu ae dna hiv aids faq pdf usb wifi url sms ot ots pt cv hr pr vip diy mot vat ni dwp pip esa dla rsvp asap lgbt lgbtq ", word)
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
	return end+1 == len(p.text) || p.text[end+1] == ' ' || p.text[end+1] == '\n' || p.text[end+1] == ','
}
