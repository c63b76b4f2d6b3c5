package project_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

const twoNames = `Otylia: How was it?

Maud: It rained all week.

Otylia: And then?

Maud: Then it stopped.
`

func kindsIn(d project.Imported) string {
	var out []string
	for _, sp := range d.Speakers {
		out = append(out, fmt.Sprintf("%s=%s", sp.Label, sp.Kind))
	}
	return strings.Join(out, " ")
}

func (b *bench) reread(say project.Telling) *project.ImportReport {
	b.t.Helper()
	r, err := b.Reread(b.t.Context(), b.vault(), say, b.pen, project.ImportOptions{})
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func TestWhatWasToldOfAFileHoldsWhenItIsImportedAgain(t *testing.T) {
	b := newBench(t)
	told := project.ImportOptions{Speakers: map[string]corpus.Speaker{
		"Otylia": {Kind: corpus.InterviewerSpeech}, "Maud": {Kind: corpus.ParticipantSpeech, Participant: "P01"},
	}}
	b.put(told, "T01.txt", twoNames)
	const want = "Otylia=interviewer Maud=participant"
	again := b.put(project.ImportOptions{}, "T01.txt", twoNames).Documents[0]
	if again.State != project.Unchanged || kindsIn(again) != want || again.Turns != 4 || again.Words != 12 {
		t.Errorf("the same file: %+v", again)
	}
	more := b.put(project.ImportOptions{}, "T01.txt", twoNames+"\nOtylia: Thanks.\n").Documents[0]
	if more.State != project.Changed || kindsIn(more) != want {
		t.Errorf("a changed file: %+v", more)
	}
	d, err := b.vault().Identifiable("T01")
	if err != nil || d.Speakers[1].Participant != "P01" {
		t.Errorf("%+v, %v", d.Speakers, err)
	}
}

func TestWhatWasLearnedOfALabelHoldsInLaterFiles(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", twoNames)
	r := b.reread(project.Telling{Learn: []project.Label{{Label: "otylia", Kind: corpus.InterviewerSpeech}}})
	if len(r.Documents) != 1 || !strings.Contains(kindsIn(r.Documents[0]), "Otylia=interviewer") {
		t.Fatalf("%+v", r.Documents)
	}
	later := b.put(project.ImportOptions{}, "T02.txt", strings.ReplaceAll(twoNames, "Maud", "Fenella")).Documents[0]
	if kindsIn(later) != "Otylia=interviewer Fenella=participant" {
		t.Error(kindsIn(later))
	}
	if _, err := b.Reread(t.Context(), b.vault(), project.Telling{Learn: []project.Label{{Label: "Otyla", Kind: corpus.OtherSpeech}}}, b.pen, project.ImportOptions{}); err == nil {
		t.Error("a label of no document was learned")
	} else {
		mustFail(t, err, "no document has the label", "did you mean Otylia?")
	}
}

func TestLabelsThatAreOneSpeakersAreMerged(t *testing.T) {
	b := newBench(t)
	text := strings.Replace(twoNames, "Otylia: And", "OW: And", 1)
	b.put(project.ImportOptions{}, "T01.txt", text, "T02.txt", twoNames)
	r := b.reread(project.Telling{Learn: []project.Label{{Label: "OW", Same: "Otylia"}}})
	if len(r.Documents) != 1 || len(r.Documents[0].Speakers) != 2 || r.Documents[0].Turns != 4 {
		t.Fatalf("%+v", r.Documents)
	}
	uses, _, err := b.Labels(b.vault())
	if err != nil || len(uses) != 2 || uses[0].Label != "Maud" || len(uses[1].Documents) != 2 || uses[1].Turns != 4 {
		t.Errorf("%+v, %v", uses, err)
	}
}

func TestALayoutCanBeCorrectedFromTheVault(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", twoNames)
	r := b.reread(project.Telling{Documents: []string{"T01"}, Layout: "paragraphs"})
	if r.Documents[0].Layout != "paragraphs" || len(r.Documents[0].Speakers) != 0 {
		t.Fatalf("%+v", r.Documents[0])
	}
	review, err := b.Review(b.vault(), "T01")
	if err != nil || review.Layout != "paragraphs" || !review.Names || review.Document.Turns[0].Speaker >= 0 {
		t.Errorf("%+v, %v", review, err)
	}
	if state := b.put(project.ImportOptions{}, "T01.txt", twoNames).Documents[0].State; state != project.Unchanged {
		t.Errorf("the correction was forgotten: the same file is %s", state)
	}
}

func TestRelabellingATranscriptKeepsCodingsOnTheirWords(t *testing.T) {
	b := newBench(t)
	b.safe("T01.txt", "I: He laughed?\n\nP01: He laughed. It rained.\n\nINT: He laughed?\n\nP01: He laughed. It rained.\n")
	var ids []string
	for nth := range 4 {
		ids = append(ids, b.code("T01", "ash", "lightness", "He laughed", nth))
	}
	whole := b.code("T01", "ash", "lightness", "INT: He laughed?\n\nP01: He", 0)
	r := b.reread(project.Telling{Learn: []project.Label{{Label: "I", Same: "Interviewer"}, {Label: "INT", Same: "Interviewer"}}})
	if len(r.Failed) > 0 || len(r.Documents) != 1 || r.Documents[0].State != project.Changed {
		t.Fatalf("%+v", r)
	}
	d, err := b.Document("T01")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Speakers) != 2 || len(d.Turns) != 4 || d.KindOf(d.Turns[2]) != corpus.InterviewerSpeech {
		t.Errorf("%+v", d.Speakers)
	}
	placed := b.placed("T01")
	for nth, id := range ids {
		if p, want := placed[id], nthSpan(t, d.Text, "He laughed", nth); p.Fit != coding.Exact || p.Span != want {
			t.Errorf("coding %d is at %v (fit %v), want %v", nth, p.Span, p.Fit, want)
		}
	}
	if p := placed[whole]; p.Fit != coding.Exact || d.Slice(p.Span) != "Interviewer: He laughed?\n\nP01: He" {
		t.Errorf("the coding over two turns holds %q", d.Slice(p.Span))
	}
	_, err = b.Reread(t.Context(), b.vault(), project.Telling{Documents: []string{"T01"}, Layout: "table"}, b.pen, project.ImportOptions{})
	mustFail(t, err, "the file of T01 is not in the vault", "--layout table")
}

func TestManyFilesInBatches(t *testing.T) {
	b := newBench(t)
	var files []project.File
	read := make([]int, 600)
	for i := range read {
		text := fmt.Sprintf("Interviewer: What?\n\nP%d: Thing number %d.\n", i+1, i+1)
		files = append(files, project.File{Name: fmt.Sprintf("x/T%d.txt", i+1), Read: func() ([]byte, error) {
			read[i]++
			if i%200 == 100 {
				return nil, errors.New("broken")
			}
			return []byte(text), nil
		}})
	}
	last := 0
	opt := project.ImportOptions{Progress: func(done, all int) {
		if all != 600 || done <= last {
			t.Errorf("%d of %d after %d", done, all, last)
		}
		last = done
	}}
	r, err := b.Import(t.Context(), b.vault(), files, opt)
	if err != nil || len(r.Documents) != 597 || len(r.Failed) != 3 || last != 600 || len(r.Participants) != 597 {
		t.Fatalf("%v: %d documents, %d failed, %d done", err, len(r.Documents), len(r.Failed), last)
	}
	for i, d := range r.Documents[:100] {
		if want := fmt.Sprintf("T%d", i+1); d.ID != want || d.State != project.New {
			t.Fatalf("document %d is %s, %s", i, d.ID, d.State)
		}
	}
	last = 0
	r, err = b.Import(t.Context(), b.vault(), files, opt)
	if err != nil || len(r.Failed) != 3 {
		t.Fatal(err, r.Failed)
	}
	for _, d := range r.Documents {
		if d.State != project.Unchanged || d.Turns != 2 {
			t.Fatalf("the second time %s is %s", d.ID, d.State)
		}
	}
}
