package detect

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// variants votes for other forms of the given names on the list of people: Kath
// where the list has Kathryn.
type variants struct{ forms map[string]bool }

func newVariants(people *anonymise.People, words Lexicon) variants {
	v := variants{map[string]bool{}}
	if words == nil {
		return v
	}
	for _, person := range people.Persons {
		for _, name := range append([]string{person.Name}, person.Aliases...) {
			fields := strings.Fields(name)
			for len(fields) > 1 && lexis.IsHonorific(lexis.Fold(fields[0])) {
				fields = fields[1:]
			}
			if len(fields) == 0 {
				continue
			}
			for _, form := range words.Variants(lexis.Fold(fields[0])) {
				v.forms[form] = true
			}
		}
	}
	return v
}

// find takes a form for sure where it has a capital that only a name needs, or
// is no word; where it may be a word, the words beside it must speak for a name.
func (v variants) find(p *page, add func(vote)) {
	for i := range p.tokens {
		t := &p.tokens[i]
		if !v.forms[t.folded] || len(t.folded) < 2 || t.shape == small && !p.caseless {
			continue
		}
		sure := t.common == 0 || t.shape == capital && !t.opens
		if !sure && p.nameWeight(i) < likely {
			continue
		}
		add(vote{span: corpus.Span{Start: t.start, End: t.end}, kind: Person, sure: sure && !t.is(never), layer: variantsLayer})
	}
}
