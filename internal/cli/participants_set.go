package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// setOptions are the flags of `mitten participants set`.
type setOptions struct {
	create, addColumn, force, dryRun bool
}

func newParticipantsSet(app *App) *cobra.Command {
	var opt setOptions
	cmd := &cobra.Command{
		Use:   "set ID... ATTRIBUTE=VALUE...",
		Short: "set attributes and consent of participants",
		Long: `Set attributes of one or more participants in participants.csv; the rest of the file
stays as it is. Values are held against those that mitten.yaml allows. An empty
value clears the cell. consent is quote, count only or withdrawn; who withdraws
also wants their words removed.`,
		Example: `  mitten participants set P07 role="Pod Leader" service="Floating Support"
  mitten participants set P07 P08 consent="count only"
  mitten participants set P31 role=Volunteer --new`,
		Args: someArgs(2, "an id and ATTRIBUTE=VALUE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var ids []string
			var cells [][2]string
			for _, a := range args {
				name, value, ok := strings.Cut(a, "=")
				switch {
				case ok:
					cells = append(cells, [2]string{strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)})
				case len(cells) > 0:
					return usage(cmd, fmt.Errorf("%q is not ATTRIBUTE=VALUE; put values with blanks in quotes", a))
				default:
					ids = append(ids, a)
				}
			}
			if len(ids) == 0 || len(cells) == 0 {
				return usage(cmd, errors.New("needs an id and ATTRIBUTE=VALUE"))
			}
			return runParticipantsSet(app, ids, cells, opt)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&opt.create, "new", false, "add participants that are not in the list")
	f.BoolVar(&opt.addColumn, "add-column", false, "add an attribute that nobody has yet")
	f.BoolVar(&opt.force, "force", false, "take values that mitten.yaml does not allow")
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be done, and write nothing")
	return cmd
}

func runParticipantsSet(app *App, ids []string, cells [][2]string, opt setOptions) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	if !opt.dryRun {
		unlock, err := study.Lock()
		if err != nil {
			return err
		}
		defer unlock()
	}
	e, err := study.EditRoster()
	if err != nil {
		return err
	}
	for _, c := range cells {
		if err := checkCell(study, e, c[0], c[1], opt); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if e.Has(id) {
			continue
		}
		if !opt.create {
			err := study.UnknownParticipant(e, id)
			return fault.New(strings.Join(fault.Hints(err), "; ")+"; --new adds the participant", "%w", err)
		}
		if err := corpus.CheckID(id); err != nil {
			return fault.New("ids are short and name nobody, such as P07", "%w", err)
		}
		e.AddRow(id)
		app.say("%s: new", id)
	}
	for _, id := range ids {
		for _, c := range cells {
			if before := e.Get(id, c[0]); before != c[1] {
				e.Set(id, c[0], c[1])
				app.say("%s: %s is %q now, was %q", id, c[0], c[1], before)
			}
		}
	}
	if opt.dryRun {
		app.say("nothing was written (--dry-run)")
		return nil
	}
	return e.Write()
}

// checkCell refuses a column that is likely to be a slip, and a value that is
// not allowed. A column that was asked for is added.
func checkCell(study *project.Study, e *project.RosterEdit, column, value string, opt setOptions) error {
	columns := e.Columns()
	usual := column == "consent" || column == "cycle" || column == "composite" || declared(study, column)
	switch near := fault.Nearest(column, columns); {
	case column == "id":
		return fault.New("`mitten participants merge` makes one of two", "an id does not change")
	case slices.Contains(columns, column):
	case near != "" && !opt.addColumn && !usual:
		return fault.New("did you mean "+near+"? --add-column adds a new one", "no attribute %q in participants.csv", column)
	case !opt.addColumn && !usual:
		return fault.New("--add-column adds it; known are "+strings.Join(columns, ", "), "no attribute %q in participants.csv", column)
	default:
		e.AddColumn(column)
	}
	if value == "" || opt.force {
		return nil
	}
	for _, v := range (corpus.Participant{Attributes: map[string]string{column: value}}).Values(column) {
		if problem, hint := study.ValueProblem(column, v); problem != "" {
			return fault.New(hint+" (--force takes it all the same)", "%s %q is %s", column, v, problem)
		}
	}
	return nil
}

func declared(study *project.Study, column string) bool {
	for name := range study.Config.Attributes {
		if strings.EqualFold(name, column) {
			return true
		}
	}
	return false
}

func newParticipantsMerge(app *App) *cobra.Command {
	var take string
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "merge ID OTHER",
		Short: "make one participant of two ids that are one person",
		Long: `Make one participant of two ids that turned out to be one person, interviewed in two
cycles perhaps: OTHER goes, ID stays, with the attributes of both. Transcripts
keep their text; whom a label stands for is told in their front matter.`,
		Example: `  mitten participants merge P07 P19 --take P07`,
		Args:    exactArgs(2, "two ids"),
		RunE: func(cmd *cobra.Command, args []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			if args[0] == args[1] {
				return usage(cmd, errors.New("the two ids are the same"))
			}
			vault, err := app.vault(study)
			if errors.Is(err, project.ErrNoVault) {
				vault, err = nil, nil
			}
			if err != nil {
				return err
			}
			if !dryRun {
				unlock, err := study.Lock()
				if err != nil {
					return err
				}
				defer unlock()
			}
			documents, err := study.MergeParticipants(vault, args[0], args[1], take, dryRun)
			if err != nil {
				return err
			}
			app.say("%s is %s now, in %s", args[1], args[0], count(len(documents), "document"))
			if dryRun {
				app.say("nothing was written (--dry-run)")
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&take, "take", "", "whose attributes count where the two differ: one of the `ids`")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be done, and write nothing")
	return cmd
}
