package coding

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
)

// A How says how a quote that someone typed or pasted was found.
type How int

// The ways in which a quote is found, the most certain first after NotFound.
const (
	NotFound How = iota
	Verbatim     // character by character
	Folded       // up to white space, the form of quotation marks and dashes, and marks around the quote
	Similar      // with up to one error in four code points: for a person to confirm
)

// String gives the word under which `code import` reports it.
func (h How) String() string {
	switch h {
	case Verbatim:
		return "exact"
	case Folded:
		return "whitespace-folded"
	case Similar:
		return "approximate"
	}
	return "not found"
}

// FindQuote finds a quote in a document; turn is the number of the turn in
// which it begins, 0 for any. It gives all places, in text order, found in the
// first of the three ways that finds any; for Similar those about as good as
// the best. Spans are bytes of the document's text as it is. Where the quote
// stands as whole words anywhere, places inside longer words are left out, and
// so are places inside speaker labels. A similar place does not reach over a
// label that is not in the quote.
func FindQuote(d *corpus.Document, quote string, turn int) (spans []corpus.Span, how How) {
	return NewFinder(d).FindQuote(quote, turn)
}

// FindQuote is the function FindQuote for the Finder's document.
func (f *Finder) FindQuote(quote string, turn int) (spans []corpus.Span, how How) {
	if strings.TrimSpace(quote) == "" {
		return nil, NotFound
	}
	if spans = f.admit(f.verbatimAll(quote), turn); len(spans) > 0 {
		return spans, Verbatim
	}
	f.fold()
	for _, q := range []string{quote, bare(quote)} {
		s := seek(corpus.Anchor{Quote: q})
		if len(s.quote) == 0 {
			continue
		}
		for _, m := range f.equal(s) {
			spans = append(spans, m.span)
		}
		if spans = f.admit(spans, turn); len(spans) > 0 {
			return spans, Folded
		}
	}
	if spans = f.similarQuotes(bare(quote), turn); len(spans) > 0 {
		return spans, Similar
	}
	return nil, NotFound
}

func (f *Finder) verbatimAll(quote string) []corpus.Span {
	var spans []corpus.Span
	_, first := utf8.DecodeRuneInString(quote)
	for at := 0; ; {
		n := strings.Index(f.doc.Text[at:], quote)
		if n < 0 {
			return spans
		}
		spans = append(spans, corpus.Span{Start: at + n, End: at + n + len(quote)})
		at += n + first
	}
}

func (f *Finder) similarQuotes(quote string, turn int) []corpus.Span {
	const most, spread = 64, 0.1
	s := seek(corpus.Anchor{Quote: quote})
	if len(s.quote) < minSimilar {
		return nil
	}
	whole := newPattern(s.quote)
	var spans []corpus.Span
	best := 0.0
	for _, h := range hits(s.quote, f.folded.runes, len(s.quote)/4, most) {
		h = f.toWords(h, whole)
		if h.lo >= h.hi {
			continue
		}
		like := 1 - float64(h.errors)/float64(len(s.quote))
		span := f.folded.span(h.lo, h.hi)
		if like < max(0.75, best-spread) || f.crossesLabel(span, string(s.quote)) {
			continue
		}
		if kept := f.admit([]corpus.Span{span}, turn); len(kept) > 0 && !slices.Contains(spans, span) {
			best = max(best, like)
			spans = append(spans, span)
		}
	}
	slices.SortFunc(spans, func(a, b corpus.Span) int { return a.Start - b.Start })
	return spans
}

// admit leaves out spans that begin in another turn than asked for, that lie
// within a speaker label, or within words where others do not.
func (f *Finder) admit(spans []corpus.Span, turn int) []corpus.Span {
	spans = slices.DeleteFunc(spans, func(s corpus.Span) bool {
		first, last := f.doc.TurnsIn(s)
		if first == last {
			return turn > 0
		}
		t := f.doc.Turns[first]
		return turn > 0 && t.Number != turn || t.Speaker >= 0 && s.End <= t.Words.Start && s.Start >= t.Span.Start
	})
	if slices.ContainsFunc(spans, f.wholeWords) {
		spans = slices.DeleteFunc(spans, func(s corpus.Span) bool { return !f.wholeWords(s) })
	}
	return spans
}

// wholeWords reports whether no word goes on over an end of the span.
func (f *Finder) wholeWords(s corpus.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(f.doc.Text[:s.Start])
	first, _ := utf8.DecodeRuneInString(f.doc.Text[s.Start:])
	last, _ := utf8.DecodeLastRuneInString(f.doc.Text[:s.End])
	after, _ := utf8.DecodeRuneInString(f.doc.Text[s.End:])
	return !(inWord(before) && inWord(first)) && !(inWord(last) && inWord(after))
}

// crossesLabel reports whether the span touches a speaker label that the
// folded quote does not have.
func (f *Finder) crossesLabel(s corpus.Span, quote string) bool {
	first, last := f.doc.TurnsIn(s)
	for _, t := range f.doc.Turns[first:last] {
		label := corpus.Span{Start: t.Span.Start, End: t.Words.Start}
		if label.Overlaps(s) && !strings.Contains(quote, foldText(f.doc.LabelOf(t)).text+":") {
			return true
		}
	}
	return false
}

// bare takes a quote out of the quotation marks and dots of omission that
// people put around it.
func bare(quote string) string {
	const around = " \t\r\n\u00a0\"'`“”„‘’«»…"
	for {
		q := strings.Trim(quote, around)
		q = strings.TrimSuffix(strings.TrimPrefix(q, "..."), "...")
		if q == quote {
			return q
		}
		quote = q
	}
}
