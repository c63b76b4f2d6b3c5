package index

import (
	"context"
	"math"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
)

// A following finds, among the segments that hold all words of a phrase, those
// in which they follow one another. Bleve's own searcher does the same by way
// of maps of every place of every word, which for a common phrase is most of a
// search. Scores are those of Bleve's.
type following struct {
	search.Searcher // segments with all the words, and where
	phrase          phrase
	starts          []uint64 // where the phrase may begin in the segment at hand
}

func (c phrase) following(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	o.IncludeTermVectors = true
	words := make([]search.Searcher, len(c))
	for i, term := range c {
		var err error
		if words[i], err = searcher.NewTermSearcher(ctx, r, term, exactField, 1, o); err != nil {
			return nil, err
		}
	}
	all, err := searcher.NewConjunctionSearcher(ctx, r, words, o)
	if err != nil {
		return nil, err
	}
	all.SetQueryNorm(1 / math.Sqrt(all.Weight()))
	return &following{Searcher: all, phrase: c}, nil
}

func (s *following) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Next(ctx)
	for m != nil && err == nil && !s.holds(m) {
		ctx.DocumentMatchPool.Put(m)
		m, err = s.Searcher.Next(ctx)
	}
	return m, err
}

func (s *following) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Advance(ctx, id)
	if m == nil || err != nil || s.holds(m) {
		return m, err
	}
	ctx.DocumentMatchPool.Put(m)
	return s.Next(ctx)
}

// holds reports whether the words of m follow one another anywhere. What m
// knows of their places is of no more use then.
func (s *following) holds(m *search.DocumentMatch) bool {
	places := m.FieldTermLocations
	m.FieldTermLocations = places[:0]
	s.starts = s.starts[:0]
	last := uint64(0)
	for i := range places {
		// A word that is twice in the phrase is here twice with all its places.
		if pos := places[i].Location.Pos; pos > last && places[i].Term == s.phrase[0] {
			s.starts = append(s.starts, pos)
			last = pos
		}
	}
	for k := 1; k < len(s.phrase) && len(s.starts) > 0; k++ {
		kept, next := s.starts[:0], s.starts
		for i := range places {
			if places[i].Term != s.phrase[k] {
				continue
			}
			for len(next) > 0 && next[0]+uint64(k) < places[i].Location.Pos {
				next = next[1:]
			}
			if len(next) == 0 {
				break
			}
			if next[0]+uint64(k) == places[i].Location.Pos {
				kept, next = append(kept, next[0]), next[1:]
			}
		}
		s.starts = kept
	}
	return len(s.starts) > 0
}
