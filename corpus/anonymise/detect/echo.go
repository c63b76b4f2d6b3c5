package detect

import "github.com/mitten-qda/mitten/corpus"

// echo votes for words that stand in somebody's full name elsewhere in the text
// and are ordinary words: after "dan savage", "savage" alone.
func echo(p *page, votes []vote, add func(vote)) {
	parts := map[string]bool{}
	for _, v := range votes {
		if v.kind != Person {
			continue
		}
		first := p.tokenFrom(v.span.Start)
		last := first
		for last+1 < len(p.tokens) && p.tokens[last+1].end <= v.span.End {
			last++
		}
		if last == first || !p.tokens[first].given || v.layer == capitalsLayer && !p.tokens[last].surname {
			continue
		}
		for i := first; i <= last; i++ {
			if t := &p.tokens[i]; t.common > 0 && !t.is(never) && len(t.folded) > 2 {
				parts[t.folded] = true
			}
		}
	}
	if len(parts) == 0 {
		return
	}
	for i := range p.tokens {
		t := &p.tokens[i]
		if !parts[t.folded] || !p.caseless && t.shape == small || p.nameWeight(i) < 0 {
			continue
		}
		add(vote{span: corpus.Span{Start: t.start, End: t.end}, kind: Person, layer: contextLayer})
	}
}
