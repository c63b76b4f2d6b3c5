package detect

import (
	"github.com/mitten-qda/mitten/corpus"
)

// places votes for names of places on the lists. A name that is an ordinary
// word needs a capital where no sentence begins, or a word such as "in" before it.
type places struct{ words Lexicon }

// placeWords is the most words that the name of a place has.
const placeWords = 5

func (l places) find(p *page, add func(vote)) {
	if l.words == nil {
		return
	}
	var words [placeWords]string
	for i := 0; i < len(p.tokens); {
		n := 0
		if t := &p.tokens[i]; t.shape != small || p.caseless {
			n = l.placeAt(p, i, words[:0])
		}
		if n == 0 {
			i++
			continue
		}
		first, last := &p.tokens[i], &p.tokens[i+n-1]
		v := vote{span: corpus.Span{Start: first.start, End: last.end}, kind: Place, layer: placesLayer}
		v.sure = l.isSure(p, i, n)
		add(v)
		i += n
	}
}

// placeAt gives how many tokens from i on are the longest name of a place.
func (l places) placeAt(p *page, i int, words []string) int {
	words = append(words, p.tokens[i].folded)
	for n := 1; n < placeWords && i+n < len(p.tokens); n++ {
		t := &p.tokens[i+n]
		if gap := p.gap(i + n - 1); !p.joined(i+n-1) && gap != ". " && gap != "  " || !p.caseless && t.shape == small && !t.links() {
			break
		}
		words = append(words, t.folded)
	}
	n := l.words.LongestPlace(words)
	if n == 1 && !l.mayStandAlone(p, i) {
		return 0
	}
	return n
}

// mayStandAlone reports whether token i by itself may be a place's name.
func (l places) mayStandAlone(p *page, i int) bool {
	t := &p.tokens[i]
	if len(t.folded) < 3 || t.is(never) || t.isNoise() {
		return false
	}
	if t.common == 0 || t.shape != small && !t.opens {
		return true
	}
	before := p.neighbour(i, -1)
	return p.caseless && t.common >= 20 && before != nil && (before.folded == "in" || before.folded == "from" || before.folded == "near")
}

// isSure: a place of one word is sure where it is no word and nobody's name; one
// of several words where one of them is no word.
func (l places) isSure(p *page, i, n int) bool {
	for _, t := range p.tokens[i : i+n] {
		if t.common == 0 && (n > 1 || !t.given && !t.surname) {
			return true
		}
	}
	return false
}

// offices votes for what is named by its kind: "Larkholme Surgery", "the adult
// team at crowquill street".
type offices struct{}

func (offices) find(p *page, add func(vote)) {
	for i := 1; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		if len(t.folded) < 3 || !t.is(office) {
			continue
		}
		first := p.officeFrom(i)
		if first == i {
			continue
		}
		end := t.end
		if i+1 < len(p.tokens) && p.joined(i) && p.tokens[i+1].is(officeTail) && (p.caseless || p.tokens[i+1].shape != small) {
			end = p.tokens[i+1].end
		}
		add(vote{span: corpus.Span{Start: p.tokens[first].start, End: end}, kind: Organisation, layer: officesLayer})
	}
}

// officeSpan is how many words of a name stand before its kind.
const officeSpan = 4

// officeFrom gives the first token of the name that ends with token i; i where
// what stands before is no name.
func (p *page) officeFrom(i int) int {
	first, proper := i, false
	for j := i - 1; j >= 0 && i-j <= officeSpan && p.joined(j); j-- {
		t := &p.tokens[j]
		if p.caseless {
			if t.stopsName() || t.isNoise() {
				break
			}
			proper = proper || t.common == 0 || !t.is(plainKind) && (t.given || t.surname || j < i-1)
		} else {
			if t.shape == small && t.folded != "of" && t.folded != "and" && t.folded != "the" || t.opens && t.common > 0 && !t.given && !t.surname && t.shape != small && t.is(never) {
				break
			}
			proper = proper || t.shape != small && !t.is(never)
			if t.shape == small {
				continue
			}
		}
		first = j
	}
	if !proper || !p.caseless && p.tokens[i].shape == small {
		return i
	}
	return first
}

// stopsName reports whether t is never inside a name of a place or a firm.
func (t *token) stopsName() bool {
	return t.is(stops) || t.common > 0 && t.common <= 20 && t.is(determiner|subject|modal|degree|company|meet)
}
