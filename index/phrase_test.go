package index

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// blevePhrase finds a phrase as Bleve does.
type blevePhrase []string

func (c blevePhrase) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	return searcher.NewPhraseSearcher(ctx, r, c, 0, false, exactField, 1, o)
}

// Phrases have the hits, scores and order that Bleve gives them; and so has
// every query, however many goroutines look for it.
func TestRankingIsBleves(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newStudy()
		x := Open(t.TempDir(), 0)
		for i := range rapid.IntRange(1, 4).Draw(rt, "documents") {
			s.put(randomEntry(rt, t, fmt.Sprintf("T%d", i+1)))
			if rapid.Bool().Draw(rt, "a file of its own") {
				mustSync(t, x, s)
			}
		}
		_, err := x.with(t.Context(), s, nil, func(st *store) error {
			for range 6 {
				words := rapid.SliceOfN(rapid.SampledFrom([]string{"good", "enough", "not", "cant", "of"}), 2, 4).Draw(rt, "phrase")
				more := spoken{termOf(rapid.SampledFrom(someWords).Draw(rt, "word"))}
				byScore := rapid.Bool().Draw(rt, "by score")
				size := rapid.IntRange(1, 30).Draw(rt, "size")
				for _, c := range [][2]clause{
					{phrase(words), blevePhrase(words)},
					{allOf{phrase(words), more}, allOf{blevePhrase(words), more}},
					{anyOf{more, phrase(words)}, anyOf{more, blevePhrase(words)}},
					{allOf{more, without{phrase(words)}}, allOf{more, without{blevePhrase(words)}}},
				} {
					want := ranked(rt, st, c[1], byScore, size, math.MaxUint64)
					for _, many := range []uint64{math.MaxUint64, 0} {
						if d := cmp.Diff(want, ranked(rt, st, c[0], byScore, size, many)); d != "" {
							rt.Fatalf("%q %v, many from %d: -Bleve +own\n%s", words, more, many, d)
						}
					}
				}
			}
			return nil
		})
		if err != nil {
			rt.Fatal(err)
		}
	})
}

func ranked(t *rapid.T, st *store, c clause, byScore bool, size int, many uint64) []string {
	reader, n, err := st.snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	hits, total, err := (&ranking{reader: reader, clause: c, byScore: byScore, size: size, numbered: n, many: many}).collect(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	out := []string{fmt.Sprint(total)}
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%q %v", h.ID, h.Score))
	}
	return out
}
