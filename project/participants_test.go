package project_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

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

// Killed between any two writes of a merge, another run completes it: the next
// apply does not take a transcript for one that was edited by hand.
func TestAMergeThatIsCutShortIsCompleted(t *testing.T) {
	for _, undone := range [][]string{{"participants.csv"}, {"participants.csv", "transcripts/T03.md"}, {"participants.csv", "transcripts/T02.md", "transcripts/T03.md"}} {
		b := newBench(t)
		b.put(project.ImportOptions{}, "T01.txt", "Interviewer: And?\n\nMaud: It sticks.\n",
			"T02.txt", "Interviewer: And?\n\nMaud Price: It waits.\n", "T03.txt", "Interviewer: And?\n\nMaud Price: It rains.\n")
		b.apply(anonymise.Person{Name: "Maud", Participant: "P01"}, anonymise.Person{Name: "Maud Price", Participant: "P19"})
		b.write("participants.csv", "id,cycle,role\nP01,2025-11;2026-05,\nP19,2026-05; 2026-11,Client\n")
		before := map[string]string{}
		for _, name := range undone {
			before[name] = b.read(name)
		}
		merge := func() {
			if _, err := b.MergeParticipants(b.vault(), "P01", "P19", "", false); err != nil {
				t.Fatal(err)
			}
			if text := b.read("participants.csv"); text != "id,cycle,role\nP01,2025-11;2026-05;2026-11,Client\n" {
				t.Errorf("%q", text)
			}
		}
		merge()
		for name, text := range before {
			b.write(name, text)
		}
		if found := b.findings(); strings.Contains(found, "!") {
			t.Errorf("cut short: %s", found)
		}
		merge()
		for _, id := range []string{"T02", "T03"} {
			if d, err := b.Document(id); err != nil || d.Participants[0] != "P01" {
				t.Errorf("%s: %v", id, err)
			}
		}
		b.apply()
	}
}

func TestWhoHasWithdrawnIsNotMerged(t *testing.T) {
	b := newBench(t)
	b.write("participants.csv", "id,consent\nP01,\nP19,withdrawn\n")
	if _, err := b.MergeParticipants(nil, "P01", "P19", "P01", false); err == nil || !strings.Contains(err.Error(), "P19 has withdrawn") {
		t.Error(err)
	}
}

// A file with line ends of two kinds, a blank line first and none at the end.
func TestLineEndsStayAsTheyAre(t *testing.T) {
	b := newBench(t)
	b.write("participants.csv", "\nid,role\r\nP01,a\nP02,b\r\nP03,c")
	e, err := b.EditRoster()
	if err != nil {
		t.Fatal(err)
	}
	e.Set("P01", "role", "x")
	e.Set("P03", "role", "z")
	if err := e.Write(); err != nil {
		t.Fatal(err)
	}
	if got, want := b.read("participants.csv"), "\nid,role\r\nP01,x\nP02,b\r\nP03,z"; got != want || e.Line("P02") != 4 {
		t.Errorf("%q, line %d", got, e.Line("P02"))
	}
	e.AddColumn("pod")
	e.AddRow("P04")
	if err := e.Write(); err != nil {
		t.Fatal(err)
	}
	if got, want := b.read("participants.csv"), "\nid,role,pod\r\nP01,x\nP02,b\r\nP03,z\r\nP04,,\r\n"; got != want {
		t.Errorf("%q", got)
	}
}

// Setting a cell changes this cell and no byte of any other line.
func TestSettingChangesOneCell(t *testing.T) {
	b := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		comma := rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "comma")
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("ab ,;\"é-")), 0, 5, -1)
		quoted := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
		var lines []string
		n := rapid.IntRange(1, 4).Draw(t, "rows")
		for i := range n {
			lines = append(lines, fmt.Sprintf("P%d", i)+comma+quoted(cell.Draw(t, "role"))+comma+quoted(cell.Draw(t, "pod")))
		}
		text := "id" + comma + "role" + comma + "pod\n" + strings.Join(lines, "\n")
		b.write("participants.csv", text)
		e, err := b.EditRoster()
		if err != nil {
			t.Fatal(err)
		}
		at := rapid.IntRange(0, n-1).Draw(t, "row")
		id, value := fmt.Sprintf("P%d", at), strings.TrimSpace(cell.Draw(t, "value"))
		e.Set(id, "pod", value)
		if err := e.Write(); err != nil {
			t.Fatalf("%v of %q", err, text)
		}
		got := strings.Split(b.read("participants.csv"), "\n")
		for i, line := range lines {
			if i != at && got[i+1] != line {
				t.Errorf("line %d is %q, was %q", i+2, got[i+1], line)
			}
		}
		after, err := b.Roster()
		if err != nil {
			t.Fatal(err)
		}
		for i, was := range e.Roster.Participants {
			if is := after.Participants[i]; is.Attributes["role"] != was.Attributes["role"] || is.ID != was.ID {
				t.Errorf("%+v, was %+v", is, was)
			}
		}
		if p, _ := after.Find(id); p.Attributes["pod"] != value || e.Get(id, "pod") != value {
			t.Errorf("pod is %q, set was %q", p.Attributes["pod"], value)
		}
	})
}

func TestDecodeTable(t *testing.T) {
	for why, c := range map[string]struct {
		data, want, encoding string
		bad                  bool
	}{
		"utf-8":        {data: "id,café\n", want: "id,café\n"},
		"windows":      {data: "id,caf\xe9 \x96 \x80\n", want: "id,café – €\n", encoding: "windows-1252"},
		"utf-16":       {data: "\xff\xfei\x00d\x00\xe9\x00", want: "idé", encoding: "utf-16le"},
		"utf-16be":     {data: "\xfe\xff\x00i\x00d", want: "id", encoding: "utf-16be"},
		"half utf-16":  {data: "\xff\xfei\x00d", bad: true},
		"no character": {data: "id\x81", bad: true},
		"no text":      {data: "PK\x00\x01", bad: true},
	} {
		text, encoding, ok := project.DecodeTable([]byte(c.data))
		if ok == c.bad || !c.bad && (string(text) != c.want || encoding != c.encoding) {
			t.Errorf("%s: %q, %s, %t", why, text, encoding, ok)
		}
	}
}
