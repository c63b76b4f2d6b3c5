package anonymise

import (
	"fmt"
	"sort"

	"github.com/mitten-qda/mitten/corpus"
)

// An Edit says that the bytes [Start, End) of the source text stand as the
// bytes [NewStart, NewEnd) of the target text.
type Edit struct {
	Start    int `json:"start"`
	End      int `json:"end"`
	NewStart int `json:"new_start"`
	NewEnd   int `json:"new_end"`
}

// An OffsetMap carries spans between a text (the source) and the text that
// edits made of it (the target), both in bytes. It holds no text. Outside its
// edits the two texts are the same, byte for byte.
type OffsetMap struct {
	Source int    `json:"source"` // length of the source text
	Target int    `json:"target"` // length of the target text
	Edits  []Edit `json:"edits"`  // in order, not overlapping
}

// Forward gives the span of the target text that holds s of the source text.
// A span that touches an edit takes in the whole of it. Positions outside the
// text are clamped to it.
func (m OffsetMap) Forward(s corpus.Span) corpus.Span {
	return carry(s, m.Source, m.Target, len(m.Edits), func(i int) Edit { return m.Edits[i] })
}

// Back is Forward from the target text to the source text.
func (m OffsetMap) Back(s corpus.Span) corpus.Span {
	return carry(s, m.Target, m.Source, len(m.Edits), func(i int) Edit { return m.Edits[i].inverse() })
}

// Inverse gives the map from the target text to the source text.
func (m OffsetMap) Inverse() OffsetMap {
	inv := OffsetMap{Source: m.Target, Target: m.Source, Edits: make([]Edit, len(m.Edits))}
	for i, e := range m.Edits {
		inv.Edits[i] = e.inverse()
	}
	return inv
}

func (e Edit) inverse() Edit { return Edit{e.NewStart, e.NewEnd, e.Start, e.End} }

// carry moves both ends of s over the n edits. An end inside an edit moves to
// the edge of it; one on an edge stays outside, unless s is empty there.
func carry(s corpus.Span, source, target, n int, edit func(int) Edit) corpus.Span {
	start := min(max(s.Start, 0), source)
	end := min(max(s.End, start), source)
	// the first edit that ends after start, or is an insertion at it
	first := sort.Search(n, func(i int) bool { e := edit(i); return e.End > start || e.Start == start && e.End == start })
	out := corpus.Span{Start: start, End: target - (source - end)}
	if first < n {
		e := edit(first)
		out.Start = e.NewStart - (e.Start - start)
		if e.Start <= start {
			out.Start = e.NewStart
			if e.Start == e.End && end > start {
				out.Start = e.NewEnd // what is inserted before a span is no part of it
			}
		}
	} else {
		out.Start = target - (source - start)
	}
	if start == end {
		if first < n && edit(first).Start < start {
			return corpus.Span{Start: out.Start, End: edit(first).NewEnd}
		}
		return corpus.Span{Start: out.Start, End: out.Start}
	}
	// the first edit that does not begin before end
	after := sort.Search(n, func(i int) bool { return edit(i).Start >= end })
	if after > 0 {
		e := edit(after - 1)
		out.End = e.NewEnd + max(end-e.End, 0)
	} else {
		out.End = end
	}
	return out
}

// Check reports an OffsetMap that cannot be one, as a damaged file may hold.
func (m OffsetMap) Check() error {
	at := Edit{}
	for i, e := range m.Edits {
		if e.Start < at.End || e.End < e.Start || e.NewEnd < e.NewStart || e.Start-at.End != e.NewStart-at.NewEnd {
			return fmt.Errorf("offset map: edit %d does not follow the one before it", i)
		}
		at = e
	}
	if m.Source < at.End || m.Source-at.End != m.Target-at.NewEnd {
		return fmt.Errorf("offset map: the edits do not lead from %d to %d bytes", m.Source, m.Target)
	}
	return nil
}
