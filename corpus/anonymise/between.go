package anonymise

import (
	"fmt"

	"github.com/mitten-qda/mitten/corpus"
)

// Between gives the map from the target of old to the target of next, two
// anonymised texts made from the same source. With it the codings of an
// anonymised transcript stay on their words when it is made anew. A span that
// touches what either of them replaced takes in the whole replacement.
func Between(old, next OffsetMap) (OffsetMap, error) {
	if old.Source != next.Source {
		return OffsetMap{}, fmt.Errorf("the two texts come from sources of %d and %d bytes, so not from the same one", old.Source, next.Source)
	}
	out := OffsetMap{Source: old.Target, Target: next.Target}
	from, to := cursor{edits: old.Edits}, cursor{edits: next.Edits}
	for _, r := range regions(old.Edits, next.Edits) {
		was, is := from.target(r), to.target(r)
		out.Edits = append(out.Edits, Edit{was.Start, was.End, is.Start, is.End})
	}
	return out, nil
}

// regions merges the source sides of two lists of edits: what overlaps becomes
// one region, and so does an insertion with what it touches, since two edits of
// one place could not be told apart.
func regions(a, b []Edit) []corpus.Span {
	var out []corpus.Span
	for len(a) > 0 || len(b) > 0 {
		var e Edit
		if len(b) == 0 || len(a) > 0 && (a[0].Start < b[0].Start || a[0].Start == b[0].Start && a[0].End <= b[0].End) {
			e, a = a[0], a[1:]
		} else {
			e, b = b[0], b[1:]
		}
		if n := len(out); n > 0 {
			last := &out[n-1]
			if e.Start < last.End || e.Start == last.End && (e.Start == e.End || last.Start == last.End) {
				last.End = max(last.End, e.End)
				continue
			}
		}
		out = append(out, corpus.Span{Start: e.Start, End: e.End})
	}
	return out
}

// A cursor walks once over the edits of a map.
type cursor struct {
	edits []Edit // those still ahead
	shift int    // what the ones behind add to a position
}

// target gives the bytes of the target text that stand for r, with what is
// inserted at its edges. r cuts through no edit and follows the r before.
func (c *cursor) target(r corpus.Span) corpus.Span {
	c.pass(func(e Edit) bool { return e.End < r.Start || e.End == r.Start && e.Start < r.Start })
	start := r.Start + c.shift
	c.pass(func(e Edit) bool { return e.Start < r.End || e.Start == r.End && e.End == r.End })
	return corpus.Span{Start: start, End: r.End + c.shift}
}

func (c *cursor) pass(behind func(Edit) bool) {
	for len(c.edits) > 0 && behind(c.edits[0]) {
		c.shift = c.edits[0].NewEnd - c.edits[0].End
		c.edits = c.edits[1:]
	}
}
