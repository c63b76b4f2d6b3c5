package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// placeOptions are the flags that say which words are meant.
type placeOptions struct {
	quote       string
	turn        int
	start, end  int
	approximate bool
}

func (o *placeOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.quote, "quote", "", "the `words`, as they stand in the transcript")
	f.IntVar(&o.turn, "turn", 0, "the number of the turn in which the quote begins")
	f.IntVar(&o.start, "start", 0, "where the words begin, in code points, instead of --quote")
	f.IntVar(&o.end, "end", 0, "where they end, the end not included")
	f.BoolVar(&o.approximate, "approximate", false, "take the passage that comes nearest to the quote")
}

// given reports whether any of the flags was used.
func (o *placeOptions) given(cmd *cobra.Command) bool {
	for _, name := range []string{"quote", "turn", "start", "end", "approximate"} {
		if cmd.Flags().Changed(name) {
			return true
		}
	}
	return false
}

// check holds the flags against each other.
func (o *placeOptions) check(cmd *cobra.Command) error {
	used := cmd.Flags().Changed
	var wrong string
	switch {
	case !used("quote") && !used("start") && !used("end"):
		wrong = "say which words: --quote, or --start and --end"
	case used("quote") && (used("start") || used("end")):
		wrong = "either --quote or --start and --end, not both"
	case used("start") != used("end"):
		wrong = "--start and --end go together"
	case used("quote") && strings.TrimSpace(o.quote) == "":
		wrong = "--quote is empty"
	case used("turn") && !used("quote"):
		wrong = "--turn says where to look for a --quote"
	case used("turn") && o.turn < 1:
		wrong = "turns count from 1"
	case used("approximate") && !used("quote"):
		wrong = "--approximate is about a --quote"
	}
	if wrong != "" {
		return usage(cmd, errors.New(wrong))
	}
	return nil
}

// find gives the one place that is meant, or says why there is none.
func (o *placeOptions) find(d *corpus.Document, f *coding.Finder) (corpus.Span, coding.How, error) {
	if o.quote == "" {
		span, err := spanAt(d, o.start, o.end)
		return span, coding.Verbatim, err
	}
	if o.turn > len(d.Turns) {
		return corpus.Span{}, coding.NotFound, fmt.Errorf("%s has %s, no turn %d", d.ID, count(len(d.Turns), "turn"), o.turn)
	}
	spans, how := f.FindQuote(o.quote, o.turn)
	switch {
	case how == coding.NotFound || how == coding.Similar && !o.approximate:
		return corpus.Span{}, how, o.notFound(d, f, spans)
	case len(spans) > 1:
		return corpus.Span{}, how, severalPlaces(d, spans)
	}
	return spans[0], how, nil
}

// spanAt gives the bytes of the code points [start, end).
func spanAt(d *corpus.Document, start, end int) (corpus.Span, error) {
	points := d.Pos().Points()
	switch {
	case start < 0 || end <= start:
		return corpus.Span{}, fmt.Errorf("%d to %d is no passage: the end comes after the start, and both count from 0", start, end)
	case end > points:
		return corpus.Span{}, fmt.Errorf("%d to %d is outside %s, which has %s", start, end, d.ID, count(points, "code point"))
	}
	span := corpus.Span{Start: d.Pos().ByteOfPoint(start), End: d.Pos().ByteOfPoint(end)}
	if strings.TrimSpace(d.Slice(span)) == "" {
		return corpus.Span{}, fmt.Errorf("there are no words at %d to %d in %s", start, end, d.ID)
	}
	return span, nil
}

// notFound says what comes near: the quote in another turn, or similar words.
func (o *placeOptions) notFound(d *corpus.Document, f *coding.Finder, similar []corpus.Span) error {
	if o.turn > 0 {
		if spans, how := f.FindQuote(o.quote, 0); how == coding.Verbatim || how == coding.Folded {
			return fault.New("name that turn, or leave --turn out", "the quote is not in turn %d of %s, but here:\n%s", o.turn, d.ID, placesIn(d, spans))
		}
	}
	if len(similar) > 0 {
		return fault.New("--approximate takes the words of the transcript, if they are the ones you mean",
			"the quote is not in %s as it stands; this comes near:\n%s", d.ID, placesIn(d, similar))
	}
	return fault.New("copy some words of the passage; `mitten search` finds where they are", "the quote is not in %s", d.ID)
}

func severalPlaces(d *corpus.Document, spans []corpus.Span) error {
	hint := "add --turn with the number of the turn that you mean"
	turns := map[int]bool{}
	for _, s := range spans {
		turns[turnOf(d, s)] = true
	}
	if len(turns) < len(spans) {
		hint += "; within one turn only --start and --end tell them apart"
	}
	return fault.New(hint, "the quote stands at %s in %s:\n%s", count(len(spans), "place"), d.ID, placesIn(d, spans))
}

// placesIn lists passages with what stands around them, a line each.
func placesIn(d *corpus.Document, spans []corpus.Span) string {
	const most = 20
	var lines []string
	for i, s := range spans {
		if i == most {
			lines = append(lines, fmt.Sprintf("and %d more", len(spans)-most))
			break
		}
		a := d.AnchorOf(s)
		lines = append(lines, fmt.Sprintf("turn %d, %d to %d: ...%s>>%s<<%s...", turnOf(d, s), a.Start, a.End,
			oneLine(a.Prefix), oneLine(d.Slice(s)), oneLine(a.Suffix)))
	}
	return strings.Join(lines, "\n")
}

// turnOf gives the number of the turn in which a passage begins, 0 if in none.
func turnOf(d *corpus.Document, s corpus.Span) int {
	first, last := d.TurnsIn(s)
	if first == last {
		return 0
	}
	return d.Turns[first].Number
}
