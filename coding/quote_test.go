package coding

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

func TestFindQuote(t *testing.T) {
	d := document(t, interview)
	for _, c := range []struct {
		what, quote string
		turn        int
		how         How
		found       []string
	}{
		{"as it stands", "let them change the lightbulb", 0, Verbatim, []string{"let them change the lightbulb"}},
		{"several times", "Yeah.", 0, Verbatim, []string{"Yeah.", "Yeah.", "Yeah.", "Yeah."}},
		{"in one turn", "Yeah.", 9, Verbatim, []string{"Yeah."}},
		{"in no such turn", "Yeah.", 2, NotFound, nil},
		{"whole words before parts of words", "the", 3, Verbatim, []string{"the"}},
		{"parts of words where there is nothing else", "lephan", 0, Verbatim, []string{"lephan"}},
		{"straight marks for curly ones", `"good enough" - that's what`, 0, Folded, []string{"“good enough” — that's what"}},
		{"curly marks for straight ones", "Maureen’s mother", 0, Folded, []string{"Maureen's mother"}},
		{"lines broken anew", "naming\n  the\telephant", 0, Folded, []string{"naming the elephant"}},
		{"in quotation marks and dots", "“… naming the elephant, sort of...”", 0, Folded, []string{"naming the elephant, sort of"}},
		{"a label that is quoted", "P07: Yeah.\n\nI: Can you", 0, Verbatim, []string{"P07: Yeah.\n\nI: Can you"}},
		{"a label that is quoted on one line", "hard? P07: Yeah. I: Can you", 0, Folded, []string{"hard?\n\nP07: Yeah.\n\nI: Can you"}},
		{"only a label", "P07", 0, NotFound, nil},
		{"a letter that is also a label", "I", 3, Verbatim, []string{"I", "I"}},
		{"a slip", "nobody else wold", 0, Similar, []string{"nobody else would"}},
		{"another beginning", "you step back a bit, don't you", 0, Similar, []string{"You step back a bit, don't you"}},
		{"a short slip", "elephnat", 0, NotFound, nil},
		{"over a label left out", "because nobody else would. And was that hard?", 0, NotFound, nil},
		{"other words", "the moon is made of green cheese", 0, NotFound, nil},
		{"nothing", " \n", 0, NotFound, nil},
		{"marks alone", "“…”", 0, NotFound, nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			spans, how := FindQuote(d, c.quote, c.turn)
			var found []string
			for _, s := range spans {
				found = append(found, d.Slice(s))
			}
			if how != c.how || !cmp.Equal(found, c.found) {
				t.Errorf("%v %q, want %v %q", how, found, c.how, c.found)
			}
		})
	}
}

func TestHowIsReportedInTheWordsOfCodeImport(t *testing.T) {
	got := []string{Verbatim.String(), Folded.String(), Similar.String(), NotFound.String()}
	if diff := cmp.Diff([]string{"exact", "whitespace-folded", "approximate", "not found"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFindQuoteFindsEveryPiece(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := dialogue().Draw(t, "text")
		d := document(t, text)
		span := wordSpan(t, text)
		quote := d.Slice(span)
		first, _ := d.TurnsIn(span)
		if opening := d.Turns[first]; span.End <= opening.Words.Start {
			t.Skip("only a label")
		}
		pasted := strings.NewReplacer("’", "'", "“", "\"", "”", "\"", "—", "-", "\n\n", " ").Replace(quote)
		for _, c := range []struct {
			quote string
			how   How
		}{{quote, Verbatim}, {pasted, Folded}} {
			spans, how := FindQuote(d, c.quote, d.Turns[first].Number)
			if how != c.how && !(c.quote == quote && how == Verbatim) {
				t.Fatalf("%q: %v", c.quote, how)
			}
			if !contains(spans, span) {
				t.Fatalf("%q at %v is not among %v", c.quote, span, spans)
			}
		}
	})
}

func contains(spans []corpus.Span, s corpus.Span) bool {
	for _, o := range spans {
		if o == s {
			return true
		}
	}
	return false
}
