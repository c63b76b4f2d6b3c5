package cli

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// typed runs one command line with somebody at the terminal who types answers.
func typed(t *testing.T, dir, answers string, args ...string) (out, messages string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	app := &App{
		Stdin: strings.NewReader(answers), Stdout: &stdout, Stderr: &stderr, Now: time.Now, Rand: rand.NewChaCha8([32]byte{1}),
		Getenv: func(name string) string {
			if name == "MITTEN_CONFIG" {
				return filepath.Join(filepath.Dir(dir), "config")
			}
			return ""
		},
		Progress: true, Answers: true, Width: 100,
	}
	if code := Main(append([]string{"-C", dir}, args...), app); code != 0 {
		t.Fatalf("%v: exit code %d\n%s", args, code, stderr.String())
	}
	return stdout.String(), stderr.String()
}

func TestImportAsksOnceAndRemembers(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "study")
	typed(t, dir, "", "init", ".")
	file := func(name, text string) string {
		path := filepath.Join(root, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	talk := "Bogna: One.\n\nEwart: Two.\n\nBogna: Three.\n\nEwart: Four.\n\nBogna K.: Five.\n\nEwart: Six.\n\nBogna K.: Seven.\n"
	one, two := file("one.txt", talk), file("two.txt", talk+"\nEwart: Eight.\n")
	// Who asks (a wrong answer first), then: are the two labels one?
	out, asked := typed(t, dir, "9\n1\n1\n", "import", one, two)
	if strings.Count(asked, "who asks the questions?") != 1 || strings.Count(asked, "one speaker?") != 1 || !strings.Contains(asked, `"9" is none of 1 to`) {
		t.Errorf("asked:\n%s", asked)
	}
	if !strings.Contains(out, "Bogna* 4, Ewart 3") || !strings.Contains(out, "Bogna* 4, Ewart 4") {
		t.Errorf("printed:\n%s", out)
	}
	out, asked = typed(t, dir, "", "import", file("three.txt", talk+"\nBogna: Nine.\n"))
	if strings.Contains(asked, "?\n") || !strings.Contains(out, "Bogna* 5, Ewart 3") {
		t.Errorf("a later file:\n%s%s", out, asked)
	}
	// No more answers: the rest stays open, and is listed.
	_, asked = typed(t, dir, "", "import", file("four.txt", "Ines: One.\n\nOdo: Two.\n\nInes: Three.\n\nOdo: Four.\n"))
	if !strings.Contains(asked, "who asks the questions?") || !strings.Contains(asked, "look at: T04") {
		t.Errorf("left open:\n%s", asked)
	}
	_, asked = typed(t, dir, "", "import", one, "--yes", "--reread")
	if strings.Contains(asked, "who asks") {
		t.Errorf("--yes asked:\n%s", asked)
	}
}
