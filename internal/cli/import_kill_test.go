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
	const files = 600
	for i := range files {
		text := fmt.Sprintf("Interviewer: What stayed with you?\n\nP%03d: The gate, number %d. %s\n", i, i, strings.Repeat("It stuck. ", 400))
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("talk %03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	rnd := rand.New(rand.NewPCG(7, 7))
	stopped := 0
	for round := range 10 {
		cmd := d.command("import", folder, "--anonymised", "--yes")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(60+rnd.IntN(250)) * time.Millisecond)
		if round%2 == 0 {
			cmd.Process.Signal(os.Interrupt)
		} else {
			cmd.Process.Kill()
		}
		cmd.Wait()
		switch code := cmd.ProcessState.ExitCode(); {
		case code == 0:
			continue // it had come to its end
		case round%2 == 0 && code != cli.CodeInterrupted:
			t.Errorf("ctrl-C gave exit code %d", code)
		}
		stopped++
		if out, code := d.run("check"); code != 0 {
			t.Fatalf("after stop %d:\n%s", stopped, out)
		}
	}
	if stopped < 3 {
		t.Errorf("only %d of 10 runs were caught before they ended", stopped)
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
