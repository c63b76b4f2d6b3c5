package guard

import (
	"strings"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// From how many letters on a name may be misspelt by one slip, and by two.
const (
	oneSlip  = 5
	twoSlips = 8
)

// A nearly knows the words of the names of the lists that are long enough to be
// recognised when they are misspelt.
type nearly struct {
	words map[int][]string // by number of letters
	rules Rules
}

func newNearly(r Rules) *nearly {
	n := &nearly{words: map[int][]string{}, rules: r}
	seen := map[string]bool{}
	add := func(name string, place bool) {
		for _, w := range wordsIn(name) {
			folded := lexis.Fold(name[w.Start:w.End])
			letters := utf8.RuneCountInString(folded)
			// A word of English in the name of a place is nearly many others.
			if letters < oneSlip || seen[folded] || place && n.isWord(folded) || lexis.IsHonorific(folded) {
				continue
			}
			seen[folded] = true
			n.words[letters] = append(n.words[letters], folded)
		}
	}
	if r.People != nil {
		for _, p := range r.People.Persons {
			for _, name := range append([]string{p.Name}, p.Aliases...) {
				add(strings.TrimSuffix(name, ":case"), false)
			}
		}
	}
	for _, l := range r.Literals {
		if l.Keep {
			continue
		}
		add(strings.TrimSuffix(l.Text, ":case"), true)
	}
	return n
}

func (n *nearly) isWord(folded string) bool {
	return lexis.IsFunction(folded) || lexis.IsEveryday(folded) || n.rules.Word != nil && n.rules.Word(folded)
}

// nearWords gives the words of a text that are nearly a name, and no words.
func (g *Guard) nearWords(text string) []corpus.Span {
	n := g.near
	if n == nil || len(n.words) == 0 {
		return nil
	}
	var out []corpus.Span
	for _, s := range wordsIn(text) {
		folded := lexis.Fold(text[s.Start:s.End])
		if !n.near(folded) || n.isWord(folded) {
			continue
		}
		if form := detect.Form(text[s.Start:s.End]); n.rules.Waived != nil && n.rules.Waived(form) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// near reports whether a word is within the slips of a name, or of its plural.
func (n *nearly) near(folded string) bool {
	letters := utf8.RuneCountInString(folded)
	for size := max(letters-2, oneSlip); size <= letters+2; size++ {
		slips := 1
		if size >= twoSlips {
			slips = 2
		}
		if size-letters > slips || letters-size > slips {
			continue
		}
		for _, name := range n.words[size] {
			if lexis.WithinSlips(name, folded, slips) {
				return true
			}
		}
	}
	return false
}

// wordsIn gives the runs of letters of a text.
func wordsIn(text string) []corpus.Span {
	var out []corpus.Span
	start := -1
	for i, r := range text {
		switch {
		case lexis.IsLetter(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && lexis.StaysInWord(r):
		case start >= 0:
			out = append(out, corpus.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, corpus.Span{Start: start, End: len(text)})
	}
	return out
}
