package coding

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/corpus"
)

// A Location is what Locate found.
type Location struct {
	Fit        Fit
	Span       corpus.Span // bytes; empty where Fit is Review
	Candidates []Candidate // where Fit is Review: up to five places, the likeliest first
}

// A Candidate is a place at which an anchor may belong, for a person to judge.
type Candidate struct {
	Span  corpus.Span // bytes
	Score float64     // 0 to 1
}

// A Finder looks for quotes in one document. Several questions about the same
// document share the work that the first one causes. It is not safe for use by
// two goroutines at once.
type Finder struct {
	doc    *corpus.Document
	folded *folded
}

// NewFinder makes a Finder for d. It costs nothing until something has to be
// searched for.
func NewFinder(d *corpus.Document) *Finder { return &Finder{doc: d} }

// Locate finds where an anchor belongs in a document whose text may have
// changed since it was made. It answers Review unless it is certain:
//
//   - Exact: the quote stands at the position, and what stands around it does
//     not point elsewhere.
//   - Moved: the quote, up to white space and the form of quotation marks and
//     dashes, stands elsewhere: once, or with a context that tells one place
//     from the others. A quote of fewer than 24 code points needs its context
//     even where it stands once.
//   - Approximate: a piece of text is the quote with at most three errors in
//     ten code points, its context agrees, and no other place comes near. A
//     quote of fewer than 12 code points is never found so.
//
// The nearest of several equal places is no answer, only their order as
// candidates. Scores weigh quote 50, prefix 20, suffix 20 and position 2, and
// places with more errors than min(256, half the quote) code points are not
// considered, as in the Hypothesis client.
func Locate(d *corpus.Document, a corpus.Anchor) Location { return NewFinder(d).Locate(a) }

// Locate is the function Locate for the Finder's document.
func (f *Finder) Locate(a corpus.Anchor) Location {
	here, atPlace := f.doc.SpanOf(a)
	if atPlace && strings.HasSuffix(f.doc.Text[:here.Start], a.Prefix) && strings.HasPrefix(f.doc.Text[here.End:], a.Suffix) {
		return Location{Fit: Exact, Span: here}
	}
	f.fold()
	s := seek(a)
	if len(s.quote) == 0 { // nothing but blanks: there is nothing to search for
		if atPlace {
			return Location{Fit: Exact, Span: here}
		}
		return Location{Fit: Review}
	}
	equal := f.equal(s)
	slices.SortStableFunc(equal, func(a, b match) int { return cmp.Or(cmp.Compare(b.around, a.around), a.far-b.far) })
	fit, ok := Approximate, false
	switch {
	case len(equal) == 0:
		equal = f.similar(s)
		ok = s.settlesSimilar(equal)
	case len(equal) == 1:
		fit, ok = Moved, f.settlesOne(s, equal[0])
	default:
		fit, ok = Moved, s.settlesMany(equal)
	}
	if !ok {
		return review(equal)
	}
	if fit == Moved && atPlace {
		if equal[0].span != here {
			return review(equal) // the position says one thing, the context another
		}
		fit = Exact
	}
	return Location{Fit: fit, Span: equal[0].span}
}

// equal lists the places where the folded text is the folded quote.
func (f *Finder) equal(s *sought) []match {
	quote := string(s.quote)
	var out []match
	for at := 0; ; {
		n := strings.Index(f.folded.text[at:], quote)
		if n < 0 {
			return out
		}
		lo := f.folded.points.PointAt(at + n)
		out = append(out, s.weigh(f, lo, lo+len(s.quote), 0))
		at += n + len(string(s.quote[:1]))
	}
}

// settlesOne reports whether the only place where the quote stands is its
// place: another one may have held it and lost it.
func (f *Finder) settlesOne(s *sought, m match) bool {
	if s.clear(m) {
		return true
	}
	if len(s.quote) < longQuote {
		return m.far == 0 && m.around >= clearSide
	}
	for _, other := range f.similar(s) {
		if other.lo != m.lo && other.around >= m.around+clearMargin && s.clear(other) {
			return false // the quote itself was edited, and this is a copy
		}
	}
	return true
}

// settlesMany reports whether the first of several places, sorted by context,
// is the place by its context alone. A rival with one side equal throughout is
// too much: its other side may have been edited.
func (s *sought) settlesMany(ms []match) bool {
	if slices.ContainsFunc(ms[1:], s.full) || !ms[0].grounded {
		return false
	}
	best, margin := ms[0], ms[0].around-ms[1].around
	if best.far == 0 && best.around >= clearSide && margin >= clearMargin/2 {
		return true
	}
	return s.clear(best) && margin >= clearMargin
}

// verbatim gives the span with the quote's own blanks at its ends where the
// text has them.
func (f *Finder) verbatim(s *sought, found corpus.Span) corpus.Span {
	quote := s.anchor.Quote
	lead := len(quote) - len(strings.TrimLeftFunc(quote, unicode.IsSpace))
	start := found.Start - lead
	if start >= 0 && strings.HasPrefix(f.doc.Text[start:], quote) {
		return corpus.Span{Start: start, End: start + len(quote)}
	}
	return found
}

func (f *Finder) fold() {
	if f.folded == nil {
		f.folded = foldText(f.doc.Text)
	}
}

func review(ms []match) Location {
	const most = 5
	l := Location{Fit: Review}
	slices.SortStableFunc(ms, func(a, b match) int { return cmp.Or(cmp.Compare(b.score, a.score), a.far-b.far) })
	for _, m := range ms[:min(most, len(ms))] {
		l.Candidates = append(l.Candidates, Candidate{m.span, m.score})
	}
	return l
}
