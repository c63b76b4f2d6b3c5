package analysis

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// span is a coding of bytes [start, end), in turns of ten bytes.
func span(coder, theme string, start, end int) coding.Record {
	return coding.Record{
		ID: fmt.Sprintf("%s %s %d-%d", coder, theme, start, end), Theme: theme, Coder: coder,
		Span: corpus.Span{Start: start, End: end}, FirstTurn: start / 10, LastTurn: (end + 9) / 10,
	}
}

func TestDisagreements(t *testing.T) {
	all := []Finish{{Coder: "ash"}, {Coder: "bo"}}
	for name, c := range map[string]struct {
		records  []coding.Record
		finished []Finish
		want     []string
	}{
		"the same":            {records: []coding.Record{span("ash", "tone", 3, 9), span("bo", "tone", 3, 9)}, want: []string{"tone alike 3-9 turns 0-1 a1 b1 6/6"}},
		"the same in pieces":  {records: []coding.Record{span("ash", "tone", 0, 9), span("bo", "tone", 0, 4), span("bo", "tone", 4, 9)}, want: []string{"tone alike 0-9 turns 0-1 a1 b2 9/9"}},
		"longer":              {records: []coding.Record{span("ash", "tone", 0, 15), span("bo", "tone", 5, 20)}, want: []string{"tone partly 0-20 turns 0-2 a1 b1 10/20"}},
		"within":              {records: []coding.Record{span("bo", "tone", 5, 10), span("ash", "tone", 0, 20)}, want: []string{"tone partly 0-20 turns 0-2 a1 b1 5/20"}},
		"touching":            {records: []coding.Record{span("ash", "tone", 0, 5), span("bo", "tone", 5, 9)}, want: []string{"tone only a 0-5 turns 0-1 a1 b0 0/5", "tone only b 5-9 turns 0-1 a0 b1 0/4"}},
		"a chain":             {records: []coding.Record{span("ash", "tone", 0, 5), span("bo", "tone", 4, 9), span("ash", "tone", 8, 12)}, want: []string{"tone partly 0-12 turns 0-2 a2 b1 2/12"}},
		"one coder twice":     {records: []coding.Record{span("ash", "tone", 0, 5), span("ash", "tone", 3, 9)}, want: []string{"tone only a 0-9 turns 0-1 a2 b0 0/9"}},
		"another theme":       {records: []coding.Record{span("ash", "tone", 0, 5), span("bo", "elephant", 0, 5)}, want: []string{"elephant only b 0-5 turns 0-1 a0 b1 0/5", "tone only a 0-5 turns 0-1 a1 b0 0/5"}},
		"a third coder":       {records: []coding.Record{span("kim", "tone", 0, 5)}},
		"a theme not known":   {records: []coding.Record{span("ash", "nothing", 0, 5)}},
		"one has not yet":     {records: []coding.Record{span("ash", "tone", 0, 5)}, finished: all[:1]},
		"one for some themes": {records: []coding.Record{span("ash", "tone", 0, 5), span("ash", "elephant", 0, 5)}, finished: []Finish{all[0], {Coder: "bo", Themes: []string{"tone"}}}, want: []string{"tone only a 0-5 turns 0-1 a1 b0 0/5"}},
		"another document":    {records: []coding.Record{span("ash", "tone", 0, 5)}, finished: []Finish{all[0], {Coder: "bo", Document: 1}}},
	} {
		t.Run(name, func(t *testing.T) {
			if c.finished == nil {
				c.finished = all
			}
			s := &Study{Book: book(t, bookText), Documents: []Document{transcript("T1", "", "P1", "P1"), transcript("T2", "", "P1")}, Records: c.records, Finished: c.finished}
			got, err := Disagreements(s, "ash", "bo")
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, d := range got {
				lines = append(lines, fmt.Sprintf("%s %s %d-%d turns %d-%d a%d b%d %d/%d", d.Theme, d.Match, d.Span.Start, d.Span.End, d.FirstTurn, d.LastTurn, len(d.A), len(d.B), d.Shared, d.Covered))
			}
			if diff := cmp.Diff(c.want, lines); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := Disagreements(&Study{Book: book(t, bookText)}, "ash", "ash"); err == nil {
		t.Error("a coder was compared with themselves")
	}
}

// TestDisagreementsByBruteForce holds them to the rule said byte by byte.
func TestDisagreementsByBruteForce(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := drawStudy(r, t)
		for d := range s.Documents {
			for _, coder := range []string{"ash", "bo"} {
				switch rapid.IntRange(0, 3).Draw(r, "finished") {
				case 0:
				case 1:
					s.Finished = append(s.Finished, Finish{coder, d, []string{"tone", "elephant"}})
				default:
					s.Finished = append(s.Finished, Finish{Coder: coder, Document: d})
				}
			}
		}
		got, err := Disagreements(s, "ash", "bo")
		if err != nil {
			t.Fatal(err)
		}
		seen := map[int]bool{}
		for _, c := range got {
			checkComparison(r, s, c, seen)
		}
		for i, rec := range s.Records {
			open := func(coder string) bool {
				for _, f := range s.Finished {
					if f.Coder == coder && f.Document == rec.Document && (len(f.Themes) == 0 || slices.Contains(f.Themes, rec.Theme)) {
						return false
					}
				}
				return true
			}
			if want := !open("ash") && !open("bo"); seen[i] != want {
				r.Fatalf("record %d is compared: %v", i, seen[i])
			}
		}
	})
}

// checkComparison reaches every record from the first, one overlap at a time, and
// counts bytes one by one.
func checkComparison(r *rapid.T, s *Study, c Comparison, seen map[int]bool) {
	members := append(slices.Clone(c.A), c.B...)
	reached := map[int]bool{members[0]: true}
	for again := true; again; {
		again = false
		for i, x := range s.Records {
			for j := range reached {
				y := s.Records[j]
				if !reached[i] && x.Document == y.Document && x.Theme == y.Theme && x.Span.Overlaps(y.Span) {
					reached[i], again = true, true
				}
			}
		}
	}
	bytes := map[int]int{}
	for k, i := range members {
		rec := s.Records[i]
		bit, coder := 1, "ash"
		if k >= len(c.A) {
			bit, coder = 2, "bo"
		}
		if seen[i] || !reached[i] || rec.Coder != coder || rec.Theme != c.Theme || rec.Document != c.Document {
			r.Fatalf("record %d does not belong to %+v", i, c)
		}
		seen[i] = true
		for b := rec.Span.Start; b < rec.Span.End; b++ {
			bytes[b] |= bit
		}
	}
	shared, first, last, union := 0, 1<<30, 0, 0
	for b, who := range bytes {
		if who == 3 {
			shared++
		}
		first, last, union = min(first, b), max(last, b+1), union|who
	}
	want := Partly
	switch {
	case union == 1:
		want = OnlyA
	case union == 2:
		want = OnlyB
	case shared == len(bytes):
		want = Alike
	}
	if len(reached) != len(members) || c.Match != want || c.Shared != shared || c.Covered != len(bytes) || c.Span != (corpus.Span{Start: first, End: last}) ||
		c.FirstTurn != first/10 || c.LastTurn != (last+9)/10 {
		r.Fatalf("%+v: want %s, %d of %d bytes shared, [%d, %d), %d records", c, want, shared, len(bytes), first, last, len(reached))
	}
}
