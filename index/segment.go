package index

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// longTurn is the number of words from which a turn is cut into its
// paragraphs.
const longTurn = 400

// A Segment is the unit that search finds: what was said in a turn, or in one
// paragraph of a turn of more than 400 words.
type Segment struct {
	Turn int         // number of the turn, from 1
	Span corpus.Span // the words searched, in bytes of the document's text

	turn    int         // index into Document.Turns
	covered corpus.Span // Span and, where it opens the turn, the label
}

// Segments cuts a document, in text order. Turns without words have none.
func Segments(d *corpus.Document) []Segment {
	segments := make([]Segment, 0, len(d.Turns))
	for i, t := range d.Turns {
		if t.Words.Len() == 0 {
			continue
		}
		first := len(segments)
		words := d.Slice(t.Words)
		if len(words) < 2*longTurn || !strings.Contains(words, "\n") || countWords(words) <= longTurn {
			segments = append(segments, Segment{Turn: t.Number, Span: t.Words, turn: i})
		} else {
			for _, p := range paragraphs(words) {
				span := corpus.Span{Start: t.Words.Start + p.Start, End: t.Words.Start + p.End}
				segments = append(segments, Segment{Turn: t.Number, Span: span, turn: i})
			}
		}
		for k := first; k < len(segments); k++ {
			segments[k].covered = segments[k].Span
		}
		if first < len(segments) {
			segments[first].covered.Start = t.Span.Start
		}
	}
	return segments
}

func countWords(s string) int { return len(strings.Fields(s)) }

// paragraphs gives the stretches between blank lines, without the space around
// them.
func paragraphs(s string) []corpus.Span {
	var spans []corpus.Span
	start, end := -1, 0
	for at := 0; at < len(s); {
		next := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := s[at:next]
		if text := strings.TrimRight(line, " \t\n"); text != "" {
			if start < 0 {
				start = at + len(line) - len(strings.TrimLeft(line, " \t"))
			}
			end = at + len(text)
		} else if start >= 0 {
			spans = append(spans, corpus.Span{Start: start, End: end})
			start = -1
		}
		at = next
	}
	if start >= 0 {
		spans = append(spans, corpus.Span{Start: start, End: end})
	}
	return spans
}
