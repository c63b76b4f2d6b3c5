package cli_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/project"
)

func TestASecondWriterIsToldWhoWrites(t *testing.T) {
	d := newDesk(t)
	file := d.write("../T01.txt", "Interviewer: And?\n\nP01: It sticks, and it can stick.\n")
	rows := d.write("../rows.csv", "document,quote,theme,coder\nT01,it can stick,gates,ash\n")
	d.must("import", file, "--anonymised")
	d.must("code", "add", "T01", "gates", "--coder", "ash", "--quote", "It sticks")
	study, err := project.Open(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	unlock, err := study.Lock()
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range [][]string{
		{"import", file, "--anonymised"},
		{"anonymise", "apply", "--name", "Maud"},
		{"code", "add", "T01", "gates", "--coder", "ash", "--quote", "it can stick"},
		{"code", "import", rows},
		{"code", "undo", "--coder", "ash"},
		{"code", "finish", "T01", "--coder", "ash"},
		{"codebook", "add", "banter", "--definition", "talk"},
		{"codebook", "set", "gates", "definition", "another"},
	} {
		out, code := d.run(verb...)
		if code != 11 {
			t.Errorf("mitten %s: exit code %d, want 11", strings.Join(verb, " "), code)
		}
		mustHold(t, out, fmt.Sprintf("the study is in use by process %d", os.Getpid()), "hint: wait until it is done")
	}
	for _, verb := range [][]string{
		{"code", "list"}, {"themes"}, {"check"}, {"search", "stick"},
		{"code", "add", "T01", "tone", "--coder", "ash", "--quote", "it can stick", "--dry-run"},
	} {
		d.must(verb...)
	}
	unlock()
	d.must("code", "add", "T01", "gates", "--coder", "ash", "--quote", "it can stick")
}

// A limit on the size of files stands for a disk that is full: the write gets
// as far as it can, then fails.
func TestAFullDiskLosesNothing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs ulimit -f as Linux has it")
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("needs a shell")
	}
	d := newDesk(t)
	long := strings.Repeat("P01: Then it sticks, and it can stick for all I care.\n\nInterviewer: And?\n\n", 40)
	file := d.write("../T01.txt", long+"P01: The end of it.\n")
	d.must("import", file, "--anonymised")
	d.must("code", "add", "T01", "gates", "--coder", "ash", "--quote", "The end of it")
	d.must("code", "add", "T01", "tone", "--coder", "ash", "--quote", "The end of it")
	full := func(args ...string) {
		t.Helper()
		before := d.everything()
		cmd := d.command(args...)
		mitten, err := exec.LookPath("mitten")
		if err != nil {
			t.Fatal(err)
		}
		cmd.Path, cmd.Args = sh, append([]string{"sh", "-c", `ulimit -f 2; exec "$0" "$@"`, mitten}, cmd.Args[1:]...)
		out, code := d.finish(cmd)
		if code != 1 {
			t.Errorf("mitten %s: exit code %d, want 1\n%s", strings.Join(args, " "), code, out)
		}
		mustHold(t, out, "mitten: ", "file too large")
		for name, was := range before {
			if now := d.everything()[name]; now != was {
				t.Errorf("mitten %s: %s went from %d bytes to %d", strings.Join(args, " "), name, len(was), len(now))
			}
		}
		for name := range d.everything() {
			if strings.Contains(name, ".mitten-tmp-") {
				t.Errorf("mitten %s left %s behind", strings.Join(args, " "), name)
			}
		}
	}
	full("code", "add", "T01", "gates", "--coder", "ash", "--quote", "The end", "--memo", strings.Repeat("a long remark ", 60))
	full("codebook", "set", "gates", "definition", strings.Repeat("a long definition ", 80))
	d.write("../T01.txt", long+"P01: The very end of it.\n")
	full("import", file, "--anonymised")

	d.must("check")
	if n := len(d.codings()); n != 2 {
		t.Errorf("%d codings of 2", n)
	}
	d.must("import", file, "--anonymised")
	mustHold(t, d.read("transcripts/T01.md"), "The very end of it.")
}

// everything gives the study's files, without the vault's, which change with
// each encryption, and without what is derived.
func (d *desk) everything() map[string]string {
	d.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(d.dir, func(path string, e fs.DirEntry, err error) error {
		switch name, _ := filepath.Rel(d.dir, path); {
		case err != nil:
			return err
		case e.IsDir() && (name == "vault" || name == ".mitten"):
			return filepath.SkipDir
		case !e.IsDir():
			files[name] = d.read(filepath.ToSlash(name))
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return files
}

// Writers are killed at moments spread over their whole run. What a process
// said it had done is there afterwards, and what it had not done is not half
// done.
func TestKillNineLosesNothingThatWasSaid(t *testing.T) {
	kills := 30
	if testing.Short() {
		kills = 6
	}
	d := newDesk(t)
	var text, rows strings.Builder
	rows.WriteString("document,quote,theme,coder\n")
	for i := range 200 {
		fmt.Fprintf(&text, "Interviewer: And gate %d?\n\nP01: Gate number %d sticks.\n\n", i, i)
		fmt.Fprintf(&rows, "T01,Gate number %d sticks,tone,rowan\n", i)
	}
	one, table := d.write("../T01.txt", text.String()), d.write("../rows.csv", rows.String())
	other := d.write("../other.txt", "Interviewer: And?\n\nP02: No gate.\n")
	d.must("import", one, "--anonymised")
	started := time.Now()
	d.must("codebook", "set", "gates", "definition", "a gate that sticks")
	usual := time.Since(started)

	said, killed := map[string]bool{}, 0
	random := rand.New(rand.NewPCG(1, 2))
	for i := range kills {
		added := d.must("code", "add", "T01", "gates", "--coder", "ash", "--quote", fmt.Sprintf("Gate number %d sticks", i))
		said[strings.SplitN(strings.SplitN(added, "\n", 3)[1], "\t", 2)[0]] = true
		var cmd *exec.Cmd
		switch i % 5 {
		case 0:
			cmd = d.command("code", "add", "T01", "tone", "--coder", "ash", "--quote", fmt.Sprintf("number %d", i))
		case 1:
			cmd = d.command("code", "import", table)
		case 2:
			cmd = d.command("codebook", "set", "gates", "definition", strings.Repeat("a gate ", i))
		case 3:
			d.write("../other.txt", fmt.Sprintf("Interviewer: And?\n\nP02: No gate, %d times.\n\nP%02d: None.\n", i, 10+i))
			cmd = d.command("import", other, "--anonymised")
		case 4:
			d.write("../named.txt", fmt.Sprintf("Interviewer: And?\n\nMaud: No gate, %d times.\n", i))
			cmd = d.command("import", d.path("../named.txt"))
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(usual) * 5 / 4)))
		_ = cmd.Process.Kill()
		if err := cmd.Wait(); err != nil {
			killed++
		}
		if i%5 != 4 {
			continue
		}
		if out, code := d.run("check"); code != 0 {
			onlyTorn(t, out)
		}
		have := d.codings()
		for id := range said {
			if !have[id] {
				t.Fatalf("after %d kills coding %s is gone", killed, id)
			}
		}
	}
	if killed < kills/3 {
		t.Errorf("only %d of %d processes were caught running", killed, kills)
	}
	// Everything can be done again, and nothing is there twice.
	d.must("import", other, "--anonymised")
	d.must("import", d.path("../named.txt"))
	d.must("code", "import", table)
	d.must("check")
	mustHold(t, d.must("code", "import", table), "0 codings added, 200 there already")
	entries, err := os.ReadDir(d.path("transcripts"))
	if err != nil {
		t.Fatal(err)
	}
	documents := 0
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".md" {
			documents++
		}
	}
	if documents != 2 {
		t.Errorf("%d transcripts, want 2", documents)
	}
	t.Logf("%d of %d processes were killed while they ran", killed, kills)
}

// onlyTorn lets pass a last line that was cut off, which the next write mends.
func onlyTorn(t *testing.T, check string) {
	t.Helper()
	for _, line := range strings.Split(check, "\n") {
		if strings.HasPrefix(line, "wrong: ") && !strings.Contains(line, "the last line was cut off in mid-write") {
			t.Errorf("check finds %s", line)
		}
	}
}
