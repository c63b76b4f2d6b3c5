package detect

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// context votes for names that are ordinary words too (Grace, Mark, Will), where
// the words beside them speak for somebody: "and grace said", "my sister rose".
// It looks where capital letters tell nothing: in caseless text, and at the
// start of sentences.
type context struct{}

func (context) find(p *page, add func(vote)) {
	meant := map[string]bool{} // words that somewhere in the text are plainly a name
	type doubt struct{ i, weight int }
	var doubts []doubt
	for i := range p.tokens {
		t := &p.tokens[i]
		if !isAmbiguous(t) || t.label || !p.caseless && !(t.opens && t.shape == capital) {
			continue
		}
		w := p.nameWeight(i)
		doubts = append(doubts, doubt{i, w})
		if w >= plainly {
			meant[t.folded] = true
		}
	}
	for _, d := range doubts {
		t := &p.tokens[d.i]
		mostly := p.caseless && leaning(t) == 2
		if d.weight < likely || d.weight < plainly && !mostly && !meant[t.folded] && !p.named[t.folded] {
			continue
		}
		end := t.end
		if d.i+1 < len(p.tokens) && p.joined(d.i) && p.mayBeSurname(d.i+1) {
			end = p.tokens[d.i+1].end
		}
		add(vote{span: corpus.Span{Start: t.start, End: end}, kind: Person, layer: contextLayer})
	}
}

// How much speaks for a name: plainly by itself, and likely where the same word
// is plainly a name elsewhere in the text.
const (
	plainly = 2
	likely  = 1
)

// isAmbiguous reports whether t is a name and an ordinary word.
func isAmbiguous(t *token) bool {
	return (t.given || t.surname && t.is(everyday|function)) && t.common > 0 && len(t.folded) > 2 && !t.is(title)
}

// mayBeSurname reports whether token i goes on with the given name before it.
func (p *page) mayBeSurname(i int) bool {
	t := &p.tokens[i]
	return t.surname && !t.is(function) && (p.caseless || t.shape != small) && (t.common == 0 || t.common >= 20)
}

// leaning says what a word by itself is more often: above 0 for a name.
func leaning(t *token) int {
	switch {
	case t.favourite && t.common >= 20:
		return 2
	case t.favourite, t.common >= 35:
		return 1
	}
	return 0
}

// nameWeight adds up what the neighbours of token i say of it: above 0 for
// somebody, below for a word.
func (p *page) nameWeight(i int) int {
	w := leaning(&p.tokens[i])
	before, after, second := p.neighbour(i, -1), p.neighbour(i, 1), p.neighbour(i, 2)
	if before != nil {
		b := before.folded
		contracted := strings.ContainsAny(p.text[before.end:p.tokens[i].start], "'’")
		switch {
		case contracted && isPointer(b), b == "thats":
			w += 2 // "that's frank"
		case b == "is" && p.tokens[max(0, i-2)].folded == "name":
			w += 2 // "my name is mark"
		case before.is(kin | title | call):
			w += 2
		case before.is(meet | company):
			w++
		case before.is(subject) && p.caseless && leaning(&p.tokens[i]) == 2:
			w-- // where no comma is written, "you carol" may be two clauses
		case before.is(determiner | subject | modal | degree):
			w -= 3
		case before.common > 0 && !before.is(acts|function) && !before.given && p.isNoun(i-1):
			w -= 2 // "the sun rose"
		}
		if before.given && !isAmbiguous(before) && before.common == 0 {
			w += 2 // "joy mark"
		}
	} else {
		w++
	}
	if after != nil {
		a := after.folded
		switch {
		case after.is(acts):
			w += 2
		case after.is(follows), p.tokens[i].is(function) && after.is(subject):
			w -= 2 // "mark the", "will you"
		case (a == "and" || a == "or") && second != nil && second.given:
			w += 2
		case a == "who":
			w += 2
		case after.common == 0 && !after.isNoise() && len(a) > 2:
			w += 2 // a surname
		case p.tokens[i].given && p.joined(i) && p.mayBeSurname(i+1):
			w++
		}
		if gap := p.text[p.tokens[i].end:after.start]; len(gap) > 1 && (gap[0] == '\'' || gap[:1] == "\xe2") {
			w++ // "mark's"
		}
	} else {
		w++
	}
	return w
}

// isNoun reports whether an article stands before token i.
func (p *page) isNoun(i int) bool {
	before := p.neighbour(i, -1)
	return before != nil && before.is(determiner)
}

// isPointer knows what "'s" behind makes "that's frank" of.
func isPointer(word string) bool {
	switch word {
	case "that", "it", "this", "here", "there", "who", "he", "she", "where":
		return true
	}
	return false
}

// neighbour gives the token so many places away in the same line; nil where
// there is none.
func (p *page) neighbour(i, by int) *token {
	for j := min(i, i+by); j < max(i, i+by); j++ {
		if j < 0 || j+1 >= len(p.tokens) || hasBreak(p.gap(j)) {
			return nil
		}
	}
	return &p.tokens[i+by]
}

func hasBreak(gap string) bool {
	for _, r := range gap {
		switch r {
		case '\n', '.', '!', '?', ';', ':', '…', '"', '“', '”':
			return true
		}
	}
	return false
}
