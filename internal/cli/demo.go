package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/internal/demo"
	"github.com/mitten-qda/mitten/internal/fault"
)

func newDemo(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "demo [FOLDER]",
		Short: "write an invented study and walk it, from Word files to quotes by theme",
		Long: `Write an invented study into a folder (default mitten-demo) and walk it: import,
anonymise, index, code, search, count, export. Each step is a command you could
have typed, printed with its result. Everybody in it is made up.`,
		Example: "  mitten demo",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage(cmd, errors.New("demo takes one folder"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "mitten-demo"
			if len(args) == 1 {
				dir = args[0]
			}
			return runDemo(cmd.Context(), app, filepath.Join(app.dir, dir), len(args) == 1)
		},
	}
	return in("start", cmd)
}

// A walk runs the demo's steps.
type walk struct {
	ctx  context.Context
	app  *App
	dir  string // where everything is written
	self string // how the user runs this program
}

func runDemo(ctx context.Context, app *App, dir string, named bool) error {
	dir, err := freeFolder(dir, named)
	if err != nil {
		return err
	}
	w := &walk{ctx: ctx, app: app, dir: dir, self: program()}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	files, err := demo.Write(dir)
	if err != nil {
		return err
	}
	w.print("An invented charity, two rounds of interviews: %d files are now in %s.\n", len(files), dir)
	w.print("Everybody in them is made up. Every line that begins with $ is a command you can type.\n")
	return w.steps(
		w.start, w.materials, w.codes, w.findings, w.leaving, w.next,
	)
}

// freeFolder gives dir, or dir-2, dir-3 ... where it is taken and the user did
// not ask for it by name.
func freeFolder(dir string, named bool) (string, error) {
	at := dir
	for n := 2; ; n++ {
		entries, err := os.ReadDir(at)
		if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
			return at, nil
		}
		if named {
			return "", fault.New("name another folder: mitten demo FOLDER", "%s is there already and not empty", dir)
		}
		at = fmt.Sprintf("%s-%d", dir, n)
	}
}

// program is how the user runs mitten: by name, or with go run.
func program() string {
	if self, err := os.Executable(); err == nil && strings.Contains(filepath.ToSlash(self), "/go-build") {
		return "go run ./cmd/mitten"
	}
	return "mitten"
}

func (w *walk) steps(steps ...func() error) error {
	for _, step := range steps {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// in joins names below the demo's folder.
func (w *walk) in(names ...string) string { return filepath.Join(append([]string{w.dir}, names...)...) }

// of puts the study before a command line.
func (w *walk) of(args ...string) []string { return append([]string{"-C", w.in("study")}, args...) }

// run prints a command and runs it, showing at most so many lines.
func (w *walk) run(lines int, args ...string) error { return w.runAs(args, lines, args...) }

// runAs is run with another wording of the command.
func (w *walk) runAs(shown []string, lines int, args ...string) error {
	if len(shown) > 0 && shown[0] != "-C" && args[0] == "-C" {
		shown = append([]string{"-C", w.in("study")}, shown...)
	}
	words := []string{w.self}
	for _, a := range shown {
		words = append(words, quoted(a))
	}
	w.command(strings.Join(words, " "))
	var out bytes.Buffer
	run := *w.app
	run.Stdout, run.Stderr, run.Progress = &out, &out, false
	run.Terminal = true // the tables a person would see
	run.Width = min(max(run.Width, 100), 120)
	run.dir = ""
	if !w.app.styled() {
		getenv := run.Getenv
		run.Getenv = func(name string) string {
			if name == "NO_COLOR" {
				return "1"
			}
			return getenv(name)
		}
	}
	root := newRoot(&run)
	root.SetArgs(args)
	root.SetOut(&out)
	root.SetErr(&out)
	err := root.ExecuteContext(w.ctx)
	text := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
	for i, line := range text {
		if i == lines && len(text) > lines+1 {
			w.print("  ... %d more lines\n", len(text)-lines)
			break
		}
		w.print("  %s\n", line)
	}
	if err != nil {
		return fmt.Errorf("the demo's step failed: %w", err)
	}
	return nil
}

func (w *walk) title(text string) {
	w.print("\n%s%s%s\n\n", w.app.emphasis(), text, w.app.noEmphasis())
}

func (w *walk) command(line string) { w.print("$ %s\n", line) }

func (w *walk) print(format string, args ...any) { fmt.Fprintf(w.app.Stdout, format, args...) }

// quoted puts a word in single quotes where a shell would need them.
func quoted(word string) string {
	if strings.HasSuffix(word, "/*") && !strings.Contains(word, " ") {
		return word
	}
	if word != "" && !strings.ContainsAny(word, " \"'$&|;<>()*?[]#~=!`\\") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
