package index

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"testing"
	"time"
)

// killedStudy is what both processes index; later is a change of most of it.
func killedStudy(t testing.TB, later bool) *study {
	s := generated(t, 24)
	for id, e := range s.entries {
		e.Codings = append(e.Codings, Coding{"x", "ann", e.Document.Turns[3].Words})
		if later && id != "T0003" {
			e.Document = interview(t, id, "P1", "P1: good enough", "P1: listening of who", "I: good")
			e.Codings = []Coding{{"x", "bob", e.Document.Turns[0].Words}}
			s.put(e)
		}
	}
	if later {
		s.remove("T0007")
		s.put(Entry{Document: interview(t, "new", "P1", "P1: goof")})
	}
	return s
}

// TestChild is the process that TestKill kills. It says so before it reads each
// document.
func TestChild(t *testing.T) {
	dir := os.Getenv("MITTEN_TEST_INDEX")
	if dir == "" {
		t.Skip("runs as a child of TestKill")
	}
	s := killedStudy(t, os.Getenv("MITTEN_TEST_LATER") != "")
	s.before = func(string) { os.Stderr.WriteString("\n") }
	if _, err := Open(dir, 0).Sync(context.Background(), s, nil); err != nil {
		t.Fatal(err)
	}
}

// A process killed in mid-sync leaves an index that the next one completes, and
// need not build anew where there was one before.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	kill := func(dir string, later bool, after int, pause time.Duration) {
		cmd := exec.Command(os.Args[0], "-test.run=^TestChild$")
		cmd.Env = append(os.Environ(), "MITTEN_TEST_INDEX="+dir)
		if later {
			cmd.Env = append(cmd.Env, "MITTEN_TEST_LATER=1")
		}
		out, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); after > 0 && lines.Scan(); after-- {
		}
		time.Sleep(pause)
		if err := cmd.Process.Kill(); err != nil {
			t.Error(err)
		}
		_ = cmd.Wait()
	}
	first, later := killedStudy(t, false), killedStudy(t, true)
	killedWriting := 0
	for round, at := range []struct {
		after int
		pause time.Duration
	}{{1, 0}, {9, 20 * time.Millisecond}, {24, 10 * time.Millisecond}} {
		dir := t.TempDir()
		kill(dir, false, at.after, at.pause)
		x := Open(dir, 0)
		if r := mustSync(t, x, first); r.Why != "" || r.Rebuilt || r.InMemory {
			t.Errorf("round %d, first build killed: %s", round, brief(r))
		}
		sameAsFresh(t, x, first, "first build killed")

		kill(dir, true, at.after, at.pause)
		if s, err := readStamp(dir); err != nil {
			t.Fatal(err)
		} else if s.Writing {
			killedWriting++
		}
		if r := mustSync(t, x, later); r.Why != "" || r.Rebuilt || r.InMemory {
			t.Errorf("round %d, update killed: %s", round, brief(r))
		}
		sameAsFresh(t, x, later, "update killed")
		if names, _ := x.generations(); len(names) != 1 {
			t.Errorf("left behind: %v", names)
		}
	}
	if killedWriting == 0 {
		t.Error("no process was killed while it was writing")
	}
}

// A document of several batches is in the index as a whole or not at all.
func TestLongDocumentInParts(t *testing.T) {
	turns := make([]string, 2*batchSegments+300)
	for i := range turns {
		turns[i] = "P1: good enough"
	}
	s := newStudy()
	s.put(Entry{Document: interview(t, "T1", "P1", turns...)})
	x := Open(t.TempDir(), 0)
	if r := ask(t, x, s, "good", Options{Limit: 1}); r.Total != len(turns) {
		t.Errorf("%d of %d turns found", r.Total, len(turns))
	}
	// The state that the first of its batches leaves behind.
	st := newState()
	st[shardOf("T1")]["T1"] = indexed{segments: len(turns)}
	if changed, _ := st.diff(s.prints, nil); len(changed) != 1 {
		t.Error("half a document is taken for a whole one")
	}
	s.put(Entry{Document: interview(t, "T1", "P1", "P1: good")})
	if r := ask(t, x, s, "good", Options{Limit: 1}); r.Total != 1 {
		t.Errorf("%d turns found, want 1", r.Total)
	}
}
