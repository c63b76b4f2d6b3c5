package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mitten-qda/mitten/export/guard"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
	"github.com/mitten-qda/mitten/internal/xmlzip"
	"github.com/mitten-qda/mitten/project"
)

// deliverFile writes what is to leave, whole or not at all: nothing of it reaches
// standard output or the disk that did not pass the guard, and what is in place
// was read back from the disk.
func (app *App) deliverFile(study *project.Study, out string, data []byte, told printed) error {
	g, err := app.pass(study, out, data, told)
	if err != nil {
		return err
	}
	if out == "" {
		_, err := app.Stdout.Write(data)
		return err
	}
	err = fsx.WriteChecked(out, data, 0o644, func(temp string) error {
		written, err := os.ReadFile(temp)
		if err != nil {
			return err
		}
		_, err = g.refuse(out, written)
		return err
	})
	switch {
	case exitCode(err) == CodeWouldLeak:
		return err
	case err != nil:
		return fmt.Errorf("%s: %w", out, err)
	}
	app.say("wrote %s", out)
	return nil
}

// tryFile does as deliverFile and writes nothing.
func (app *App) tryFile(study *project.Study, out string, data []byte, told printed) error {
	if _, err := app.pass(study, out, data, told); err != nil {
		return err
	}
	app.say("would write %d bytes (--dry-run)", len(data))
	return nil
}

// pass holds bytes against the guard before they are anywhere.
func (app *App) pass(study *project.Study, out string, data []byte, told printed) (*gate, error) {
	g, err := app.gate(study, told)
	if err != nil {
		return nil, err
	}
	if g.blind != "" {
		app.say("note: names were not looked for: %s", g.blind)
	}
	report, err := g.refuse(out, data)
	if err != nil {
		return nil, err
	}
	if report.Doubts > 0 {
		app.say("note: %s that may be a name or an ordinary word; `mitten check` shows which", count(report.Doubts, "word"))
	}
	return g, nil
}

// refuse is the error that keeps a file back, with the exit code that says so.
func (g *gate) refuse(out string, data []byte) (*guard.Report, error) {
	name := g.mask(out)
	report, err := g.Check(filepath.Base(out), data)
	switch {
	case errors.Is(err, xmlzip.ErrTooBig):
		return nil, wouldLeak(fault.At(name, 0, 0, "unpack it and check its parts", "it cannot be checked: %w", err))
	case err != nil:
		return nil, err
	}
	if err := report.Err(name); err != nil {
		return nil, wouldLeak(err)
	}
	return report, nil
}

// mask gives what a message calls a file.
func (g *gate) mask(out string) string {
	if out == "" {
		return "standard output"
	}
	return filepath.Join(filepath.Dir(out), g.Mask(filepath.Base(out)))
}
