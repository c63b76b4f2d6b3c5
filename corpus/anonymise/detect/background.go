package detect

import "github.com/mitten-qda/mitten/corpus"

// background votes for nationalities, peoples and faiths, which identify where
// few have them.
type background struct{}

func (background) find(p *page, add func(vote)) {
	for i := range p.tokens {
		t := &p.tokens[i]
		if len(t.folded) < 4 || t.shape == small && !p.caseless || !t.is(people) {
			continue
		}
		if p.caseless && (t.folded == "polish" || t.folded == "turkey") {
			continue
		}
		add(vote{span: corpus.Span{Start: t.start, End: t.end}, kind: Demographic, layer: faithsLayer})
	}
}
