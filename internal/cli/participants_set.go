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
	values := slices.Clone(ids)
	for _, c := range cells {
		values = append(values, c[1])
	}
	if err := app.holdsNoName(study, values...); err != nil {
		return err
	}
	for _, c := range cells {
		if err := app.checkCell(study, e, c[0], c[1], opt); err != nil {
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
			if consent, _ := corpus.ReadConsent(c[1]); c[0] == "consent" && consent == corpus.Withdrawn {
				app.say("note: %s counts nowhere now; `mitten participants withdraw %s` removes their words, too", id, id)
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
// not allowed or by which people can be reached. A column that was asked for is
// added.
func (app *App) checkCell(study *project.Study, e *project.RosterEdit, column, value string, opt setOptions) error {
	columns := e.Columns()
	switch near := fault.Nearest(column, columns); {
	case column == "id":
		return fault.New("`mitten participants merge` makes one of two", "an id does not change")
	case column == "":
		return fault.New("write ATTRIBUTE=VALUE, such as role=Volunteer", "no attribute before the =")
	case slices.Contains(columns, column):
	case tellsWho(column):
		return fault.New("names belong in the people list: `mitten anonymise apply --people`", "%q tells who people are, and has no place in participants.csv", column)
	case !opt.addColumn && !usualColumn(study, column):
		hint := "--add-column adds it; known are " + strings.Join(columns, ", ")
		if near != "" {
			hint = "did you mean " + near + "? --add-column adds a new one"
		}
		return fault.New(hint, "no attribute %q in participants.csv", column)
	default:
		e.AddColumn(column)
		app.say("note: new column %s in participants.csv", column)
	}
	if project.Reaches(value) {
		return fault.New("leave it out", "a value of %s looks like an e-mail address or a phone number", column)
	}
	if v, problem, hint := study.NotAllowed(column, value); problem != "" && !opt.force {
		return fault.New(hint+" (--force takes it all the same)", "%s %q is %s", column, v, problem)
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
