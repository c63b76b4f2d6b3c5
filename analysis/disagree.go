package analysis

import (
	"cmp"
	"slices"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A Match says how the passages of two coders lie to each other.
type Match string

// The matches. Partly is any overlap that is not the very same bytes.
const (
	Alike  Match = "alike"  // both coded the same bytes
	Partly Match = "partly" // they overlap, and somebody coded bytes that the other did not
	OnlyA  Match = "only a"
	OnlyB  Match = "only b"
)

// A Comparison is one place of one document and theme that at least one of two
// coders coded: passages that overlap, directly or through others between them,
// whoever's they are. Passages that only touch are two places.
type Comparison struct {
	Document            int    // index into Study.Documents
	Theme               string // itself, without its sub-themes
	Match               Match
	Span                corpus.Span // bytes, from the first passage's beginning to the last one's end
	FirstTurn, LastTurn int         // turns [FirstTurn, LastTurn)
	A, B                []int       // indexes into Study.Records, in order of span
	Shared, Covered     int         // bytes coded by both, and by either
}

// Share is Shared of Covered, from 0 (only one coded it) to 1 (Alike): the
// Jaccard index of the two sets of bytes.
func (c Comparison) Share() float64 { return float64(c.Shared) / float64(c.Covered) }

// Disagreements are two coders' comparisons, by document, place and theme, in
// the codebook's order. A theme is compared in a document that both have
// finished for it: until then a theme without a coding is a "not yet", and no
// disagreement. Themes that are not in the codebook are not compared.
func Disagreements(s *Study, a, b string) ([]Comparison, error) {
	if a == b {
		return nil, fault.New("name two coders", "coder %s cannot be compared with %s", a, b)
	}
	themes, finished := indexThemes(s.Book), finishesOf(s)
	type place struct{ document, theme int }
	found := map[place][]int{}
	for i := range s.Records {
		r := &s.Records[i]
		theme, known := themes.number[r.Theme]
		if known && (r.Coder == a || r.Coder == b) && finished.covers(r.Document, a, r.Theme) && finished.covers(r.Document, b, r.Theme) {
			p := place{r.Document, theme}
			found[p] = append(found[p], i)
		}
	}
	var out []Comparison
	for _, records := range found {
		out = append(out, s.compare(records, a)...)
	}
	slices.SortFunc(out, func(x, y Comparison) int {
		return cmp.Or(x.Document-y.Document, x.Span.Start-y.Span.Start, x.Span.End-y.Span.End, themes.number[x.Theme]-themes.number[y.Theme])
	})
	return out, nil
}

// finishes says who has finished which document for which themes.
type finishes map[finishing][]Finish

type finishing struct {
	document int
	coder    string
}

func finishesOf(s *Study) finishes {
	out := finishes{}
	for _, f := range s.Finished {
		key := finishing{f.Document, f.Coder}
		out[key] = append(out[key], f)
	}
	return out
}

// covers reports whether a coder has finished a document for a theme of today.
func (f finishes) covers(document int, coder, theme string) bool {
	return slices.ContainsFunc(f[finishing{document, coder}], func(f Finish) bool {
		return len(f.Themes) == 0 || slices.Contains(f.Themes, theme)
	})
}

// compare makes the comparisons of the records of one document and theme.
func (s *Study) compare(records []int, a string) []Comparison {
	slices.SortFunc(records, func(i, j int) int {
		x, y := &s.Records[i], &s.Records[j]
		return cmp.Or(x.Span.Start-y.Span.Start, x.Span.End-y.Span.End, cmp.Compare(x.ID, y.ID))
	})
	var out []Comparison
	for _, i := range records {
		r := &s.Records[i]
		if n := len(out); n == 0 || r.Span.Start >= out[n-1].Span.End {
			out = append(out, Comparison{Document: r.Document, Theme: r.Theme, Span: r.Span, FirstTurn: r.FirstTurn, LastTurn: r.LastTurn})
		}
		c := &out[len(out)-1]
		c.Span.End = max(c.Span.End, r.Span.End)
		c.FirstTurn, c.LastTurn = min(c.FirstTurn, r.FirstTurn), max(c.LastTurn, r.LastTurn)
		if r.Coder == a {
			c.A = append(c.A, i)
		} else {
			c.B = append(c.B, i)
		}
	}
	for i := range out {
		out[i].weigh(s.Records)
	}
	return out
}

// weigh measures the bytes of both coders. The place is one without a gap, so that
// what either coded is its span.
func (c *Comparison) weigh(records []coding.Record) {
	left, right := union(records, c.A), union(records, c.B)
	c.Covered = c.Span.Len()
	for _, x := range left {
		for _, y := range right {
			c.Shared += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	switch {
	case len(c.B) == 0:
		c.Match = OnlyA
	case len(c.A) == 0:
		c.Match = OnlyB
	case c.Shared == c.Covered:
		c.Match = Alike
	default:
		c.Match = Partly
	}
}

// union joins the spans of records, which are in order, where they overlap.
func union(records []coding.Record, at []int) []corpus.Span {
	var out []corpus.Span
	for _, i := range at {
		span := records[i].Span
		if n := len(out); n > 0 && span.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, span.End)
			continue
		}
		out = append(out, span)
	}
	return out
}
