package cli

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/verdict"
)

func newAnonymiseUndo(app *App) *cobra.Command {
	dryRun := false
	cmd := &cobra.Command{
		Use:   "undo [N]",
		Short: "take back the last decision, or the last N (shows them)",
		Long: `Take back the last decision, or the last N of them: forms, names heard, waivers.
What was decided before holds again. Nothing is lost: the vault keeps what was
taken back, and that it was. This verb shows names.`,
		Example: `  mitten anonymise undo
  mitten anonymise undo 3`,
		RunE: func(cmd *cobra.Command, args []string) error {
			n := 1
			if len(args) == 1 {
				var err error
				if n, err = strconv.Atoi(args[0]); err != nil || n < 1 {
					return usage(cmd, errors.New("how many to take back is a number from 1"))
				}
			} else if len(args) > 1 {
				return usage(cmd, errors.New("mitten anonymise undo takes one number"))
			}
			d, release, err := app.decider()
			if err != nil {
				return err
			}
			defer release()
			done := 0
			for ; done < n; done++ {
				e, ok, err := d.Undo()
				if err != nil {
					return err
				}
				if !ok {
					break
				}
				app.say("taken back: %s", verdict.UndoneTold(e))
			}
			if done == 0 {
				return fault.New("`mitten anonymise list` shows what holds", "there is no decision to take back")
			}
			if dryRun {
				app.say("nothing was written (--dry-run)")
				return nil
			}
			if err := d.Save(); err != nil {
				return err
			}
			app.say("`mitten anonymise apply` writes the transcripts anew")
			return nil
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be taken back, and write nothing")
	return cmd
}

// wholeOr names a document, or the study.
func wholeOr(document string) string {
	if document == "" {
		return "the whole study"
	}
	return document
}
