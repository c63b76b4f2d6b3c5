package cli

import (
	"errors"
	"fmt"
	"os"
	"regexp"
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
tabs). One column is the id. Columns with names, addresses, e-mail or phone
numbers are left out, and so are values that look like one: names go into the
people list of ` + "`mitten anonymise apply --people`" + `. A cell that has another value
already is kept, and listed, unless --overwrite.

Exit code 3 if some rows or cells could not be taken.`,
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

var (
	identifying = regexp.MustCompile(`(?i)^(name|full ?name|first ?name|last ?name|fore ?name|surname|family ?name|given ?name|nick ?name|initials|e-?mail.*|.*e-?mail|phone.*|.*phone|mobile|tel.*|address.*|.*address|post ?code|zip.*|street|dob|d\.o\.b\.?|date of birth|birth ?day|birth ?date|nhs.*|ni number|passport.*)$`)
	contact     = regexp.MustCompile(`[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}|\+?\d[\d ()/-]{8,}\d`)
	idColumns   = []string{"id", "participant", "participant id", "participant_id", "code", "participant code", "pid", "p id", "respondent", "respondent id"}
)

func runPeopleImport(cmd *cobra.Command, app *App, path string, opt peopleImport) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	rename := map[string]string{}
	for _, m := range opt.rename {
		from, to, ok := strings.Cut(m, "=")
		if !ok || strings.TrimSpace(to) == "" {
			return usage(cmd, fmt.Errorf("--map %q is not COLUMN=ATTRIBUTE", m))
		}
		rename[strings.ToLower(strings.TrimSpace(from))] = strings.ToLower(strings.TrimSpace(to))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	t, err := project.ReadTable(data, path)
	if t == nil {
		return err
	}
	problems := []error{err}
	idAt := -1
	for _, name := range idColumns {
		if idAt < 0 {
			idAt = t.Column(name)
		}
	}
	if idAt < 0 {
		return fault.At(path, 1, 0, `name the column id, or use --map "YOUR COLUMN=id"`, "no column with the participants' ids")
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
	target := make([]string, len(t.Columns)) // attribute of each column, "" for none
	for i, c := range t.Columns {
		to := c
		if as, ok := rename[c]; ok {
			to = as
		}
		switch {
		case i == idAt || c == "":
		case identifying.MatchString(c) && rename[c] == "":
			app.say("note: column %q was left out: it tells who people are. Names belong in the people list: `mitten anonymise apply --people`", c)
		default:
			target[i] = to
			if !slices.Contains(e.Columns(), to) {
				e.AddColumn(to)
			}
		}
	}
	added, changed := 0, 0
	for _, row := range t.Rows {
		bad := func(hint, format string, args ...any) {
			problems = append(problems, fault.At(path, row.Line, 0, hint, format, args...))
		}
		id := ""
		if idAt < len(row.Cells) {
			id = row.Cells[idAt]
		}
		if corpus.CheckID(id) != nil {
			bad("ids are short and name nobody, such as P07", "no id that could be used")
			continue
		}
		fresh := !e.Has(id)
		if fresh {
			e.AddRow(id)
			added++
		}
		touched := false
		for i, cell := range row.Cells {
			if i >= len(target) || target[i] == "" || cell == "" {
				continue
			}
			problem, hint := study.ValueProblem(target[i], cell)
			have := e.Get(id, target[i])
			switch {
			case contact.MatchString(cell):
				bad("it was left out", "%s: a value of %s looks like an e-mail address or a phone number", id, target[i])
			case have == cell:
			case problem != "" && !strings.Contains(cell, ";"):
				bad(hint, "%s: %s %q is %s", id, target[i], cell, problem)
			case have != "" && !opt.overwrite:
				bad("--overwrite takes the new value", "%s: %s is %q, and stays; the table has %q", id, target[i], have, cell)
			default:
				e.Set(id, target[i], cell)
				touched = true
			}
		}
		if touched && !fresh {
			changed++
		}
	}
	app.say("%s added, %d changed", count(added, "participant"), changed)
	if opt.dryRun {
		app.say("nothing was written (--dry-run)")
	} else if err := e.Write(); err != nil {
		return err
	}
	if err := errors.Join(problems...); err != nil {
		return partly(err)
	}
	return nil
}
