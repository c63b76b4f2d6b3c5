package index

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/mitten-qda/mitten/corpus"
)

// A Likeness says what the segments wanted are to be like.
type Likeness struct {
	Texts []string // passages of the kind that is wanted
	// Cues are words and phrases that speak for it; each counts as much as the most
	// telling word of Texts.
	Cues      []string
	AllSpeech bool // interviewers' and others' words too
	// Wanted says which segments may be given, such as those not coded yet; nil
	// lets every one. An error of it ends the search.
	Wanted func(Hit) (bool, error)
	Limit  int // segments given at most; 0 for all
	// Progress of bringing the index up to date.
	Progress Progress
}

// tellingWords is how many words of the texts are looked for.
const tellingWords = 25

// Similar brings the index up to date and gives the segments that are most like
// some texts, by falling score. The words looked for are those that occur in the
// texts and in few other segments (tf-idf over stems: the number of the texts
// that have the word, times ln(1 + segments/segments with it), as in Lucene's
// MoreLikeThis); a segment has two of them at least, or a cue. There are none
// where neither texts nor cues have a word that the index knows. It fails where
// src, ctx or Wanted does.
func (x *Index) Similar(ctx context.Context, src Source, like Likeness) ([]Hit, SyncReport, error) {
	var hits []Hit
	var unwanted error
	report, err := x.with(ctx, src, like.Progress, func(st *store) error {
		var err error
		hits, unwanted, err = like.among(ctx, st)
		return err
	})
	if err = cmp.Or(err, unwanted); err != nil {
		return nil, report, err
	}
	return hits, report, nil
}

// among gives an error of Wanted apart from its own, which stands for damage.
func (l *Likeness) among(ctx context.Context, st *store) (hits []Hit, unwanted, err error) {
	reader, segments, err := st.snapshot()
	if err != nil {
		return nil, nil, err
	}
	defer reader.Close()
	c, err := l.clause(ctx, reader)
	if err != nil || c == nil {
		return nil, nil, err
	}
	k := &ranking{reader: reader, clause: c, byScore: true, size: int(segments), numbered: segments, many: manyPostings}
	found, _, err := k.collect(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, f := range found {
		document, segment, err := splitKey(f.ID)
		if err != nil {
			return nil, nil, err
		}
		h := Hit{document, segment, f.Score}
		if l.Wanted != nil {
			if ok, err := l.Wanted(h); err != nil {
				return nil, err, nil
			} else if !ok {
				continue
			}
		}
		if hits = append(hits, h); len(hits) == l.Limit {
			break
		}
	}
	return hits, nil, nil
}

// clause asks for two of the telling words, or for a cue; nil where there are
// none.
func (l *Likeness) clause(ctx context.Context, r index.IndexReader) (clause, error) {
	words, err := l.telling(ctx, r)
	if err != nil {
		return nil, err
	}
	var wanted anyOf
	boost := 1.0
	if len(words) > 0 {
		wanted = append(wanted, someOf{min(2, len(words)), words})
		boost = words[0].boost
	}
	wanted = append(wanted, l.cues(boost)...)
	if len(wanted) == 0 {
		return nil, nil
	}
	all := allOf{wanted}
	if !l.AllSpeech {
		all = append(all, property(propertyTerm(said, string(corpus.ParticipantSpeech))))
	}
	return all, nil
}

// telling gives the words that tell the texts from others, the most telling first.
func (l *Likeness) telling(ctx context.Context, r index.IndexReader) ([]weighed, error) {
	a := newAnalyser()
	texts := map[string]int{} // that have the stem
	for _, text := range l.Texts {
		in := map[string]bool{}
		for _, t := range a.words(nil, text) {
			if !in[t.stem] {
				in[t.stem] = true
				texts[t.stem]++
			}
		}
	}
	all, err := r.DocCount()
	if err != nil {
		return nil, err
	}
	var words []weighed
	for stem, n := range texts {
		having, err := frequency(ctx, r, stem)
		if err != nil {
			return nil, err
		}
		if having == 0 || having > all/4 && all >= 20 { // nearly everybody says it
			continue
		}
		words = append(words, weighed{stem, float64(n) * math.Log(1+float64(all)/float64(having))})
	}
	slices.SortFunc(words, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.boost, a.boost), cmp.Compare(a.stem, b.stem))
	})
	words = words[:min(len(words), tellingWords)]
	return words, nil
}

// frequency gives the number of segments with a stem.
func frequency(ctx context.Context, r index.IndexReader, stem string) (uint64, error) {
	postings, err := r.TermFieldReader(ctx, []byte(stem), stemField, false, false, false)
	if err != nil {
		return 0, err
	}
	n := postings.Count()
	return n, postings.Close()
}

// cues asks for all words of a cue, in any of their endings.
func (l *Likeness) cues(boost float64) []clause {
	a := newAnalyser()
	var out []clause
	for _, cue := range l.Cues {
		var words []weighed
		for _, t := range a.words(nil, cue) {
			words = append(words, weighed{t.stem, boost})
		}
		if len(words) > 0 {
			out = append(out, someOf{len(words), words})
		}
	}
	return out
}

type (
	weighed struct {
		stem  string
		boost float64
	}
	someOf struct {
		least int // of the words
		words []weighed
	}
)

func (c weighed) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	return searcher.NewTermSearcher(ctx, r, c.stem, stemField, c.boost, o)
}

func (c someOf) searcher(ctx context.Context, r index.IndexReader, o search.SearcherOptions) (search.Searcher, error) {
	words := make([]clause, len(c.words))
	for i, w := range c.words {
		words[i] = w
	}
	parts, err := searchers(ctx, r, o, words)
	if err != nil {
		return nil, err
	}
	return searcher.NewDisjunctionSearcher(ctx, r, parts, float64(c.least), o)
}
