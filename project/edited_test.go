package project_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

func TestApplyLeavesEditsByHandAlone(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes, "T02.txt", "Interviewer: So?\n\nMaud: Fenella went.\n")
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	edited := strings.Replace(b.read("transcripts/T01.md"), "With Gwilym it was never so", "[taken out]", 1)
	b.write("transcripts/T01.md", edited)
	fenella := anonymise.Person{Name: "Fenella"}
	for _, opt := range []project.ApplyOptions{{DryRun: true}, {}} {
		done, err := b.tryApply(opt, fenella)
		mustFail(t, err, "T01: transcripts/T01.md is not as apply last wrote it", "--overwrite")
		if len(done) != 1 || done[0].ID != "T02" || b.read("transcripts/T01.md") != edited {
			t.Errorf("%+v: %+v", opt, done)
		}
	}
	mustHold(t, "the other one", b.read("transcripts/T02.md"), "[person 1] went")
	if done := b.applyWith(project.ApplyOptions{Overwrite: true}); len(done) != 2 || strings.Contains(b.read("transcripts/T01.md"), "[taken out]") {
		t.Errorf("with Overwrite: %+v", done)
	}
}

func TestOtherLineEndsAreNoEdit(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	b.write("transcripts/T01.md", strings.ReplaceAll(b.read("transcripts/T01.md"), "\n", "\r\n"))
	if done := b.apply(anonymise.Person{Name: "Fenella"}); done[0].State != project.Changed {
		t.Errorf("saved with other line ends: %+v", done)
	}
}

func TestEditsOfTheFrontMatterCount(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	b.write("transcripts/T01.md", strings.Replace(b.read("transcripts/T01.md"), "kind: interview\n", "kind: interview\ncycle: 2026-05\n", 1))
	_, err := b.tryApply(project.ApplyOptions{}, anonymise.Person{Name: "Fenella"})
	mustFail(t, err, "not as apply last wrote it", "--overwrite")
	mustHold(t, "the transcript", b.read("transcripts/T01.md"), "cycle: 2026-05", "Fenella")
}

func TestApplyDoesNotReplaceWhatItNeverWrote(t *testing.T) {
	b := newBench(t)
	b.safe("T01.txt", "P01: Nothing to take out here.\n")
	b.put(project.ImportOptions{Replace: true}, "T01.txt", talk)
	before := b.read("transcripts/T01.md")
	_, err := b.tryApply(project.ApplyOptions{}, maud)
	mustFail(t, err, "not as apply last wrote it", "--overwrite")
	if b.read("transcripts/T01.md") != before {
		t.Error("it was replaced")
	}
}

func TestAnIDThatIsANameIsRefused(t *testing.T) {
	b := newBench(t)
	r, err := b.Import(t.Context(), b.vault(), []project.File{
		{Name: "one.txt", Data: []byte(talk), Participants: []string{"P02", "Fenella"}},
		{Name: "two.txt", Data: []byte(echoes)},
		{Name: "three.txt", Data: []byte(echoes + "Interviewer: Yes.\n"), Participants: []string{"Maud Price"}},
	}, project.ImportOptions{})
	if err != nil || len(r.Failed) != 1 {
		t.Fatal(err, r.Failed)
	}
	mustFail(t, r.Failed[0].Err, "cannot be the id of a participant", "P07")
	done, err := b.tryApply(project.ApplyOptions{}, maud, anonymise.Person{Name: "Fenella"})
	if !errors.Is(err, project.ErrWouldLeak) || strings.Contains(err.Error(), "Fenella") || len(done) != 1 {
		t.Fatalf("%v, %+v", err, done)
	}
	mustFail(t, err, "T01: a name would leave the study: participant 2 of the document", "--participant")
	if b.read("transcripts/T01.md") != "" {
		t.Error("it was written")
	}
}

func TestTheSearchIndexForgetsANameThatGoes(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	cache := filepath.Join(b.IndexDir(), "segment")
	there := func() bool { _, err := os.Stat(cache); return err == nil }
	put := func() { b.write(".mitten/index/segment", "With Gwilym it was never so") }
	put()
	if b.apply(); !there() {
		t.Error("nothing changed, and the index is gone")
	}
	if b.apply(anonymise.Person{Name: "Gwilym"}); there() {
		t.Error("a transcript changed, and the index is still there")
	}
	// A memo alone.
	e := addEvent(b.pen, "ash", "x")
	d, err := b.Document("T01")
	if err != nil {
		t.Fatal(err)
	}
	anchor, memo := d.AnchorOf(nthSpan(t, d.Text, "laughed", 0)), "ask Hajnal"
	e.Anchor, e.Memo = &anchor, &memo
	if _, err := b.Journals().Append(t.Context(), j1, "", e); err != nil {
		t.Fatal(err)
	}
	put()
	if b.apply(anonymise.Person{Name: "Hajnal"}); there() || strings.Contains(b.read(j1Name), "Hajnal") {
		t.Error("a memo changed, and the index is still there")
	}
}
