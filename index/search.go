package index

import (
	"context"
	"fmt"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

// Options say how to answer a query.
type Options struct {
	Limit      int            // hits wanted at most; 0 for all
	Offset     int            // hits passed over
	InOrder    bool           // hits by document and place instead of by score
	AllSpeech  bool           // interviewers' and others' words too
	Book       *codebook.Book // for theme:, which then finds sub-themes; may be nil
	Attributes []string       // names of the participants' attributes
	Progress   Progress       // of bringing the index up to date
}

// A Hit is a segment that a query has found.
type Hit struct {
	Document string
	Segment  int     // index into Segments(document)
	Score    float64 // 0 where the query asks for no words
}

// A Result is the answer to a query.
type Result struct {
	Total int   // segments found, whatever Limit and Offset
	Hits  []Hit // by falling score, then by document (T2 before T10) and place
	Sync  SyncReport

	wanted []matcher
}

// Search brings the index up to date and answers q. It fails where q asks for a
// field or theme that is not there, where it has no letter or digit in it, and
// where src or ctx fails; never because of the state of the index.
func (x *Index) Search(ctx context.Context, src Source, q query.Node, opt Options) (*Result, error) {
	c, err := compile(q, opt)
	if err != nil {
		return nil, err
	}
	r := &Result{wanted: matchers(c)}
	r.Sync, err = x.with(ctx, src, opt.Progress, func(st *store) error {
		return r.answer(ctx, st, c, opt, query.HasText(q))
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

func (r *Result) answer(ctx context.Context, st *store, c clause, opt Options, scored bool) error {
	reader, segments, err := st.snapshot()
	if err != nil {
		return err
	}
	defer reader.Close()
	skip, size := max(opt.Offset, 0), int(segments)
	if opt.Limit > 0 {
		size = min(size, skip+opt.Limit)
	}
	k := &ranking{reader: reader, clause: c, byScore: scored && !opt.InOrder, size: size, numbered: segments, many: manyPostings}
	hits, total, err := k.collect(ctx)
	if err != nil {
		return err
	}
	hits = hits[min(skip, len(hits)):]
	r.Total = int(total)
	r.Hits = make([]Hit, len(hits))
	for i, h := range hits {
		document, segment, err := splitKey(h.ID)
		if err != nil {
			return err
		}
		r.Hits[i] = Hit{document, segment, h.Score}
	}
	return nil
}

// Passage places a hit in its document: the segment, and what in it the query
// asked for as spans of bytes of the document's text, in order and without
// overlaps, a phrase as one. It fails where d is no longer the document that was
// searched.
func (r *Result) Passage(d *corpus.Document, h Hit) (Segment, []corpus.Span, error) {
	segments := Segments(d)
	if d.ID != h.Document || h.Segment >= len(segments) {
		return Segment{}, nil, fmt.Errorf("document %s has changed since it was searched", h.Document)
	}
	s := segments[h.Segment]
	return s, marks(d.Spoken(s.Span), s.Span.Start, r.wanted), nil
}
