package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/export"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
	"github.com/mitten-qda/mitten/project"
)

func newExport(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "write quote sets and tables for others to read",
		Long: `Write quote sets and tables for others to read. People are named by role only;
no ids, positions, file names or coders leave. If a name of the people list
stands in what would be written, nothing is, and the exit code is 12.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newExportQuotes(app), newExportFrequencies(app))
	return in("leaving", cmd)
}

// fileOptions are the flags of every export.
type fileOptions struct {
	format string
	out    string
	title  string
	date   string
	force  bool
	dryRun bool
}

func (o *fileOptions) addFlags(cmd *cobra.Command, formats []export.Format) {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = string(f)
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "", "`format`: "+strings.Join(names, ", ")+" (default: as the file's name says, else "+names[0]+")")
	f.StringVarP(&o.out, "out", "o", "", "the `file` to write (default: standard output)")
	f.StringVar(&o.title, "title", "", "the title on top")
	f.StringVar(&o.date, "date", "", "the date of the data, printed as given")
	f.BoolVar(&o.force, "force", false, "overwrite a file that is there")
	f.BoolVar(&o.dryRun, "dry-run", false, "do everything but write the file")
}

// choose finds the format and holds it against the place it goes to.
func (o *fileOptions) choose(app *App, formats []export.Format) (export.Format, error) {
	name := o.format
	if name == "" {
		name = strings.TrimPrefix(filepath.Ext(o.out), ".")
	}
	if name == "" {
		name = string(formats[0])
	}
	f, err := export.ParseFormat(name, formats)
	if err != nil {
		return "", misused(err)
	}
	if o.out == "" && app.Terminal && (f == export.Word || f == export.Excel) {
		return "", fault.New("name a file: -o quotes."+string(f), "%s is not for a terminal", f)
	}
	if o.out != "" && !o.force {
		if _, err := os.Stat(o.out); err == nil {
			return "", fault.New("--force overwrites it", "%s exists", o.out)
		}
	}
	return f, nil
}

// deliver writes an export whole or not at all. render is given the guard that
// reads it first.
func (o *fileOptions) deliver(app *App, study *project.Study, render func(*bytes.Buffer, export.Guard) error) error {
	check, err := app.guard(study)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := render(&b, check.Check); err != nil {
		return err
	}
	if n := check.doubts(); n > 0 {
		app.say("note: %s that may be a name or an ordinary word; `mitten check` shows which", count(n, "word"))
	}
	switch {
	case o.dryRun:
		app.say("would write %d bytes (--dry-run)", b.Len())
		return nil
	case o.out == "":
		_, err := app.Stdout.Write(b.Bytes())
		return err
	}
	if err := fsx.WriteFile(o.out, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("%s: %w", o.out, err)
	}
	app.say("wrote %s", o.out)
	return nil
}

// A checker is the study's guard; without the vault or its key it can only let
// pass, and says so.
type checker struct{ guard *project.Guard }

func (c checker) Check(text string) error {
	if c.guard == nil {
		return nil
	}
	return c.guard.Check(text)
}

func (c checker) doubts() int {
	if c.guard == nil {
		return 0
	}
	return c.guard.Doubts()
}

func (app *App) guard(study *project.Study) (checker, error) {
	key, err := project.KeyPath(app.Getenv)
	if err != nil {
		return checker{}, err
	}
	g, err := study.Guard(key)
	var missing *anonymise.NoIdentityError
	if errors.As(err, &missing) {
		app.say("note: names were not looked for: the key of the vault is not on this machine (`mitten key import FILE` puts a backup in place)")
		return checker{}, nil
	}
	if errors.Is(err, anonymise.ErrForeignVault) {
		app.say("note: names were not looked for: your key does not open this study's vault")
		return checker{}, nil
	}
	if errors.Is(err, project.ErrNoVault) {
		app.say("note: names were not looked for: %v", err)
		return checker{}, nil
	}
	return checker{g}, err
}
