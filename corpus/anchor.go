package corpus

import "unicode/utf8"

// ContextPoints is the most code points an Anchor keeps before and after its
// quote.
const ContextPoints = 32

// An Anchor points into a text in a way that survives edits elsewhere and
// notices edits here: position, the exact quote and a little of what stands
// around it (W3C Web Annotation TextPositionSelector and TextQuoteSelector).
// Start and End are code points of the document text, end exclusive.
type Anchor struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Quote  string `json:"quote"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// AnchorOf makes the anchor of a span of d.
func (d *Document) AnchorOf(s Span) Anchor {
	pos := d.Pos()
	start := pos.PointAt(s.Start)
	return Anchor{
		Start:  start,
		End:    start + utf8.RuneCountInString(d.Text[s.Start:s.End]),
		Quote:  d.Text[s.Start:s.End],
		Prefix: lastPoints(d.Text[:s.Start], ContextPoints),
		Suffix: firstPoints(d.Text[s.End:], ContextPoints),
	}
}

// SpanOf gives the bytes at the anchor's position and whether the text there
// is the anchor's quote. It never searches.
func (d *Document) SpanOf(a Anchor) (Span, bool) {
	if a.Start < 0 || a.End <= a.Start || a.Quote == "" {
		return Span{}, false
	}
	start := d.Pos().ByteOfPoint(a.Start)
	end := start + len(a.Quote)
	if end > len(d.Text) || d.Text[start:end] != a.Quote {
		return Span{}, false
	}
	if utf8.RuneCountInString(a.Quote) != a.End-a.Start {
		return Span{}, false
	}
	return Span{start, end}, true
}

func firstPoints(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastPoints(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
	}
	return s[i:]
}
