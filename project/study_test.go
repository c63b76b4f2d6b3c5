package project_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/project"
)

func TestAStudyIsFoundFromWithin(t *testing.T) {
	b := newBench(t)
	for _, sub := range []string{"", "transcripts", "codings"} {
		s, err := project.Open(b.Path(sub))
		if err != nil || s.Dir != b.Dir || s.Config.Name != "Small" {
			t.Errorf("from %q: %+v, %v", sub, s, err)
		}
	}
	_, err := project.Open(t.TempDir())
	if !errors.Is(err, project.ErrNoStudy) {
		t.Errorf("error %v", err)
	}
}

func TestInitSaysNoRatherThanHarm(t *testing.T) {
	b := newBench(t)
	_, _, err := project.Init(b.Dir, project.Config{Name: "Twice"}, b.key, nil)
	mustFail(t, err, "is a study already", "choose another folder")

	leaky := t.TempDir()
	if err := os.MkdirAll(filepath.Join(leaky, "vault"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(leaky, "vault", "people.csv"), []byte("name\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err = project.Init(leaky, project.Config{Name: "Leaky"}, b.key, nil)
	mustFail(t, err, "is not encrypted", "move it out")

	_, _, err = project.Init(t.TempDir(), project.Config{Name: "Bad", Coders: []string{"Ash Brown"}}, b.key, nil)
	mustFail(t, err, "coder", "short ids")

	_, _, err = project.Init(filepath.Join(t.TempDir(), "s"), project.Config{Name: "x"}, filepath.Join(t.TempDir(), "none"), nil)
	if err == nil {
		t.Error("a study was made whose vault nobody can open")
	}
}

// git is asked itself what it would track.
func TestGitTracksNothingPlainFromTheVault(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("git is needed")
		}
		t.Skip("no git on this machine")
	}
	b := newBench(t)
	if out, err := exec.Command(git, "-C", b.Dir, "init", "-q").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for path, ignored := range map[string]bool{
		"vault/people.csv": true, "vault/T01.txt": true, "vault/deep/T01.age": true, ".mitten/index/x": true, "transcripts/.mitten-tmp-1": true,
		"vault/T01.original.age": false, "vault/recipient.txt": false, "transcripts/T01.md": false, "codings/ash/T01.jsonl": false,
	} {
		err := exec.Command(git, "-C", b.Dir, "check-ignore", "-q", path).Run()
		if (err == nil) != ignored {
			t.Errorf("%s: ignored is %v", path, err == nil)
		}
	}
	out, err := exec.Command(git, "-C", b.Dir, "check-attr", "merge", "codings/ash/T01.jsonl").Output()
	if err != nil || !strings.Contains(string(out), "merge: union") {
		t.Errorf("%s, %v", out, err)
	}
}

func TestMistakesInMittenYaml(t *testing.T) {
	for _, c := range []struct{ text, message, hint string }{
		{"name: x\n", "mitten.yaml: no format version", "mitten: 1"},
		{"mitten: 2\n", "format version 2, this program knows 1", "newer mitten"},
		{"mitten: -1\n", "format version -1", ""},
		{"mitten: 1\nname: x\ncycels: [a]\n", `mitten.yaml:3: unknown key "cycels"`, "did you mean cycles"},
		{"mitten: 1\ncycles: May\n", "mitten.yaml:2: a value of the wrong kind", "docs/format.md"},
		{"mitten: 1\ncoders: [ash, Ash]\n", `coder "Ash" is listed twice`, ""},
		{"mitten: 1\ncoders: [../ash]\n", "coder", "short ids"},
		{"mitten: [\n", "mitten.yaml", ""},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "mitten.yaml"), []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := project.Open(dir)
		mustFail(t, err, c.message, c.hint)
	}
	if n := (&project.Config{}).PercentFrom(); n != 20 {
		t.Errorf("percentages from %d", n)
	}
}

func TestTheRosterKeepsWhatIsThere(t *testing.T) {
	b := newBench(t)
	b.write("participants.csv", "id, Role ,note\r\nP01,Client,\"a, b\"\r\nP02,Client")
	added, err := b.AddParticipants([]string{"P02", "P03", "P03"})
	if err != nil || strings.Join(added, " ") != "P03" {
		t.Fatalf("%v, %v", added, err)
	}
	if got := b.read("participants.csv"); got != "id, Role ,note\r\nP01,Client,\"a, b\"\r\nP02,Client\r\nP03,,\r\n" {
		t.Errorf("%q", got)
	}
	r, err := b.Roster()
	if err != nil || strings.Join(r.Columns, " ") != "role note" || len(r.Participants) != 3 || r.Participants[0].Attributes["note"] != "a, b" {
		t.Errorf("%+v, %v", r, err)
	}
	b.write("participants.csv", "id,role\nP01,x\n\nP 02,y\nP01,z\nP03,x,more\n")
	r, err = b.Roster()
	mustFail(t, err, "participants.csv:5: participant P01 stands on line 2 already", "ids are short")
	mustHold(t, "the error", err.Error(), "participants.csv:4: ", "participants.csv:6: more cells than columns")
	if len(r.Participants) != 2 {
		t.Errorf("the good lines are %+v", r.Participants)
	}
	b.write("participants.csv", "name,role\nx,y\n")
	_, err = b.Roster()
	mustFail(t, err, "participants.csv:1: no column id", "id,role")
}

func TestOneWriterAtATime(t *testing.T) {
	b := newBench(t)
	unlock, err := b.Lock()
	if err != nil {
		t.Fatal(err)
	}
	again, err := project.Open(b.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Lock(); !errors.Is(err, project.ErrLocked) {
		t.Errorf("a second writer: %v", err)
	}
	unlock()
	unlock2, err := again.Lock()
	if err != nil {
		t.Fatalf("after the first was done: %v", err)
	}
	unlock2()
}

func TestFingerprintsTellWhatChanged(t *testing.T) {
	b := newBench(t)
	b.safe("T01.txt", talk, "T02.txt", talk)
	prints := func() map[string]string {
		t.Helper()
		p, err := b.Fingerprints(t.Context())
		if err != nil || len(p) != 2 {
			t.Fatalf("%v, %v", p, err)
		}
		return p
	}
	before := prints()
	if again := prints(); again["T01"] != before["T01"] || again["T02"] != before["T02"] {
		t.Error("they change by themselves")
	}
	for _, c := range []struct {
		why    string
		do     func()
		t1, t2 bool
	}{
		{"a coding in T01", func() { b.code("T01", "ash", "x", "gate", 0) }, true, false},
		{"another coder's journal", func() { b.code("T02", "rowan", "x", "gate", 0) }, false, true},
		{"the transcript, same size", func() {
			later := time.Now().Add(time.Minute)
			if err := os.Chtimes(b.TranscriptPath("T01"), later, later); err != nil {
				t.Fatal(err)
			}
		}, true, false},
		{"participants.csv, which has its own", func() { b.write("participants.csv", "id,role\nP01,x\n") }, false, false},
	} {
		c.do()
		now := prints()
		if (now["T01"] != before["T01"]) != c.t1 || (now["T02"] != before["T02"]) != c.t2 {
			t.Errorf("%s: %v, before %v", c.why, now, before)
		}
		before = now
	}
}

func TestTheRostersFingerprint(t *testing.T) {
	b := newBench(t)
	seen := map[string]bool{}
	is := func(why string) {
		t.Helper()
		p, err := b.RosterFingerprint()
		if err != nil || seen[p] {
			t.Errorf("%s: %q, %v", why, p, err)
		}
		if again, err := b.RosterFingerprint(); again != p || err != nil {
			t.Errorf("%s: it changes by itself: %q, %q, %v", why, p, again, err)
		}
		seen[p] = true
	}
	b.write("participants.csv", "id,role\nP01,x\n")
	is("a list")
	b.write("participants.csv", "id,role\nP01,xy\n")
	is("an edit")
	later := time.Now().Add(time.Minute)
	if err := os.Chtimes(b.Path("participants.csv"), later, later); err != nil {
		t.Fatal(err)
	}
	is("an edit of the same size")
	if err := os.Remove(b.Path("participants.csv")); err != nil {
		t.Fatal(err)
	}
	is("no list")
	if !seen[""] {
		t.Error("no list has a fingerprint")
	}
}

func TestEachVisitsEveryDocumentOnce(t *testing.T) {
	b := newBench(t)
	b.safe("T1.txt", talk, "T2.txt", talk, "T10.txt", talk)
	b.code("T2", "ash", "x", "gate", 0)
	b.code("T2", "rowan", "x", "gate", 0)
	b.write("transcripts/T3.md", "no front matter\n")
	ids, err := b.DocumentIDs()
	if err != nil || strings.Join(ids, " ") != "T1 T2 T3 T10" {
		t.Fatalf("%v, %v", ids, err)
	}
	var mu sync.Mutex
	seen := map[int]int{}
	err = b.Each(t.Context(), ids, func(i int, m *project.Material) error {
		mu.Lock()
		defer mu.Unlock()
		if m.Document.ID != ids[i] {
			t.Errorf("%d is %s", i, m.Document.ID)
		}
		seen[i] = len(m.Placed) + 1
		return nil
	})
	if err == nil || !strings.Contains(err.Error(), "transcripts/T3.md:1") {
		t.Errorf("the bad one: %v", err)
	}
	if len(seen) != 3 || seen[0] != 1 || seen[1] != 3 || seen[3] != 1 {
		t.Errorf("visited, codings + 1: %v", seen)
	}
}

func TestUnknownDocuments(t *testing.T) {
	b := newBench(t)
	_, err := b.Document("T01")
	mustFail(t, err, `no document "T01"`, "mitten import")
	b.safe("T01.txt", talk, "T12.txt", talk)
	_, err = b.Document("T11")
	mustFail(t, err, `no document "T11"`, "did you mean T")
	_, err = b.Document("../mitten")
	mustFail(t, err, "", "")
	b.write("transcripts/T13.md", b.read("transcripts/T12.md"))
	_, err = b.Document("T13")
	mustFail(t, err, "transcripts/T13.md:2: the id is T12", "rename")
}
