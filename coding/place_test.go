package coding

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

func TestPlaceLosesNoCoding(t *testing.T) {
	before := document(t, interview)
	var codings []Coding
	for _, quote := range []string{"naming the elephant", "let them change the lightbulb themselves", "Tuesdays"} {
		codings = append(codings, Coding{ID: quote[:3], Theme: "t", Anchor: before.AnchorOf(at(t, interview, quote, 0))})
	}
	codings = append(codings, Coding{ID: "gone", Removed: true, Anchor: codings[0].Anchor})
	after := document(t, "# New\n\n"+interview[:at(t, interview, "I: Did you feel", 0).Start])
	placed := Place(after, codings)
	var got []string
	for _, p := range placed {
		got = append(got, p.ID+" "+after.Slice(p.Span))
	}
	if diff := cmp.Diff([]string{"nam naming the elephant", "let let them change the lightbulb themselves", "Tue Tuesdays"}, got); diff != "" {
		t.Error(diff)
	}
	placed = Place(document(t, "I: Nothing is left.\n"), codings)
	if len(placed) != 3 || placed[0].Fit != Review || placed[2].Fit != Review {
		t.Errorf("%+v", placed)
	}
}

func TestRecordOf(t *testing.T) {
	d := document(t, interview)
	span := at(t, interview, "hard?\n\nP07: Yeah.\n\nI: Can", 0)
	p := Placed{Coding: Coding{ID: "c1", Coder: "sam", Theme: "old"}, Fit: Moved, Span: span}
	got, ok := RecordOf(d, 7, p, "new")
	want := Record{ID: "c1", Theme: "new", Coder: "sam", Document: 7, Span: span, FirstTurn: 3, LastTurn: 6}
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Error(diff, ok)
	}
	for what, p := range map[string]Placed{
		"removed": {Coding: Coding{Removed: true}, Span: span}, "to review": {Fit: Review, Span: span}, "empty": {},
	} {
		if r, ok := RecordOf(d, 7, p, "new"); ok {
			t.Errorf("%s: %+v", what, r)
		}
	}
}

func TestCountOnce(t *testing.T) {
	rec := func(id, theme, coder string, document, start, end int) Record {
		return Record{ID: id, Theme: theme, Coder: coder, Document: document, Span: corpus.Span{Start: start, End: end}, FirstTurn: start / 10, LastTurn: end/10 + 1}
	}
	records := []Record{
		rec("d", "t", "sam", 0, 18, 31), rec("a", "t", "sam", 0, 0, 10), rec("b", "t", "sam", 0, 9, 20), // a chain of three
		rec("e", "t", "sam", 0, 31, 40), // touches
		rec("f", "u", "sam", 0, 0, 10), rec("g", "t", "kit", 0, 0, 10), rec("h", "t", "sam", 1, 0, 10),
	}
	before := slices.Clone(records)
	want := []Record{
		rec("g", "t", "kit", 0, 0, 10), rec("a", "t", "sam", 0, 0, 31), rec("e", "t", "sam", 0, 31, 40),
		rec("f", "u", "sam", 0, 0, 10), rec("h", "t", "sam", 1, 0, 10),
	}
	if diff := cmp.Diff(want, CountOnce(records)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(before, records); diff != "" {
		t.Errorf("the records were changed: %s", diff)
	}
	if got := CountOnce(nil); len(got) != 0 {
		t.Error(got)
	}
}

func TestCountOnceCoversTheSameBytesWithoutOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Record {
			start := rapid.IntRange(0, 60).Draw(t, "start")
			return Record{
				ID: rapid.StringMatching(`[a-z]{3}`).Draw(t, "id"), Theme: rapid.SampledFrom([]string{"t", "u"}).Draw(t, "theme"), Coder: "sam",
				Span: corpus.Span{Start: start, End: start + rapid.IntRange(1, 9).Draw(t, "length")},
			}
		}), 0, 20).Draw(t, "records")
		once := CountOnce(records)
		covered := func(rs []Record) map[string][70]bool {
			m := map[string][70]bool{}
			for _, r := range rs {
				bytes := m[r.Theme]
				for b := r.Span.Start; b < r.Span.End; b++ {
					bytes[b] = true
				}
				m[r.Theme] = bytes
			}
			return m
		}
		if diff := cmp.Diff(covered(records), covered(once)); diff != "" {
			t.Fatal(diff)
		}
		for i := range once {
			for j := range i {
				if once[i].Theme == once[j].Theme && once[i].Span.Overlaps(once[j].Span) {
					t.Fatalf("%+v and %+v overlap", once[i], once[j])
				}
			}
		}
		if diff := cmp.Diff(once, CountOnce(rapid.Permutation(records).Draw(t, "mixed")), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("the order of the records matters: %s", diff)
		}
	})
}
