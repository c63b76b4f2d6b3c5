package cli

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
)

// undoOptions are the flags of `mitten code undo` and `code redo`.
type undoOptions struct {
	coder  string
	dryRun bool
	json   bool
}

// undoJSON is what `mitten code undo --json` and `code redo --json` print.
type undoJSON struct {
	Steps []stepJSON `json:"steps"`
}

type stepJSON struct {
	Document string    `json:"document"`
	What     string    `json:"what"` // was done at first
	At       time.Time `json:"at"`   // when that was
	Coding   string    `json:"coding,omitempty"`
}

func newCodeUndo(app *App) *cobra.Command {
	return undoing(app, "undone", coding.UndoLast, &cobra.Command{
		Use:   "undo [N]",
		Short: "take back what you did last, in whichever document",
		Long: `Take back what the coder did last, or the last N things, in whichever document:
an add, edit, remove, restore or finish. It says in words what was taken back.
Nothing is erased: ` + "`mitten code log`" + ` shows both, and ` + "`mitten code redo`" + ` brings it back.

Exit code 1 if there is nothing to undo, 3 if there are fewer than N things.`,
		Example: "  mitten code undo\n  mitten code undo 3 --dry-run",
	})
}

func newCodeRedo(app *App) *cobra.Command {
	return undoing(app, "done again", coding.RedoLast, &cobra.Command{
		Use:   "redo [N]",
		Short: "do again what was undone last",
		Long: `Do again what was undone last, or the last N things. It works until the coder
does something else.

Exit code 1 if there is nothing to redo, 3 if there are fewer than N things.`,
		Example: "  mitten code redo\n  mitten code redo 3",
	})
}

func undoing(app *App, done string, step desk.Stepper, cmd *cobra.Command) *cobra.Command {
	var opt undoOptions
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		_, err := times(cmd, args)
		return err
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		n, err := times(cmd, args)
		if err != nil {
			return err
		}
		return runCodeUndo(cmd.Context(), app, done, step, n, opt)
	}
	f := cmd.Flags()
	addCoder(cmd, &opt.coder)
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be "+done+", and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {steps: [{document, what, at, coding}]}")
	return cmd
}

// times reads how often, once if nothing is said.
func times(cmd *cobra.Command, args []string) (int, error) {
	if len(args) == 0 {
		return 1, nil
	}
	n, err := strconv.Atoi(args[0])
	if len(args) > 1 || err != nil || n < 1 {
		return 0, usage(cmd, fmt.Errorf("%s takes one number from 1 on: how many things", cmd.CommandPath()))
	}
	return n, nil
}

func runCodeUndo(ctx context.Context, app *App, done string, step desk.Stepper, n int, opt undoOptions) error {
	s, err := app.scribe(opt.dryRun)
	if err != nil {
		return err
	}
	defer s.Close()
	coder, err := app.coder(s.Study, opt.coder)
	if err != nil {
		return err
	}
	steps, stopped, err := s.Step(ctx, coder, n, step)
	if err != nil {
		return err
	}
	out := undoJSON{Steps: []stepJSON{}}
	for _, st := range steps {
		out.Steps = append(out.Steps, stepJSON{st.Document, st.Description, st.Of.At, st.Of.Coding})
	}
	if opt.json {
		if err := app.json(out); err != nil {
			return err
		}
	} else {
		for _, st := range out.Steps {
			fmt.Fprintf(app.Stdout, "%s: %s (of %s)\n", done, st.What, stampText(st.At))
		}
		if opt.dryRun {
			app.say(dryRunNote)
		}
	}
	if stopped != nil {
		return partly(fmt.Errorf("%s %s, not %d: %w", count(len(steps), "thing"), done, n, stopped))
	}
	return nil
}

// stampText writes a time as it stands in journals, without fractions.
func stampText(at time.Time) string { return at.UTC().Format(time.RFC3339) }
