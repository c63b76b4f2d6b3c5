package project_test

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// Every answer is the same words, and what stands around them is a name: what
// tells them apart goes when the name does.
const echoes = `Interviewer: And Fenella?

Maud: He laughed, Fenella.

Interviewer: And Gwilym?

Maud: He laughed, Fenella.

Interviewer: And Fenella?

Maud: He laughed, Fenella. With Gwilym it was never so.
`

var maud = anonymise.Person{Name: "Maud", Participant: "P01"}

func TestCodingsAreCarriedExactlyWhenTheListGrows(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	var ids []string
	for nth := range 3 {
		coder := []string{"ash", "rowan", "ash"}[nth]
		ids = append(ids, b.code("T01", coder, "lightness", "He laughed", nth))
	}
	cut := b.code("T01", "rowan", "lightness", "Gwilym it was never", 0)
	still := b.code("T01", "ash", "lightness", "Interviewer", 0)
	gone := b.code("T01", "ash", "lightness", "laughed", 1)
	remove := addEvent(b.pen, "ash", "")
	remove.Op, remove.Coding, remove.Anchor = coding.Remove, gone, nil
	if _, err := b.Journals().Append(t.Context(), j1, coding.AnyRevision, remove); err != nil {
		t.Fatal(err)
	}

	done := b.apply(anonymise.Person{Name: "Fenella", Label: "her brother's oldest friend"}, anonymise.Person{Name: "Gwilym"})
	if len(done) != 1 || done[0].State != project.Changed || done[0].Review != 0 {
		t.Fatalf("%+v", done)
	}
	d, err := b.Document("T01")
	if err != nil {
		t.Fatal(err)
	}
	placed := b.placed("T01")
	for nth, id := range ids {
		p := placed[id]
		if want := nthSpan(t, d.Text, "He laughed", nth); p.Fit != coding.Exact || p.Span != want {
			t.Errorf("coding %d is at %v (fit %d), want %v", nth, p.Span, p.Fit, want)
		}
	}
	if p := placed[cut]; p.Fit != coding.Exact || p.Anchor.Quote != "[person 1] it was never" {
		t.Errorf("the coding through a name has the anchor %+v, fit %d", p.Anchor, p.Fit)
	}
	if done[0].Moved != len(placed) {
		t.Errorf("%d moved of %d codings, each of which has other words around it now", done[0].Moved, len(placed))
	}
	m, err := b.Material(t.Context(), "T01")
	if err != nil {
		t.Fatal(err)
	}
	for id, p := range placed {
		h := m.State.History(id)
		last := h[len(h)-1]
		if last.Op != coding.Edit || last.Coder != p.Coder || last.Anchor == nil || last.Theme != "" || last.Revision == "" || !last.At.After(h[0].At) {
			t.Errorf("the last event on %s is %+v", id, last)
		}
	}
	if h := m.State.History(gone); h[len(h)-1].Op != coding.Remove {
		t.Error("a removed coding was carried")
	}
	if placed[still].Span.Start != 0 {
		t.Error("what did not move was moved")
	}

	before := b.read(j1Name) + b.read("codings/rowan/T01.jsonl")
	if again := b.apply(); again[0].State != project.Unchanged || again[0].Moved != 0 {
		t.Errorf("again: %+v", again)
	}
	if b.read(j1Name)+b.read("codings/rowan/T01.jsonl") != before {
		t.Error("applying again wrote to a journal")
	}
}

func TestOnlyAnchorsThatChangeAreWritten(t *testing.T) {
	b := newBench(t)
	far := "Maud: Up here nothing changes at all, whatever comes below it.\n\n" + strings.Repeat("Interviewer: Yes, that much I know.\n\n", 3) + "Maud: Then Gwilym came.\n"
	b.put(project.ImportOptions{}, "T01.txt", far)
	b.stays("Gwilym")
	b.apply(maud)
	b.code("T01", "ash", "lightness", "nothing changes", 0)
	b.code("T01", "rowan", "lightness", "came", 0)
	ash := b.read(j1Name)
	done := b.apply(anonymise.Person{Name: "Gwilym"})
	if done[0].Moved != 1 || b.read(j1Name) != ash {
		t.Errorf("%+v; the journal of the coding that stayed:\n%s", done, b.read(j1Name))
	}
	if n := strings.Count(b.read("codings/rowan/T01.jsonl"), `"op":"edit"`); n != 1 {
		t.Errorf("%d edits of the coding that moved", n)
	}
}

func TestATranscriptEditedByHandIsLeftToItsWords(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	b.write("transcripts/T01.md", strings.Replace(b.read("transcripts/T01.md"), "And Fenella?", "And what of Fenella?", 1))
	id := b.code("T01", "ash", "lightness", "it was never so", 0)
	done := b.applyWith(project.ApplyOptions{Overwrite: true}, anonymise.Person{Name: "Fenella"})
	if strings.Contains(b.read(j1Name), `"op":"edit"`) {
		t.Error("an edit was written for a text that is not the one that was anonymised")
	}
	if p := b.placed("T01")[id]; p.Fit != coding.Moved || done[0].Moved != 1 {
		t.Errorf("fit %d, %+v", p.Fit, done)
	}
}

func TestAFileImportedAnewIsLeftToItsWords(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	id := b.code("T01", "ash", "lightness", "it was never so", 0)
	b.put(project.ImportOptions{}, "T01.txt", "Interviewer: Shall we begin?\n\n"+echoes)
	b.apply()
	if strings.Contains(b.read(j1Name), `"op":"edit"`) || b.placed("T01")[id].Fit != coding.Moved {
		t.Errorf("%+v\n%s", b.placed("T01")[id], b.read(j1Name))
	}
}
