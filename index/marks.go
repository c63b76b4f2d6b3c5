package index

import (
	"slices"
	"sort"
	"strings"

	"github.com/blevesearch/vellum/levenshtein"

	"github.com/mitten-qda/mitten/corpus"
)

// A matcher says how many tokens, from the first on, a query asks for; 0 for
// none.
type matcher func(tokens []token) int

// matchers lists what the words of a hit are held against: every clause on text
// that is not negated.
func matchers(c clause) []matcher {
	var out []matcher
	switch c := c.(type) {
	case allOf:
		for _, part := range c {
			out = append(out, matchers(part)...)
		}
	case anyOf:
		for _, part := range c {
			out = append(out, matchers(part)...)
		}
	case spoken:
		return []matcher{one(func(t term) bool { return t.stem == c.term.stem })}
	case phrase:
		return []matcher{func(tokens []token) int {
			if len(tokens) < len(c) {
				return 0
			}
			for i, exact := range c {
				if tokens[i].exact != exact {
					return 0
				}
			}
			return len(c)
		}}
	case begins:
		if c.field == exactField {
			return []matcher{one(func(t term) bool { return strings.HasPrefix(t.exact, c.prefix) })}
		}
	case slipped:
		// The automaton by which Bleve picks the terms, so that both agree.
		builder, err := levenshtein.NewLevenshteinAutomatonBuilder(uint8(c.slips), true)
		if err != nil {
			return nil
		}
		near, err := builder.BuildDfa(c.exact, uint8(c.slips))
		if err != nil {
			return nil
		}
		return []matcher{one(func(t term) bool { ok, _ := near.MatchAndDistance(t.exact); return ok })}
	}
	return out
}

func one(fits func(term) bool) matcher {
	return func(tokens []token) int {
		if fits(tokens[0].term) {
			return 1
		}
		return 0
	}
}

// marks gives the spans of text that the matchers ask for, moved by offset: in
// order, without overlaps. A phrase is one span.
func marks(text string, offset int, wanted []matcher) []corpus.Span {
	if len(wanted) == 0 {
		return nil
	}
	tokens := newAnalyser().words(nil, text)
	var spans []corpus.Span
	for i := range tokens {
		for _, m := range wanted {
			if n := m(tokens[i:]); n > 0 {
				spans = append(spans, corpus.Span{Start: offset + tokens[i].start, End: offset + tokens[i+n-1].end})
			}
		}
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	joined := spans[:0]
	for _, s := range spans {
		if last := len(joined) - 1; last >= 0 && s.Start < joined[last].End {
			joined[last].End = max(joined[last].End, s.End)
			continue
		}
		joined = append(joined, s)
	}
	return slices.Clip(joined)
}
