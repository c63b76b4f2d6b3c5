package cli

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

func newAnonymise(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "anonymise",
		Short: "write the transcripts to code, without names",
		Long: `Write the transcripts to code, without names. The list of people stays in the
vault, encrypted; the transcripts get [P03] for a participant, and for anybody
else what the list says, or [person 1]. What the list does not have is found, and
decided once for the whole study: review asks, apply replaces.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newAnonymiseApply(app), newAnonymiseScan(app), newAnonymiseRisk(app), newAnonymiseCheck(app), newAnonymiseWaive(app), newAnonymiseReview(app),
		newAnonymiseDecide(app), newAnonymiseList(app), newAnonymiseHeard(app), newAnonymiseUndo(app))
	return in("material", cmd)
}

// applyOptions are the flags of `mitten anonymise apply`.
type applyOptions struct {
	people  string
	names   []string
	remove  []string
	listing string
	over    bool
	dryRun  bool
	diff    bool
	json    bool
}

func newAnonymiseApply(app *App) *cobra.Command {
	var opt applyOptions
	cmd := &cobra.Command{
		Use:   "apply [DOCUMENT...]",
		Short: "replace names in the imported transcripts (all, or those named)",
		Long: `Replace names in the imported transcripts (all, or those named) and write the
result to transcripts/.

--people takes a CSV file with the columns name,aliases,participant and, if you
like, label (what to print in brackets for somebody who is not a participant).
Aliases are separated by semicolons. The list is kept in the vault; after that
the file can be deleted. Names are found on word boundaries, in any case, with
possessives and plurals. A name that is also an ordinary word (Bell) can be
limited to where it has a capital: write it as Bell:case. Speakers' labels that
are names become the participant's id.

It can be run again whenever the list has grown: codings stay on their words.
Replacements that may be wrong are listed, with the words around them. A
transcript that was edited by hand since is left as it is, unless --overwrite
says that the edits may go. --diff shows what changes, --dry-run writes nothing.

What was decided (` + "`mitten anonymise review`, `decide`" + `) is replaced wherever it stands.
What is surely an identifier and was not decided becomes what it seems to be:
[name], [phone number], [date]. What may be one stays, and waits for a decision. A
transcript without capital letters waits for ` + "`mitten anonymise heard`" + `.

Exit code 3 if some documents were left as they are, 12 if an id is a name.`,
		Example: `  mitten anonymise apply --people people.csv
  mitten anonymise apply --name "Maureen" --remove "Threlby = the village"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runAnonymiseApply(cmd.Context(), app, args, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.people, "people", "", "CSV `file` of people to add to the list in the vault")
	f.StringArrayVar(&opt.names, "name", nil, "another `name` of a person to replace; may be repeated")
	f.StringArrayVar(&opt.remove, "remove", nil, "another `string` to take out, or STRING = what to print; may be repeated")
	f.StringVar(&opt.listing, "names", "", "text `file` with such strings, one a line")
	f.BoolVar(&opt.over, "overwrite", false, "write transcripts anew that were edited by hand; the edits are lost")
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be replaced, and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: [{document, state, replaced, unmapped_speakers, doubtful, codings_moved, codings_to_review, forms_waiting, changes}]")
	f.BoolVar(&opt.diff, "diff", false, "show what changes in each transcript, turn by turn, in anonymised words")
	return cmd
}

func runAnonymiseApply(ctx context.Context, app *App, ids []string, opt applyOptions) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	vault, err := app.vault(study)
	if err != nil {
		return err
	}
	unlock, err := study.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	desk, err := verdict.Open(study, vault, app.Now)
	if err != nil {
		return err
	}
	changed, err := addNames(desk.Stored, opt)
	if err != nil {
		return err
	}
	known, err := project.IdentifiableIDs(vault)
	if err != nil {
		return err
	}
	if len(known) == 0 {
		return fault.New("`mitten import FILE...` puts them there", "the vault holds no transcripts")
	}
	for _, id := range ids {
		if !slices.Contains(known, id) {
			hint := "`mitten import` puts transcripts into the vault"
			if near := fault.Nearest(id, known); near != "" {
				hint = "did you mean " + near + "?"
			}
			return fault.New(hint, "the vault has no document %q", id)
		}
	}
	if len(ids) == 0 {
		ids = known
	}
	if changed && !opt.dryRun {
		if err := desk.Stored.Write(vault); err != nil {
			return err
		}
	}
	done, failure := desk.Apply(ctx, ids, app.pen(), project.ApplyOptions{Overwrite: opt.over, DryRun: opt.dryRun, Diff: opt.diff})
	if opt.json {
		if err := app.json(appliedAsJSON(done)); err != nil {
			return err
		}
	} else if len(done) > 0 {
		printApplied(app, done, opt.dryRun)
	}
	switch {
	case errors.Is(failure, project.ErrWouldLeak):
		return wouldLeak(failure)
	case len(done) > 0:
		return partly(failure)
	}
	return failure
}

// addNames adds what the flags name to the lists.
func addNames(lists *project.Lists, opt applyOptions) (changed bool, err error) {
	if opt.people != "" {
		f, err := os.Open(opt.people)
		if err != nil {
			return false, err
		}
		defer f.Close()
		more, err := anonymise.ReadPeople(f, opt.people)
		if err != nil {
			return false, err
		}
		c, err := lists.People.Merge(more)
		if err != nil {
			return false, err
		}
		changed = changed || c
	}
	for _, name := range opt.names {
		if strings.Contains(name, "=") {
			return false, fault.New(`--remove "STRING = what to print" says what stands in its place`, "--name takes a person's name alone, not NAME = something")
		}
		c, err := lists.People.AddName(name)
		if err != nil {
			return false, err
		}
		changed = changed || c
	}
	c, err := lists.AddStrings(opt.remove)
	if err != nil {
		return false, err
	}
	changed = changed || c
	if opt.listing != "" {
		f, err := os.Open(opt.listing)
		if err != nil {
			return false, err
		}
		defer f.Close()
		more, err := anonymise.ReadNames(f, opt.listing)
		if err != nil {
			return false, err
		}
		changed = lists.AddLiterals(more) || changed
	}
	return changed, nil
}
