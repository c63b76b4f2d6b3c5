package project_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/mitten-qda/mitten/project"
)

var anonymised = project.ImportOptions{Anonymised: true}

func (b *bench) one(opt project.ImportOptions, f project.File) (string, project.ImportState, error) {
	b.t.Helper()
	r, err := b.Import(b.t.Context(), b.vault(), []project.File{f}, opt)
	if err != nil {
		b.t.Fatal(err)
	}
	if len(r.Failed) > 0 {
		return "", "", r.Failed[0].Err
	}
	return r.Documents[0].ID, r.Documents[0].State, nil
}

func TestTwoInterviewsOfOneFileName(t *testing.T) {
	b := newBench(t)
	first := project.File{Name: "may/interview.txt", Data: []byte("P01: It sticks.\n")}
	second := project.File{Name: "june/interview.txt", Data: []byte("P02: Quite another thing.\n")}
	if id, _, err := b.one(anonymised, first); err != nil || id != "T01" {
		t.Fatal(id, err)
	}
	before := b.read("transcripts/T01.md")
	_, _, err := b.one(anonymised, second)
	mustFail(t, err, "a file of this name in another folder, with other content, became T01", "--id ID gives it an id of its own, --replace")
	second.ID = "T02"
	if id, state, err := b.one(anonymised, second); err != nil || id != "T02" || state != project.New || b.read("transcripts/T01.md") != before {
		t.Fatal(id, state, err)
	}
	// Both are known again now, changed or not.
	second.ID, second.Data = "", []byte("P02: Quite another thing, and more.\n")
	if id, state, err := b.one(anonymised, second); err != nil || id != "T02" || state != project.Changed {
		t.Error(id, state, err)
	}
	if id, state, err := b.one(anonymised, first); err != nil || id != "T01" || state != project.Unchanged {
		t.Error(id, state, err)
	}
	third := project.File{Name: "july/interview.txt", Data: []byte("P01: It sticks no more.\n"), ID: "T01"}
	replace := anonymised
	replace.Replace = true
	if id, state, err := b.one(replace, third); err != nil || id != "T01" || state != project.Changed {
		t.Error("with Replace", id, state, err)
	}
}

func TestAFileThatWasMovedAndThenChanged(t *testing.T) {
	b := newBench(t)
	f := project.File{Name: "may/interview.txt", Data: []byte("P01: It sticks.\n")}
	for _, step := range []struct {
		name, text string
		want       project.ImportState
	}{
		{"may/interview.txt", "P01: It sticks.\n", project.New},
		{"done/interview.txt", "P01: It sticks.\n", project.Unchanged},
		{"done/interview.txt", "P01: It stuck.\n", project.Changed},
	} {
		f.Name, f.Data = step.name, []byte(step.text)
		if id, state, err := b.one(anonymised, f); err != nil || id != "T01" || state != step.want {
			t.Errorf("%s: %s, %s, %v", step.name, id, state, err)
		}
	}
}

func TestACopyUnderAnotherName(t *testing.T) {
	b := newBench(t)
	text := "P01: It sticks.\n"
	r := b.put(anonymised, "one.txt", text, "one - Copy.txt", text)
	if len(r.Failed) != 1 {
		t.Fatalf("%+v", r)
	}
	mustFail(t, r.Failed[0].Err, "the same content is in the study as T01 already", "--id")
	_, _, err := b.one(anonymised, project.File{Name: "renamed.txt", Data: []byte(text)})
	mustFail(t, err, "the same content is in the study as T01 already", "--id")
	if id, state, err := b.one(anonymised, project.File{Name: "renamed.txt", Data: []byte(text), ID: "T05"}); err != nil || id != "T05" || state != project.New {
		t.Error(id, state, err)
	}
	r = b.put(anonymised, "T06.txt", text)
	if len(r.Documents) != 1 || len(r.Documents[0].Warnings) != 1 {
		t.Fatalf("%+v", r)
	}
	mustHold(t, "the warning", r.Documents[0].Warnings[0], "the same content is in the study as T01")
}

func TestWhatWasNeverFinishedIsNew(t *testing.T) {
	b := newBench(t)
	b.write("transcripts/T01.md/in-the-way", "a folder that holds this is not replaced by a file")
	b.put(anonymised, "one.txt", "P01: It sticks.\n")
	if err := os.RemoveAll(b.Path("transcripts", "T01.md")); err != nil {
		t.Fatal(err)
	}
	if id, state, err := b.one(anonymised, project.File{Name: "one.txt", Data: []byte("P01: It sticks.\n")}); err != nil || id != "T01" || state != project.New {
		t.Error(id, state, err)
	}
}

func TestAnonymisedFilesNeedNoKey(t *testing.T) {
	b := newBench(t)
	b.safe("T01.txt", "P01: It sticks.\n")
	v, err := b.Vault(filepath.Join(t.TempDir(), "none.txt"))
	if err != nil {
		t.Fatal(err)
	}
	files := []project.File{{Name: "T02.txt", Data: []byte("P01: It sticks still.\n")}}
	if _, err := b.Import(t.Context(), v, files, project.ImportOptions{}); err == nil {
		t.Error("a file with names was taken in without a key")
	}
	r, err := b.Import(t.Context(), v, files, anonymised)
	if err != nil || len(r.Failed) > 0 || r.Unrecorded == nil {
		t.Fatalf("without a key: %v, %+v", err, r)
	}
	files[0].Name = "T03.txt"
	r, err = b.Import(t.Context(), nil, files, anonymised)
	if err != nil || len(r.Failed) > 0 || r.Unrecorded == nil {
		t.Fatalf("without a vault: %v, %+v", err, r)
	}
	if _, err := b.Import(t.Context(), nil, files, project.ImportOptions{}); err == nil {
		t.Error("a file with names was taken in without a vault")
	}
	if ids, _ := b.DocumentIDs(); len(ids) != 3 {
		t.Errorf("%v", ids)
	}
}
