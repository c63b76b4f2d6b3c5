package cli

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fault"
)

// decideOptions are the flags of `mitten anonymise decide`.
type decideOptions struct {
	as, print, levels, role, same, reason string
	level                                 int
	keep, pseudonym                       bool
	origin, gender                        string
	mentions                              []string
	file                                  string
}

func newAnonymiseDecide(app *App) *cobra.Command {
	var opt decideOptions
	cmd := &cobra.Command{
		Use:   "decide FORM --as KIND",
		Short: "say what a word or number is, and what to print for it (shows it)",
		Long: `Say what a word or number is, and what to print in its place, everywhere in the
study: in any case, as a possessive, over a line end. This verb shows names. What
was decided is kept in the vault; ` + "`mitten anonymise apply`" + ` replaces.

KIND is person, place, organisation, contact, id, address, date, age, other, or
no: no identifier, it stays. A person, place or organisation prints as [Person 3],
[Place 2], a number that stays; an age, a date or a postcode as [in their eighties],
[March 2024], [YO98], where it can be read. Or say what to print:

  --print TEXT       this, in brackets
  --role TEXT        the same, for persons: "the key worker"
  --levels "a; b"    from near to far; prints the nearest, or that of --level N
  --same-as NAME     it is another name of a person of the list, or of another form
  --pseudonym        an invented name, which nobody in the study has
  --keep --reason R  an identifier that stays, and why

--mention T01:4 decides this turn's places alone, T01:4:2 the second of them; the
other places wait. --file takes a CSV file with the columns form, as, print, and
any of role, levels, level, same-as, keep, reason, mention, one decision a line.

Exit code 3 if some lines of the file were left out.`,
		Example: `  mitten anonymise decide Dortmund --as place --levels "a large city; a region"
  mitten anonymise decide Mo --as person --same-as "Maureen Fitzwarren"
  mitten anonymise decide Will --as no --mention T01:4
  mitten anonymise decide --file decisions.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if (len(args) == 1) == (opt.file != "") || len(args) > 1 {
				return usage(cmd, errors.New("mitten anonymise decide takes one form, or --file (a form of several words goes in quotes)"))
			}
			if opt.file != "" {
				return runDecideFile(cmd.Context(), app, opt.file)
			}
			return runDecide(cmd.Context(), app, args[0], opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.as, "as", "", "what it is: `KIND`")
	f.StringVar(&opt.print, "print", "", "`text` to print in brackets")
	f.StringVar(&opt.role, "role", "", "the person's `role`, printed in brackets")
	f.StringVar(&opt.levels, "levels", "", "what may be printed, from near to far: `\"a; b; c\"`")
	f.IntVar(&opt.level, "level", 0, "which of the levels to print, from 1")
	f.StringVar(&opt.same, "same-as", "", "another `name` of somebody of the people list, or of a form decided before")
	f.BoolVar(&opt.pseudonym, "pseudonym", false, "print an invented name")
	f.StringVar(&opt.origin, "origin", "", "where the invented name is from: "+strings.Join(decide.Origins(), ", "))
	f.StringVar(&opt.gender, "gender", "", "whether it is a woman's or a man's: f or m")
	f.BoolVar(&opt.keep, "keep", false, "leave it in the text, though it is an identifier")
	f.StringVar(&opt.reason, "reason", "", "why it is kept")
	f.StringArrayVar(&opt.mentions, "mention", nil, "decide only this `place`: DOCUMENT:TURN or DOCUMENT:TURN:NTH; may be repeated")
	f.StringVar(&opt.file, "file", "", "CSV `file` with many decisions; - for what is typed or piped in, which no list of processes shows")
	return cmd
}

// event reads the flags.
func (opt decideOptions) event(form string) (decide.Event, error) {
	e := decide.Event{Surface: form, As: decide.Kind(strings.ToLower(opt.as)), Print: opt.print, Level: opt.level, Same: opt.same, Keep: opt.keep, Reason: opt.reason}
	if opt.role != "" {
		if opt.print != "" {
			return e, fault.New("give one of them", "--role and --print are the same thing")
		}
		e.Print = opt.role
		if e.As == "" {
			e.As = decide.Person
		}
	}
	for _, l := range strings.Split(opt.levels, ";") {
		if l = strings.TrimSpace(l); l != "" {
			e.Levels = append(e.Levels, l)
		}
	}
	for _, m := range opt.mentions {
		place, err := parseMention(m)
		if err != nil {
			return e, err
		}
		e.Mentions = append(e.Mentions, place)
	}
	return e, nil
}

// parseMention reads T01:4 and T01:4:2.
func parseMention(s string) (decide.Mention, error) {
	parts := strings.Split(s, ":")
	m := decide.Mention{Document: parts[0]}
	bad := len(parts) < 2 || len(parts) > 3 || parts[0] == ""
	for i, at := range []*int{&m.Turn, &m.Nth} {
		if bad || i+1 >= len(parts) {
			break
		}
		n, err := strconv.Atoi(parts[i+1])
		bad = err != nil || n < 1
		*at = n
	}
	if bad {
		return m, misused(fault.New("for example T01:4, or T01:4:2 for the second place in turn 4", "a place is DOCUMENT:TURN or DOCUMENT:TURN:NTH"))
	}
	return m, nil
}

func runDecide(ctx context.Context, app *App, form string, opt decideOptions) error {
	e, err := opt.event(form)
	if err != nil {
		return err
	}
	d, release, err := app.decider()
	if err != nil {
		return err
	}
	defer release()
	if opt.pseudonym || opt.origin != "" || opt.gender != "" {
		if e.As != "" && e.As != decide.Person {
			return misused(fault.New("--print or --levels say what to print for anything else", "only a person gets an invented name"))
		}
		if e.Print, err = d.pseudonym(ctx, opt.origin, opt.gender); err != nil {
			return err
		}
		if e.As == "" {
			e.As = decide.Person
		}
	}
	if e, err = d.Decide(ctx, e); err != nil {
		return err
	}
	if err := d.Save(); err != nil {
		return err
	}
	app.say("%s", d.Told(e))
	if e.As == decide.No || e.Keep {
		app.say("`mitten anonymise undo` takes this back")
	} else {
		app.say("`mitten anonymise apply` replaces it; `mitten anonymise undo` takes this back")
	}
	return d.noteIfNowhere(ctx, e)
}

func runDecideFile(ctx context.Context, app *App, file string) error {
	f, name, err := app.input(file)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := readDecisions(f, name)
	if err != nil {
		return err
	}
	d, release, err := app.decider()
	if err != nil {
		return err
	}
	defer release()
	var failed []error
	done := 0
	for _, r := range rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if r.err == nil {
			_, r.err = d.Decide(ctx, r.event)
		}
		if r.err != nil {
			failed = append(failed, r.at(name))
			continue
		}
		done++
	}
	if done > 0 {
		if err := d.Save(); err != nil {
			return err
		}
	}
	app.say("%s taken: `mitten anonymise list` shows them", count(done, "decision"))
	err = errors.Join(failed...)
	if done > 0 {
		return partly(err)
	}
	return err
}
