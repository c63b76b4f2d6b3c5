package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/collector"
	index "github.com/blevesearch/bleve_index_api"
)

// A ranking collects the best of what a clause finds.
type ranking struct {
	reader   index.IndexReader
	clause   clause
	byScore  bool   // by falling score, then by place; otherwise by place
	size     int    // how many to keep
	numbered uint64 // segments are numbered from 0 to here
	many     uint64 // manyPostings
}

// manyPostings is how often the words of a query have to occur for a second
// goroutine to be worth its start.
const manyPostings = 20000

// collect gives the best hits and how many there are. Where there is much to
// look at, two goroutines take half of the segments each: a segment's score
// depends on the whole index, not on who finds it.
func (k *ranking) collect(ctx context.Context) (search.DocumentMatchCollection, uint64, error) {
	s, err := k.searcher(ctx)
	if err != nil {
		return nil, 0, err
	}
	defer s.Close()
	if s.Count() < k.many {
		return k.among(ctx, s)
	}
	half := k.numbered / 2
	var rest search.DocumentMatchCollection
	var more uint64
	var failed error
	var wait sync.WaitGroup
	wait.Go(func() {
		failed = guard(func() error {
			s, err := k.searcher(ctx)
			if err != nil {
				return err
			}
			defer s.Close()
			rest, more, err = k.among(ctx, &from{Searcher: s, first: index.NewIndexInternalID(nil, half)})
			return err
		})
	})
	defer wait.Wait() // whatever happens here, before the files are closed
	hits, total, err := k.among(ctx, &before{s, index.NewIndexInternalID(nil, half)})
	wait.Wait()
	if err = cmp.Or(err, failed); err != nil {
		return nil, 0, err
	}
	hits = append(hits, rest...)
	slices.SortFunc(hits, func(a, b *search.DocumentMatch) int {
		if k.byScore && a.Score != b.Score {
			return cmp.Compare(b.Score, a.Score)
		}
		return strings.Compare(a.ID, b.ID) // the key of a segment is its place
	})
	return hits[:min(len(hits), k.size)], total + more, nil
}

func (k *ranking) searcher(ctx context.Context) (search.Searcher, error) {
	o := search.SearcherOptions{}
	if !k.byScore {
		o = unscored(o)
	}
	return k.clause.searcher(ctx, k.reader, o)
}

func (k *ranking) among(ctx context.Context, s search.Searcher) (search.DocumentMatchCollection, uint64, error) {
	order := search.SortOrder{&search.SortField{Field: placeField, Type: search.SortFieldAsString}}
	if k.byScore {
		order = append(search.SortOrder{&search.SortScore{Desc: true}}, order...)
	}
	c := collector.NewTopNCollector(k.size, 0, order)
	if err := c.Collect(ctx, s, k.reader); err != nil {
		return nil, 0, err
	}
	return c.Results(), c.Total(), nil
}

// before leaves out the segments from a number on.
type before struct {
	search.Searcher
	end index.IndexInternalID
}

func (s *before) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Next(ctx)
	if m != nil && m.IndexInternalID.Compare(s.end) >= 0 {
		return nil, err
	}
	return m, err
}

// from leaves out the segments before a number.
type from struct {
	search.Searcher
	first   index.IndexInternalID
	started bool
}

func (s *from) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if s.started {
		return s.Searcher.Next(ctx)
	}
	s.started = true
	return s.Searcher.Advance(ctx, s.first)
}
