package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// destroyWord is what has to be typed before the key goes.
const destroyWord = "destroy"

func newKeyDestroy(app *App) *cobra.Command {
	yes, dryRun := false, false
	cmd := &cobra.Command{
		Use:   "destroy",
		Short: "delete the key, so that the anonymisation cannot be undone",
		Long: `Delete the key, so that the anonymisation cannot be undone: nobody can open the vaults
that were made with it, in any study, unless there is a backup. To give up the names of
one study alone, delete its folder vault instead.

Lost are the imported files, the identifiable transcripts, the list of people and what
` + "`anonymise apply`" + ` decided; nobody can look for names in exports any more. Transcripts,
codings, the codebook, participants.csv and exports stay as they are, and everything
that works on them does.

The file is overwritten before it is deleted. That is no promise: SSDs and file systems
that move data may keep what was there until they use the place again.`,
		Example: "  mitten key destroy --dry-run",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runKeyDestroy(cmd, app, yes, dryRun) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be lost, and delete nothing")
	return cmd
}

func runKeyDestroy(cmd *cobra.Command, app *App, yes, dryRun bool) error {
	path, err := project.KeyPath(app.Getenv)
	if err != nil {
		return err
	}
	if !exists(path) {
		return anonymise.DestroyIdentity(path)
	}
	app.say("the key at %s opens the vaults of all studies that were made with it", path)
	app.say("lost without it: imported files, identifiable transcripts, the list of people, what apply decided; nobody can look for names in exports any more")
	app.say("not lost: transcripts, codings, the codebook, participants.csv, memos, exports")
	app.say("not reached: backups of the key, other people's keys to the vault, and what an SSD keeps of a file that was overwritten")
	only, err := app.inVaultOnly(path)
	if err != nil {
		app.say("note: whether all documents have a transcript could not be told: %v", err)
	}
	if len(only) > 0 {
		app.say("look at: these documents are in the vault only, and would be lost whole: %s", strings.Join(only, ", "))
	}
	if dryRun {
		app.say("nothing was deleted (--dry-run)")
		return nil
	}
	if !yes {
		if !app.Answers || !app.Progress {
			return usage(cmd, errors.New("it cannot be undone: say --yes"))
		}
		fmt.Fprintf(app.Stderr, "this cannot be undone. Type %s to go on: ", destroyWord)
		answer, _ := app.typist().line()
		if strings.TrimSpace(answer) != destroyWord {
			return fault.New("", "nothing was deleted")
		}
	}
	if err := anonymise.DestroyIdentity(path); err != nil {
		return err
	}
	app.say("the key is gone from this machine; backups of it still open the vaults")
	return nil
}

// inVaultOnly lists the documents of the study one is in that were never
// anonymised.
func (app *App) inVaultOnly(key string) ([]string, error) {
	study, err := app.study()
	if errors.Is(err, project.ErrNoStudy) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	vault, err := study.VaultIfAny(key)
	if errors.Is(err, project.ErrNoVault) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	in, err := project.IdentifiableIDs(vault)
	if err != nil {
		return nil, err
	}
	have, err := study.DocumentIDs()
	return slices.DeleteFunc(in, func(id string) bool { return slices.Contains(have, id) }), err
}
