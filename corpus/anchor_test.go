package corpus_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

// anySpan draws a non-empty span of d that begins and ends between characters.
func anySpan(t *rapid.T, d *corpus.Document) corpus.Span {
	start := rapid.IntRange(0, d.Pos().Points()-1).Draw(t, "start")
	end := rapid.IntRange(start+1, d.Pos().Points()).Draw(t, "end")
	return corpus.Span{Start: d.Pos().ByteOfPoint(start), End: d.Pos().ByteOfPoint(end)}
}

func TestAnchorAndSpanAreInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument().Draw(t, "document")
		if d.Text == "" {
			t.Skip("no span in an empty text")
		}
		span := anySpan(t, d)
		a := d.AnchorOf(span)
		runes := []rune(d.Text)
		if got := string(runes[a.Start:a.End]); got != a.Quote {
			t.Fatalf("points [%d,%d) are %q, the quote is %q", a.Start, a.End, got, a.Quote)
		}
		before, after := string(runes[:a.Start]), string(runes[a.End:])
		if !strings.HasSuffix(before, a.Prefix) || !strings.HasPrefix(after, a.Suffix) {
			t.Fatalf("prefix %q or suffix %q do not stand around the quote", a.Prefix, a.Suffix)
		}
		if got, want := utf8.RuneCountInString(a.Prefix), min(a.Start, corpus.ContextPoints); got != want {
			t.Fatalf("prefix has %d points, want %d", got, want)
		}
		if got, want := utf8.RuneCountInString(a.Suffix), min(len(runes)-a.End, corpus.ContextPoints); got != want {
			t.Fatalf("suffix has %d points, want %d", got, want)
		}
		if got, ok := d.SpanOf(a); !ok || got != span {
			t.Fatalf("SpanOf gives %v %v, want %v", got, ok, span)
		}
	})
}

func TestSpanOfNoticesAnotherText(t *testing.T) {
	d, err := corpus.Build(corpus.Meta{ID: "T01"}, "ñandú said good enough\n")
	if err != nil {
		t.Fatal(err)
	}
	good := d.AnchorOf(corpus.Span{Start: 13, End: 17})
	if good.Quote != "good" || good.Start != 11 {
		t.Fatalf("anchor %+v", good)
	}
	for what, a := range map[string]corpus.Anchor{
		"another quote":     {Start: 11, End: 15, Quote: "Good"},
		"another place":     {Start: 12, End: 16, Quote: "good"},
		"past the end":      {Start: 99, End: 103, Quote: "good"},
		"before the start":  {Start: -1, End: 3, Quote: "good"},
		"an empty quote":    {Start: 11, End: 15},
		"an empty range":    {Start: 11, End: 11, Quote: "good"},
		"a range too long":  {Start: 11, End: 16, Quote: "good"},
		"a range too short": {Start: 11, End: 14, Quote: "good"},
	} {
		if span, ok := d.SpanOf(a); ok {
			t.Errorf("%s: SpanOf accepts it at %v", what, span)
		}
	}
}

func TestTurnsInAreTheTurnsThatShareAByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument().Draw(t, "document")
		if d.Text == "" {
			t.Skip("no span in an empty text")
		}
		span := anySpan(t, d)
		first, last := d.TurnsIn(span)
		for i, turn := range d.Turns {
			if inside := first <= i && i < last; inside != turn.Span.Overlaps(span) {
				t.Fatalf("turn %d at %v, span %v: in [%d,%d) is %v", i, turn.Span, span, first, last, inside)
			}
		}
	})
}
