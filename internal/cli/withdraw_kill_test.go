package cli_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A withdrawal is killed at any moment: check tells, another run completes it,
// and others' codings are where they were.
func TestAWithdrawalThatIsKilled(t *testing.T) {
	d := newDesk(t)
	folder := filepath.Join(filepath.Dir(d.dir), "talks")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	talk := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const groups = 25
	for i := range groups {
		talk(fmt.Sprintf("T%02d.txt", i+1), fmt.Sprintf("Interviewer: And you?\n\nOrsolya: The quince jelly never set, number %d.\n\nGwilym: We ate it off the spoon.\n\nOrsolya: So we did.\n", i))
	}
	talk("T90.txt", "Interviewer: And you?\n\nOrsolya: The quince jelly never set.\n")
	d.must("import", folder, "--yes")
	talk("people.csv", "name,participant\nOrsolya,P01\nGwilym,P02\n")
	d.must("anonymise", "apply", "--people", filepath.Join(folder, "people.csv"))
	for i := range groups {
		d.must("code", "add", fmt.Sprintf("T%02d", i+1), "gates", "--coder", "ash", "--quote", "off the spoon")
	}
	d.must("code", "add", "T90", "tone", "--coder", "rowan", "--quote", "quince jelly")
	whole := d.dir
	rnd := rand.New(rand.NewPCG(3, 3))
	killed := 0
	for round := range 8 {
		d.dir = filepath.Join(t.TempDir(), "study")
		if err := os.CopyFS(d.dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		cmd := d.command("participants", "withdraw", "P01", "--yes")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for range 20_000 { // until it has begun, on a busy machine too
			if _, err := os.Stat(d.path("withdrawn.csv")); err == nil {
				break
			}
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Duration(rnd.IntN(60)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		if cmd.ProcessState.ExitCode() != 0 {
			killed++
			out, code := d.run("check")
			if code == 0 {
				t.Errorf("round %d: check does not tell:\n%s", round, out)
			}
			mustHold(t, out, "the withdrawal of P01 was cut short", "mitten participants withdraw P01")
		}
		d.must("participants", "withdraw", "P01", "--yes")
		mustHold(t, d.must("check"), "the study is whole")
		if n := len(d.codings()); n != groups {
			t.Errorf("round %d: %d codings, want %d", round, n, groups)
		}
		filepath.WalkDir(d.dir, func(path string, e fs.DirEntry, _ error) error {
			if !e.IsDir() {
				if data, _ := os.ReadFile(path); strings.Contains(string(data), "quince") {
					t.Errorf("round %d: their words are in %s", round, path)
				}
			}
			return nil
		})
	}
	if killed < 3 {
		t.Errorf("only %d of 8 runs were caught before they ended", killed)
	}
}
