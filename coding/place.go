package coding

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// Place holds the anchors of codings against their document, in the order
// given. Removed codings are left out. Every other one is in the result; where
// its place is not certain its Fit is Review and it waits for a person.
func Place(d *corpus.Document, codings []Coding) []Placed {
	f := NewFinder(d)
	placed := make([]Placed, 0, len(codings))
	for _, c := range codings {
		if c.Removed {
			continue
		}
		l := f.Locate(c.Anchor)
		placed = append(placed, Placed{Coding: c, Fit: l.Fit, Span: l.Span})
	}
	return placed
}

// RecordOf makes the record of a placed coding in document d, whose index among
// the documents counted is document. theme is today's id of its theme. ok is
// false where there is nothing to count: the coding is removed or its place not
// certain. The record shares no memory with the journal it comes from.
func RecordOf(d *corpus.Document, document int, p Placed, theme string) (r Record, ok bool) {
	if p.Removed || p.Fit == Review || p.Span.Len() == 0 {
		return Record{}, false
	}
	first, last := d.TurnsIn(p.Span)
	return Record{
		ID: strings.Clone(p.ID), Theme: theme, Coder: p.Coder, Document: document, Span: p.Span, FirstTurn: first, LastTurn: last,
	}, true
}

// CountOnce gives the records with which to count codings: those of one coder,
// theme and document that overlap, directly or through others between them,
// are one, with the span and the turns of all of them and the id of the one
// that begins first. Spans that only touch, and those of different coders, stay
// apart. The theme of a record is what it is counted under: to count a theme
// with its sub-themes once, give the records its id first. The unit is codings;
// the result is sorted by document, theme, coder and span, and records is left
// as it is.
func CountOnce(records []Record) []Record {
	sorted := slices.Clone(records)
	slices.SortFunc(sorted, func(a, b Record) int {
		return cmp.Or(a.Document-b.Document, strings.Compare(a.Theme, b.Theme), strings.Compare(a.Coder, b.Coder),
			a.Span.Start-b.Span.Start, a.Span.End-b.Span.End, strings.Compare(a.ID, b.ID))
	})
	out := sorted[:0]
	for _, r := range sorted {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if last.Document == r.Document && last.Theme == r.Theme && last.Coder == r.Coder && last.Span.Overlaps(r.Span) {
				last.Span.End = max(last.Span.End, r.Span.End)
				last.FirstTurn, last.LastTurn = min(last.FirstTurn, r.FirstTurn), max(last.LastTurn, r.LastTurn)
				continue
			}
		}
		out = append(out, r)
	}
	return out
}
