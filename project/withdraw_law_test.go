package project_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// Whatever was said by whom and coded where: no row of four words that only the
// withdrawn person said is left anywhere, and every coding of others' words alone
// has its words.
func TestNothingIsLeftAndNothingElseIsLost(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		b := newBench(outer)
		b.heardNone()
		b.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: lightness\n    name: lightness\n")
		hers := strings.Fields("quince jelly set winter lavender née çay it was not good")
		his := strings.Fields("gate shut spoon dark über it was not good enough")
		says := func(words []string) string {
			said := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 3, 9).Draw(t, "said"), " ")
			return said + rapid.SampledFrom([]string{".", "?\n\nAnd so on.", " [laughs]."}).Draw(t, "end")
		}
		var text strings.Builder
		text.WriteString("Interviewer: And you two?\n\nMaud: Well I " + says(hers) + "\n\nGwilym: Well I " + says(his) + "\n")
		for range rapid.IntRange(0, 5).Draw(t, "turns") {
			who, words := "Maud", hers
			if rapid.Bool().Draw(t, "his") {
				who, words = "Gwilym", his
			}
			fmt.Fprintf(&text, "\n%s: %s\n", who, says(words))
		}
		b.put(project.ImportOptions{}, "T02.txt", text.String())
		b.apply(anonymise.Person{Name: "Maud", Participant: "P01"}, anonymise.Person{Name: "Gwilym", Participant: "P02"})
		d, err := b.Document("T02")
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for range rapid.IntRange(1, 6).Draw(t, "codings") {
			start := rapid.IntRange(0, d.Pos().Points()-2).Draw(t, "start")
			end := min(d.Pos().Points(), start+rapid.IntRange(1, 60).Draw(t, "length"))
			span := corpus.Span{Start: d.Pos().ByteOfPoint(start), End: d.Pos().ByteOfPoint(end)}
			e := addEvent(b.pen, rapid.SampledFrom([]string{"ash", "rowan"}).Draw(t, "coder"), "lightness")
			a := d.AnchorOf(span)
			e.Anchor = &a
			if _, err := b.Journals().Append(outer.Context(), coding.Journal{Document: "T02", Coder: e.Coder}, coding.AnyRevision, e); err != nil {
				t.Fatal(err)
			}
			first, last := d.TurnsIn(span)
			others := first < last
			for _, turn := range d.Turns[first:last] {
				others = others && d.ParticipantOf(turn) != "P01"
			}
			if others {
				want[e.Coding] = a.Quote
			}
		}
		rest := ""
		var gone []string
		for _, turn := range d.Turns {
			if d.ParticipantOf(turn) == "P01" {
				gone = append(gone, d.Slice(turn.Words))
			} else {
				rest += d.Slice(turn.Span) + "\n\n"
			}
		}
		b.withdraw("P01")
		all := b.plain()
		for _, said := range gone {
			words := strings.Fields(said)
			for i := 0; i+4 <= len(words); i++ {
				if run := strings.Join(words[i:i+4], " "); !strings.Contains(rest, run) && strings.Contains(all, run) {
					t.Fatalf("%q is left", run)
				}
			}
		}
		placed := b.placed("T02")
		for id, quote := range want {
			if p, ok := placed[id]; !ok || p.Fit != coding.Exact || p.Anchor.Quote != quote {
				t.Fatalf("%q became %v %+v", quote, ok, p)
			}
		}
		b.whole()
		if outer.Failed() {
			t.Fatal("see above")
		}
	})
}
