package project_test

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// Two ids that are one person, with names in the vault: the vault and the
// transcript agree afterwards, and the codings stay.
func TestMergedParticipantsAreMergedInTheVault(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", "Interviewer: And?\n\nMaud: It sticks.\n", "T02.txt", "Interviewer: And?\n\nMaud Price: It waits.\n")
	b.apply(anonymise.Person{Name: "Maud", Participant: "P01"}, anonymise.Person{Name: "Maud Price", Participant: "P19"})
	id := b.code("T02", "ash", "lightness", "It waits", 0)
	if _, err := b.MergeParticipants(b.vault(), "P01", "P19", "", false); err != nil {
		t.Fatal(err)
	}
	d, err := b.Document("T02")
	if err != nil || len(d.Participants) != 1 || d.Participants[0] != "P01" || d.ParticipantOf(d.Turns[1]) != "P01" {
		t.Fatalf("%+v, %v", d.Meta, err)
	}
	if text := b.read("participants.csv"); strings.Contains(text, "P19") {
		t.Error(text)
	}
	// The next apply writes the label of the one participant.
	for _, done := range b.apply() {
		if done.Review != 0 {
			t.Errorf("%+v", done)
		}
	}
	if text := b.read("transcripts/T02.md"); strings.Contains(text, "P19") || !strings.Contains(text, "P01: It waits.") {
		t.Error(text)
	}
	if p := b.placed("T02")[id]; p.Fit != coding.Exact {
		t.Errorf("the coding is at %v, fit %v", p.Span, p.Fit)
	}
}

func TestCellsAreSplicedIntoTheTable(t *testing.T) {
	b := newBench(t)
	b.write("participants.csv", "\ufeffid,role,site\r\nP01,\"Pod, \"\"big\"\" Leader\",a\r\n\r\nP02\r\nP03,x,y,\r\n")
	e, err := b.EditRoster()
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Get("P01", "role"); got != `Pod, "big" Leader` {
		t.Errorf("%q", got)
	}
	e.Set("P02", "site", `a "b"`)
	e.AddColumn("pod")
	e.Set("P03", "pod", "7")
	e.AddRow("P04")
	if err := e.Write(); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffid,role,site,pod\r\nP01,\"Pod, \"\"big\"\" Leader\",a\r\n\r\nP02,,\"a \"\"b\"\"\"\r\nP03,x,y,7\r\nP04,,,\r\n"
	if got := b.read("participants.csv"); got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	e.RemoveRow("P02")
	e.Set("P04", "role", "z")
	if err := e.Write(); err != nil || !strings.Contains(b.read("participants.csv"), "P04,z,,") {
		t.Error(err, b.read("participants.csv"))
	}
}
