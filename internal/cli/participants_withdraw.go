package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// withdrawOptions are the flags of `mitten participants withdraw`.
type withdrawOptions struct {
	yes, forget, dryRun, json bool
}

func newParticipantsWithdraw(app *App) *cobra.Command {
	var opt withdrawOptions
	cmd := &cobra.Command{
		Use:   "withdraw ID",
		Short: "remove every word of somebody who has withdrawn consent",
		Long: `Remove every word of a participant: documents of theirs alone go, with all that was
coded in them; in documents where others speak their turns become "[withdrawn]",
and other people's codings stay on their words. It goes through transcripts,
journals, the index and the vault, where the imported files go, too. A line in
withdrawn.csv stays: the id, and hashes by which the files are kept out.

Their name stays in the vault's people list, so that it is still replaced where
others say it. --forget-name takes it out: where others say it, the next
` + "`mitten anonymise apply`" + ` leaves it in transcripts/, so read them first.

What mitten cannot reach is listed: memos, the codebook and exports that seem to
quote them, what others say of them, version control, backups, reports that have
left the house. It cannot be undone. Cut short, another run completes it.`,
		Example: `  mitten participants withdraw P07 --dry-run
  mitten participants withdraw P07 --yes`,
		Args: exactArgs(1, "an id"),
		RunE: func(cmd *cobra.Command, args []string) error { return runWithdraw(cmd, app, args[0], opt) },
	}
	f := cmd.Flags()
	f.BoolVar(&opt.yes, "yes", false, "do it without asking")
	f.BoolVar(&opt.forget, "forget-name", false, "take their names out of the people list, too")
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be removed, and remove nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {participant, removed, redacted, codings, cut, memos, originals, torn, places}")
	return cmd
}

type withdrawalJSON struct {
	Participant string   `json:"participant"`
	Removed     []string `json:"removed"`
	Redacted    []string `json:"redacted"`
	Codings     int      `json:"codings"`
	Cut         int      `json:"cut"`
	Memos       int      `json:"memos"`
	Originals   int      `json:"originals"`
	Torn        []string `json:"torn"`
	Places      []string `json:"places"`
}

func runWithdraw(cmd *cobra.Command, app *App, id string, opt withdrawOptions) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	vault, err := app.vault(study)
	if errors.Is(err, project.ErrNoVault) {
		app.say("note: %v: the vault that the names are in has to be cleared where it is", err)
		vault, err = nil, nil
	}
	if err == nil && vault != nil {
		err = vault.Readable()
	}
	if err != nil {
		return err
	}
	date := app.Now().UTC().Format("2006-01-02")
	plan, err := study.Withdraw(cmd.Context(), vault, id, date, opt.forget, true)
	if err != nil {
		return err
	}
	if opt.dryRun {
		if !opt.json {
			app.sayWithdrawal(plan, "would be")
			app.say("nothing was removed (--dry-run)")
			return nil
		}
		return app.json(withdrawalAsJSON(plan))
	}
	if !opt.json { // before anything goes: places cannot be found again without the words
		app.sayWithdrawal(plan, "will be")
	}
	if !opt.yes {
		if !app.Answers || !app.Progress {
			return usage(cmd, errors.New("it cannot be undone: say --yes"))
		}
		fmt.Fprintf(app.Stderr, "this cannot be undone. Type %s to go on: ", id)
		answer, _ := app.typist().line()
		if strings.TrimSpace(answer) != id {
			return fault.New("", "nothing was removed")
		}
	}
	unlock, err := study.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	done, err := study.Withdraw(cmd.Context(), vault, id, date, opt.forget, false)
	if err != nil {
		return err
	}
	if opt.json {
		return app.json(withdrawalAsJSON(done))
	}
	app.say("%s: removed: %s, %s, %s; redacted: %s, %s, %s", id, count(len(done.Removed), "document"), count(done.Codings, "coding"),
		count(done.Originals, "imported file"), count(len(done.Redacted), "document"), count(done.Cut, "coding"), count(done.Memos, "memo"))
	app.say("not reached: what others say of them, version control, backups, copies of the study, reports that have left the house")
	return nil
}

func withdrawalAsJSON(w *project.Withdrawal) withdrawalJSON {
	return withdrawalJSON{w.Participant, emptyNotNil(w.Removed), emptyNotNil(w.Redacted), w.Codings, w.Cut, w.Memos, w.Originals, emptyNotNil(w.Torn), emptyNotNil(w.Places)}
}

// sayWithdrawal lists what a withdrawal touches; how is "was" or "would be".
func (app *App) sayWithdrawal(w *project.Withdrawal, how string) {
	if w.Again {
		app.say("%s has withdrawn already; looked again for what is left", w.Participant)
	}
	list := func(ids []string) string {
		if len(ids) == 0 {
			return "none"
		}
		return strings.Join(ids, ", ")
	}
	app.say("%s: of these documents all %s removed: %s", w.Participant, how, list(w.Removed))
	app.say("%s: in these documents their turns: %s", w.Participant, list(w.Redacted))
	app.say("%s: %s of their words alone %s removed; %d of theirs and others' stay on what is left", w.Participant, count(w.Codings, "coding"), how, w.Cut)
	if w.Memos > 0 {
		app.say("%s: %s on others' words quote them: the quote %s replaced by [withdrawn]", w.Participant, count(w.Memos, "memo"), how)
	}
	for _, file := range w.Torn {
		app.say("%s: %s, half a line that a crash left, %s removed", w.Participant, file, how)
	}
	app.say("%s: attributes in participants.csv, %s in the vault with the identifiable text, the index %s removed", w.Participant, count(w.Originals, "imported file"), how)
	for _, place := range w.Places {
		app.say("look at: %s seems to quote them", place)
	}
}
