package cli_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/internal/cli"
)

// An import of many files is stopped again and again, by ctrl-C and by kill -9.
// The study is whole each time, and the next run does what is left.
func TestAnImportThatIsStopped(t *testing.T) {
	d := newDesk(t)
	folder := filepath.Join(filepath.Dir(d.dir), "interviews")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	files := 0
	write := func(more int) {
		for i := files; i < files+more; i++ {
			text := fmt.Sprintf("Interviewer: What stayed with you?\n\nP%03d: The gate, number %d. %s\n", i, i, strings.Repeat("It stuck. ", 400))
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("talk %03d.txt", i)), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		files += more
	}
	write(600)
	rnd := rand.New(rand.NewPCG(7, 7))
	interrupted, killed := 0, 0
	for round := 0; interrupted < 3 || killed < 3; round++ {
		if round == 60 {
			t.Fatalf("of %d runs ctrl-C caught %d and kill -9 caught %d", round, interrupted, killed)
		}
		byHand := round%2 == 0
		cmd := d.command("import", folder, "--anonymised", "--yes")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(60+rnd.IntN(250+10*round)) * time.Millisecond)
		if byHand {
			cmd.Process.Signal(os.Interrupt)
		} else {
			cmd.Process.Kill()
		}
		cmd.Wait()
		switch code := cmd.ProcessState.ExitCode(); {
		case code == 0: // it had come to its end
			write(300)
			continue
		case !byHand:
			killed++
		case code == cli.CodeInterrupted:
			interrupted++
		case code != -1: // a busy machine had not let it begin
			t.Errorf("ctrl-C gave exit code %d", code)
		}
		if out, code := d.run("check"); code != 0 {
			t.Fatalf("after run %d:\n%s", round, out)
		}
	}
	d.must("import", folder, "--anonymised", "--yes")
	var report struct {
		Documents []struct{ ID, File, State string }
	}
	if err := json.Unmarshal([]byte(d.must("import", folder, "--anonymised", "--yes", "--json")), &report); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, doc := range report.Documents {
		ids[doc.ID] = true
		if doc.State != "unchanged" {
			t.Errorf("%s is %s after a run that came to its end", doc.File, doc.State)
		}
	}
	transcripts, _ := filepath.Glob(d.path("transcripts/*.md"))
	if len(ids) != files || len(transcripts) != files {
		t.Errorf("%d files became %d documents and %d transcripts", files, len(ids), len(transcripts))
	}
	if out := d.must("check"); !strings.Contains(out, "the study is whole") {
		t.Error(out)
	}
}
