package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// peopleImport are the flags of `mitten participants import`.
type peopleImport struct {
	rename            []string
	overwrite, dryRun bool
}

func newParticipantsImport(app *App) *cobra.Command {
	var opt peopleImport
	cmd := &cobra.Command{
		Use:   "import FILE.csv",
		Short: "take attributes from a table; names are left out",
		Long: `Take participants and their attributes from a table (CSV with commas, semicolons or
tabs, as spreadsheets save it). One column is the id. Columns with names,
addresses, e-mail or phone numbers are left out, and so are values that look like
one: names go into the people list of ` + "`mitten anonymise apply --people`" + `. A cell that
has another value already is kept, and listed, unless --overwrite.

Exit code 3 if some columns, rows or cells could not be taken.`,
		Example: `  mitten participants import sample.csv --map "Job title=role" --dry-run`,
		Args:    exactArgs(1, "a CSV file"),
		RunE:    func(cmd *cobra.Command, args []string) error { return runPeopleImport(cmd, app, args[0], opt) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&opt.rename, "map", nil, "take a column under another name: `\"Job title=role\"`; may be repeated")
	f.BoolVar(&opt.overwrite, "overwrite", false, "put values in the place of others")
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be done, and write nothing")
	return cmd
}

func runPeopleImport(cmd *cobra.Command, app *App, path string, opt peopleImport) error {
	var rename [][2]string
	for _, m := range opt.rename {
		at := strings.LastIndex(m, "=")
		if at <= 0 || strings.TrimSpace(m[at+1:]) == "" {
			return usage(cmd, fmt.Errorf("--map %q is not COLUMN=ATTRIBUTE", m))
		}
		rename = append(rename, [2]string{strings.ToLower(strings.TrimSpace(m[:at])), strings.ToLower(strings.TrimSpace(m[at+1:]))})
	}
	study, err := app.study()
	if err != nil {
		return err
	}
	t, unread, err := app.peopleTable(path)
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
	guard, err := app.guardIfAny(study)
	if err != nil {
		return err
	}
	people, problems, err := app.columnsOf(t, path, rename, e, study)
	if err != nil {
		return err
	}
	im := &peopleImporter{study: study, edit: e, guard: guard, path: path, overwrite: opt.overwrite, problems: append(problems, unread)}
	before := e.Columns()
	for _, row := range people.Rows {
		im.take(people, row)
	}
	for _, c := range e.Columns()[len(before):] {
		app.say("note: new column %s in participants.csv", c)
	}
	app.say("%s added, %d changed (%s), %d as before", count(im.added, "participant"), im.changed, count(im.cells, "cell"), im.same)
	if opt.dryRun {
		app.say("nothing was written (--dry-run)")
	} else if err := e.Write(); err != nil {
		return err
	}
	if err := errors.Join(im.problems...); err != nil {
		return partly(err)
	}
	return nil
}

// peopleTable reads a table; unread are the lines that could not be.
func (app *App) peopleTable(path string) (t *project.Table, unread, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	const hint = `in the spreadsheet, save it as "CSV UTF-8"`
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return nil, nil, fault.At(path, 0, 0, hint, "a workbook is not read here, only CSV")
	}
	text, encoding, ok := project.DecodeTable(data)
	if !ok {
		return nil, nil, fault.At(path, 0, 0, hint, "it is not text")
	}
	if encoding != "" {
		app.say("note: %s was read as %s", path, encoding)
	}
	t, err = project.ReadTable(text, path)
	if t == nil {
		return nil, nil, err
	}
	return t, err, nil
}

// A peopleImporter takes rows of a table into participants.csv.
type peopleImporter struct {
	study     *project.Study
	edit      *project.RosterEdit
	guard     *project.Guard // nil where nobody can tell names
	path      string
	overwrite bool

	added, changed, cells, same int
	problems                    []error
}

func (im *peopleImporter) named(text string) bool {
	return im.guard != nil && im.guard.Check(text) != nil
}

func (im *peopleImporter) take(t *personTable, row project.Row) {
	bad := func(hint, format string, args ...any) {
		im.problems = append(im.problems, fault.At(im.path, row.Line, 0, hint, format, args...))
	}
	id := ""
	if t.id < len(row.Cells) {
		id = row.Cells[t.id]
	}
	if corpus.CheckID(id) != nil || im.named(id) || project.Reaches(id) {
		bad("ids are short and name nobody, such as P07", "no id that could be used")
		return
	}
	if p, _ := im.edit.Roster.Find(id); p.Consent() == corpus.Withdrawn {
		bad("", "%s has withdrawn, and stays as it is", id)
		return
	}
	fresh := !im.edit.Has(id)
	if fresh {
		for _, p := range im.edit.Roster.Participants {
			if strings.EqualFold(p.ID, id) {
				bad("write the id as it is in participants.csv", "no participant %s, but %s", id, p.ID)
				return
			}
		}
		im.edit.AddRow(id)
		im.added++
	}
	touched := false
	for i, cell := range row.Cells {
		if cell == "" {
			continue
		}
		if i >= len(t.target) {
			bad("put cells that hold a comma in double quotes", "%s: more cells than columns", id)
			break
		}
		if t.target[i] != "" && im.cell(id, t.target[i], cell, bad) {
			im.cells++
			touched = true
		}
	}
	switch {
	case fresh:
	case touched:
		im.changed++
	default:
		im.same++
	}
}

// cell takes one cell, and reports whether it changed.
func (im *peopleImporter) cell(id, column, cell string, bad func(hint, format string, args ...any)) bool {
	have := im.edit.Get(id, column)
	value, problem, hint := im.study.NotAllowed(column, cell)
	switch {
	case project.Reaches(cell):
		bad("it was left out", "%s: a value of %s looks like an e-mail address or a phone number", id, column)
	case im.named(cell):
		bad("it was left out", "%s: a value of %s holds a name of the people list", id, column)
	case have == cell:
	case problem != "":
		bad(hint, "%s: %s %q is %s", id, column, value, problem)
	case have != "" && !im.overwrite:
		bad("--overwrite takes the new value", "%s: %s is %q, and stays; the table has %q", id, column, have, cell)
	default:
		if !slices.Contains(im.edit.Columns(), column) {
			im.edit.AddColumn(column)
		}
		im.edit.Set(id, column, cell)
		return true
	}
	return false
}
