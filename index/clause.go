package index

import (
	"context"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
)

// A clause is one part of a compiled query. Clauses build Bleve's searchers
// themselves: its own boolean query takes a "must" that matches nothing for one
// that is not there.
type clause interface {
	searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error)
}

// exactBoost is what the very word adds to the score of its stem.
const exactBoost = 0.5

type (
	allOf      []clause
	anyOf      []clause
	without    struct{ clause clause }
	everything struct{}

	spoken  struct{ term term }            // a word in any of its endings
	phrase  []string                       // exact terms one after the other
	begins  struct{ field, prefix string } // any term of the field
	slipped struct {
		exact string
		slips int
	} // exact terms a few slips away
	property string // the term of a property
)

func (c allOf) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	var must, mustNot []clause
	for _, part := range c {
		if not, ok := part.(without); ok {
			mustNot = append(mustNot, not.clause)
		} else {
			must = append(must, part)
		}
	}
	if len(must) == 0 {
		must = []clause{everything{}}
	}
	wanted, err := searchers(ctx, r, o, must)
	if err != nil {
		return nil, err
	}
	all := wanted[0]
	if len(wanted) > 1 {
		if all, err = searcher.NewConjunctionSearcher(ctx, r, wanted, o); err != nil {
			return nil, err
		}
	}
	if len(mustNot) == 0 {
		return all, nil
	}
	unwanted, err := anyOf(mustNot).searcher(ctx, r, unscored(o))
	if err != nil {
		return nil, err
	}
	return searcher.NewBooleanSearcher(ctx, r, all, nil, unwanted, o)
}

func (c anyOf) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	parts, err := searchers(ctx, r, o, c)
	if err != nil {
		return nil, err
	}
	return searcher.NewDisjunctionSearcher(ctx, r, parts, 1, o)
}

func (c without) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	return allOf{c}.searcher(ctx, r, o)
}

func (everything) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	return searcher.NewMatchAllSearcher(ctx, r, 0, unscored(o))
}

func (c spoken) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	stem, err := searcher.NewTermSearcher(ctx, r, c.term.stem, stemField, 1, o)
	if err != nil || o.Score == "none" {
		return stem, err
	}
	exact, err := searcher.NewTermSearcher(ctx, r, c.term.exact, exactField, exactBoost, o)
	if err != nil {
		return nil, err
	}
	return searcher.NewBooleanSearcher(ctx, r, stem, exact, nil, o)
}

func (c phrase) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	if len(c) == 1 {
		return searcher.NewTermSearcher(ctx, r, c[0], exactField, 1, o)
	}
	return c.following(ctx, r, o)
}

// A prefix says whether, not how well: its score would be the sum of however
// many words begin so.
func (c begins) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	return searcher.NewTermPrefixSearcher(ctx, r, c.prefix, c.field, 0, unscored(o))
}

// Words that only deleted segments have are left out, since each word looked
// for counts in the score of the others.
func (c slipped) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	fuzzy, ok := r.(index.IndexReaderFuzzy)
	if !ok {
		return searcher.NewFuzzySearcher(ctx, r, c.exact, 0, c.slips, exactField, 1, o)
	}
	dict, _, err := fuzzy.FieldDictFuzzyAutomaton(exactField, c.exact, c.slips, "")
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var terms []string
	var slips []uint8
	for {
		e, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if e == nil {
			break
		}
		live, err := inUse(ctx, r, e.Term)
		if err != nil {
			return nil, err
		}
		if live {
			terms, slips = append(terms, e.Term), append(slips, e.EditDistance)
		}
	}
	return searcher.NewMultiTermSearcherBoosted(ctx, r, terms, exactField, 1, slips, o, false)
}

func inUse(ctx context.Context, r index.IndexReader, term string) (bool, error) {
	postings, err := r.TermFieldReader(ctx, []byte(term), exactField, false, false, false)
	if err != nil {
		return false, err
	}
	n := postings.Count()
	return n > 0, postings.Close()
}

func (c property) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	return searcher.NewTermSearcher(ctx, r, string(c), propertyField, 0, unscored(o))
}

func searchers(ctx context.Context, r index.IndexReader, o search.SearcherOptions, clauses []clause) ([]search.Searcher, error) {
	out := make([]search.Searcher, 0, len(clauses))
	for _, c := range clauses {
		s, err := c.searcher(ctx, r, o)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// unscored is for what only says whether, not how well.
func unscored(o search.SearcherOptions) search.SearcherOptions {
	o.Score = "none"
	return o
}
