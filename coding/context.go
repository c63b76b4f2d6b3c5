package coding

import "github.com/mitten-qda/mitten/corpus"

// A sought anchor is one whose quote and context are folded and ready to be
// compared with many places.
type sought struct {
	anchor                corpus.Anchor
	quote, prefix, suffix []rune // folded; the quote without blanks at its ends
	before, after         *pattern
}

func seek(a corpus.Anchor) *sought {
	whole := foldText(a.Prefix + a.Quote + a.Suffix)
	lo, hi := whole.runeAt(len(a.Prefix)), whole.runeAt(len(a.Prefix)+len(a.Quote))
	for lo < hi && whole.runes[lo] == ' ' {
		lo++
	}
	for lo < hi && whole.runes[hi-1] == ' ' {
		hi--
	}
	s := &sought{anchor: a, quote: whole.runes[lo:hi], prefix: whole.runes[:lo], suffix: whole.runes[hi:]}
	s.before, s.after = newPattern(reversed(s.prefix)), newPattern(s.suffix)
	return s
}

// A match is one place [lo, hi) of the folded text at which the quote may be.
type match struct {
	lo, hi int
	span   corpus.Span
	like   float64 // quote, 0 to 1
	before float64 // prefix, 0 to 1
	after  float64 // suffix, 0 to 1
	around float64 // both, by length
	score  float64 // all, 0 to 1
	far    int     // code points between the place and the anchor's
	// grounded: there is enough of both sides to go by, or one is short because
	// the document begins or ends there, as it does here.
	grounded bool
}

// The weights of quote, prefix, suffix and position in a score, as in the
// Hypothesis client.
const quoteWeight, prefixWeight, suffixWeight, placeWeight = 50, 20, 20, 2

// weigh compares what stands around [lo, hi) with the anchor.
func (s *sought) weigh(f *Finder, lo, hi, errors int) match {
	t := f.folded
	m := match{lo: lo, hi: hi, span: f.verbatim(s, t.span(lo, hi))}
	m.like = 1 - float64(errors)/float64(len(s.quote))
	const slack = 8
	p, n := len(s.prefix), len(s.suffix)
	m.grounded = (p >= fullSide || p == lo) && (n >= fullSide || n == len(t.runes)-hi)
	window := t.runes[max(0, lo-p-slack):lo]
	m.before = likeness(s.before, reversed(window))
	m.after = likeness(s.after, t.runes[hi:min(len(t.runes), hi+n+slack)])
	m.far = abs(f.doc.Pos().PointAt(m.span.Start) - s.anchor.Start)
	place := max(0, 1-float64(m.far)/float64(max(1, f.doc.Pos().Points())))

	sum, weights := quoteWeight*m.like+placeWeight*place, float64(quoteWeight+placeWeight)
	if p > 0 {
		sum, weights = sum+prefixWeight*m.before, weights+prefixWeight
	}
	if n > 0 {
		sum, weights = sum+suffixWeight*m.after, weights+suffixWeight
	}
	m.score = sum / weights
	if p+n > 0 {
		m.around = (m.before*float64(p) + m.after*float64(n)) / float64(p+n)
	}
	return m
}

// likeness of what begins a text to a pattern: 1 where equal, 0 where nothing
// is. Of nothing it is 1, since nothing speaks against it.
func likeness(p *pattern, text []rune) float64 {
	if p.m == 0 {
		return 1
	}
	errors, _ := p.prefixErrors(text)
	return 1 - float64(errors)/float64(p.m)
}

// At what likeness a context speaks for a place. Two places in one transcript
// share labels and common words and so are alike by a half without any reason.
const (
	clearAround = 0.75 // of both sides together
	clearSide   = 0.6  // of each
	clearMargin = 0.2  // above the next best place
	longQuote   = 24   // code points from which a quote speaks for itself
	fullSide    = 16   // code points from which an equal side is more than chance
)

// clear reports whether the context says that this is the place. For a short
// quote one side must be equal throughout: the same small word a few characters
// on has nearly the same context.
func (s *sought) clear(m match) bool {
	if !s.contextKnown() || m.around < clearAround || min(m.before, m.after) < clearSide {
		return false
	}
	return len(s.quote) >= longQuote || m.grounded && max(m.before, m.after) == 1
}

func (s *sought) contextKnown() bool { return len(s.prefix)+len(s.suffix) > 0 }

// full reports whether one side is equal throughout.
func (s *sought) full(m match) bool {
	return len(s.prefix) >= fullSide && m.before == 1 || len(s.suffix) >= fullSide && m.after == 1
}
