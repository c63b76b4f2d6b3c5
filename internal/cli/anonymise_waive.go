package cli

import (
	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fault"
)

// waiverJSON is an element of what `mitten anonymise waive --list --json` prints.
type waiverJSON struct {
	Form   string `json:"form"`
	Reason string `json:"reason"`
	By     string `json:"by"`
	At     string `json:"at"` // UTC, RFC 3339
}

func newAnonymiseWaive(app *App) *cobra.Command {
	var reason, by string
	var list, dryRun, asJSON bool
	cmd := &cobra.Command{
		Use:   "waive FORM",
		Short: "let a word leave that is nearly a name, and keep who says so and why",
		Long: `Let a word leave that is nearly a name of the people list: an export refuses
what may be a misspelt name until somebody answers for it. Form, reason, who and
when are kept in the vault. A name that the lists have cannot be waived.`,
		Example: `  mitten anonymise waive Marlin --reason "the café on the pier" --by ash
  mitten anonymise waive --list`,
		Args: func(cmd *cobra.Command, args []string) error {
			if list {
				return noArgs(cmd, args)
			}
			return exactArgs(1, "a word or a few, in quotes")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if list {
				return listWaivers(app, asJSON)
			}
			d, release, err := app.decider()
			if err != nil {
				return err
			}
			defer release()
			changed, err := d.Log.Waive(args[0], reason, by, app.Now(), decide.Lists{People: d.Stored.People, Literals: d.Stored.Literals})
			switch {
			case err != nil:
				return err
			case !changed:
				app.say("it was waived before")
				return nil
			case dryRun:
				app.say("would waive it (--dry-run)")
				return nil
			}
			if err := d.Save(); err != nil {
				return fault.New("try again", "the waiver was not kept: %w", err)
			}
			app.say("waived; the vault keeps why, who and when")
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&reason, "reason", "", "`why` it is nobody's name")
	f.StringVar(&by, "by", "", "`who` answers for it")
	f.BoolVar(&list, "list", false, "list what was waived")
	f.BoolVar(&asJSON, "json", false, "with --list, print JSON: [{form, reason, by, at}]")
	addDryRun(cmd, &dryRun)
	return cmd
}
