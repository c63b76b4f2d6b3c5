package project_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

const talk = "Interviewer: And the gate?\n\nMaud: It sticks, and it can stick.\n"

func TestIdentifiableFilesGoIntoTheVaultOnly(t *testing.T) {
	b := newBench(t)
	r := b.put(project.ImportOptions{}, "Maud Price.txt", talk)
	if len(r.Documents) != 1 || len(r.Failed) != 0 {
		t.Fatalf("%+v", r)
	}
	d := r.Documents[0]
	if d.ID != "T01" || d.State != project.New || d.Layout != "label-colon" || d.Turns != 2 || len(d.Speakers) != 2 {
		t.Errorf("%+v", d)
	}
	v := b.vault()
	if raw, err := v.Original("T01"); err != nil || string(raw) != talk {
		t.Errorf("original %q, %v", raw, err)
	}
	if ids, _ := b.DocumentIDs(); len(ids) != 0 {
		t.Errorf("transcripts %v", ids)
	}
	err := filepath.WalkDir(b.Dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if data, _ := os.ReadFile(path); strings.Contains(path+string(data), "Maud") {
				t.Errorf("%s tells a name", path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAFileIsKnownAgain(t *testing.T) {
	b := newBench(t)
	anonymised := project.ImportOptions{Anonymised: true}
	file := project.File{Name: "a folder/one.txt", Data: []byte("P07: It sticks, and it can stick.\n"), Kind: "walk"}
	states := func(f project.File, opt project.ImportOptions) (string, project.ImportState, int) {
		t.Helper()
		r, err := b.Import(t.Context(), b.vault(), []project.File{f}, opt)
		if err != nil || len(r.Failed) > 0 {
			t.Fatal(err, r.Failed)
		}
		return r.Documents[0].ID, r.Documents[0].State, r.Documents[0].Moved
	}
	if id, state, _ := states(file, anonymised); id != "T01" || state != project.New {
		t.Fatalf("%s is %s", id, state)
	}
	id := b.code("T01", "ash", "gates", "it can stick", 0)
	before := b.read("transcripts/T01.md")
	file.Name, file.Kind = "elsewhere/one.txt", ""
	if id, state, _ := states(file, anonymised); id != "T01" || state != project.Unchanged {
		t.Errorf("the same file again is %s, %s", id, state)
	}
	file.Data = []byte("P07: There is a gate. It sticks, and it can stick.\n")
	dry := anonymised
	dry.DryRun = true
	if id, state, _ := states(file, dry); id != "T01" || state != project.Changed || b.read("transcripts/T01.md") != before {
		t.Errorf("with DryRun it is %s, %s", id, state)
	}
	if id, state, moved := states(file, anonymised); id != "T01" || state != project.Changed || moved != 1 {
		t.Errorf("changed it is %s, %s, %d moved", id, state, moved)
	}
	if p := b.placed("T01")[id]; p.Fit != coding.Moved {
		t.Errorf("the coding has the fit %d", p.Fit)
	}
	mustHold(t, "the transcript", b.read("transcripts/T01.md"), "kind: walk", "There is a gate.")
}

func TestTwoFilesThatBecomeOneDocument(t *testing.T) {
	b := newBench(t)
	r := b.put(project.ImportOptions{Anonymised: true}, "T07.txt", talk, "a/t07.md", talk, "T08.txt", talk)
	if len(r.Failed) != 2 || len(r.Documents) != 1 || r.Documents[0].ID != "T08" {
		t.Fatalf("%+v", r)
	}
	for _, f := range r.Failed {
		mustFail(t, f.Err, "T07.txt and t07.md would both become", "--id")
	}
	r = b.put(project.ImportOptions{Anonymised: true}, "other/T08.md", "P01: Altogether different.\n")
	if len(r.Failed) != 1 {
		t.Fatalf("%+v", r)
	}
	mustFail(t, r.Failed[0].Err, "document T08 came from another file", "--replace")
	before := b.read("transcripts/T08.md")
	r = b.put(project.ImportOptions{Anonymised: true, Replace: true}, "other/T08.md", "P01: Altogether different.\n")
	if len(r.Failed) != 0 || b.read("transcripts/T08.md") == before {
		t.Errorf("with Replace: %+v", r)
	}
}

func TestSpeakersAndParticipants(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{Anonymised: true, Speakers: map[string]corpus.Speaker{
		"Maud":  {Label: "Maud", Kind: corpus.ParticipantSpeech, Participant: "P09"},
		"Ellis": {Label: "Ellis", Kind: corpus.InterviewerSpeech},
	}}, "one.txt", "Ellis: And?\n\nMaud: It sticks.\n\nP10: It does.\n\nEllis: Hm.\n\nMaud: Yes.\n\nP10: Yes.\n")
	d, err := b.Document("T01")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(d.Participants, " ") != "P09 P10" || d.Turns[0].Speaker < 0 || d.KindOf(d.Turns[0]) != corpus.InterviewerSpeech || d.ParticipantOf(d.Turns[1]) != "P09" {
		t.Errorf("%+v", d.Meta)
	}
	mustHold(t, "participants.csv", b.read("participants.csv"), "\nP09,,,,\n", "\nP10,,,,\n")
	for _, name := range []string{"Maud", "Ellis"} {
		if strings.Contains(b.read("transcripts/T01.md"), name) {
			t.Errorf("%s reached transcripts/", name)
		}
	}
}

func TestATextWithoutSpeakersIsTheOneParticipants(t *testing.T) {
	b := newBench(t)
	r, err := b.Import(t.Context(), b.vault(), []project.File{{Name: "letter.txt", Data: []byte("It rained.\n\nNobody minded.\n"), Participants: []string{"P04"}}}, project.ImportOptions{Anonymised: true})
	if err != nil || len(r.Failed) > 0 {
		t.Fatal(err, r.Failed)
	}
	d, err := b.Document("T01")
	if err != nil || d.ParticipantOf(d.Turns[1]) != "P04" || r.Documents[0].Words != 4 || len(r.Documents[0].Warnings) == 0 {
		t.Errorf("%v %+v", err, r.Documents[0])
	}
}

func TestFilesThatCannotBeReadKeepNothingBack(t *testing.T) {
	b := newBench(t)
	r := b.put(project.ImportOptions{Anonymised: true}, "T01.txt", "", "T02.txt", "\x00\x01\x02\x03\xff\x00\x00binary", "T03.docx", "PK\x03\x04cut", "T04.txt", talk)
	if len(r.Failed) != 3 || len(r.Documents) != 1 || r.Documents[0].ID != "T04" {
		t.Fatalf("%+v", r)
	}
	for i, name := range []string{"T01.txt", "T02.txt", "T03.docx"} {
		if r.Failed[i].File != name || !strings.Contains(r.Failed[i].Err.Error(), name) {
			t.Errorf("%+v", r.Failed[i])
		}
	}
}

// A run that is killed after it said what it would write and before it had
// written it must not leave a second document, or none, behind.
func TestAnImportCutShortIsTakenUpAgain(t *testing.T) {
	for _, anonymised := range []bool{true, false} {
		b := newBench(t)
		opt := project.ImportOptions{Anonymised: anonymised}
		blocked := "transcripts/T01.md"
		if !anonymised {
			blocked = "vault/T01.original.age"
		}
		b.write(blocked+"/in-the-way", "a folder that holds this is not replaced by a file")
		r := b.put(opt, "one.txt", "P07: It sticks.\n", "two.txt", "P08: It does.\n")
		if len(r.Failed) == 0 || r.Failed[0].File != "one.txt" {
			t.Fatalf("nothing was in the way: %+v", r)
		}
		mustHold(t, "participants.csv", b.read("participants.csv"), "P07", "P08")
		if err := os.RemoveAll(b.Path(filepath.FromSlash(blocked))); err != nil {
			t.Fatal(err)
		}
		r = b.put(opt, "one.txt", "P07: It sticks.\n", "two.txt", "P08: It does.\n")
		if len(r.Failed) != 0 || r.Documents[0].ID != "T01" || r.Documents[1].ID != "T02" || r.Documents[0].State == project.Unchanged {
			t.Errorf("taken up again: %+v", r)
		}
		ids, err := b.DocumentIDs()
		if !anonymised {
			ids, err = project.IdentifiableIDs(b.vault())
		}
		if err != nil || strings.Join(ids, " ") != "T01 T02" {
			t.Errorf("documents %v, %v", ids, err)
		}
		if r = b.put(opt, "one.txt", "P07: It sticks.\n"); r.Documents[0].State != project.Unchanged {
			t.Errorf("once more: %+v", r)
		}
	}
}
