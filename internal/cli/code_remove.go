package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// removeOptions are the flags of `mitten code remove` and `code restore`.
type removeOptions struct {
	coder  string
	dryRun bool
	json   bool
}

// removedJSON is what `mitten code remove --json` and `code restore --json`
// print.
type removedJSON struct {
	Changed []codingJSON `json:"changed"`
	Already []codingJSON `json:"already"` // were so before
}

func newCodeRemove(app *App) *cobra.Command {
	return removing(app, coding.Remove, &cobra.Command{
		Use:   "remove ID...",
		Short: "take codings out",
		Long: `Take codings out. They count no more, stay in the journal, and come back with
` + "`mitten code restore`" + ` or ` + "`mitten code undo`" + `. Only the coding's own coder may do
so, unless --coder names them. If one of the ids is not certain, nothing is done.`,
		Example: `  mitten code remove 8q3xk2 r7m1tz
  mitten code remove 8q3xk2 --coder rowan --dry-run`,
	})
}

func newCodeRestore(app *App) *cobra.Command {
	return removing(app, coding.Restore, &cobra.Command{
		Use:   "restore ID...",
		Short: "bring removed codings back",
		Long: `Bring removed codings back as they were. ` + "`mitten code log`" + ` lists their ids.
Only the coding's own coder may do so, unless --coder names them.`,
		Example: `  mitten code restore 8q3xk2`,
	})
}

func removing(app *App, op coding.Op, cmd *cobra.Command) *cobra.Command {
	var opt removeOptions
	cmd.Args = someArgs(1, "the id of a coding")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runCodeRemove(cmd.Context(), app, op, args, opt)
	}
	f := cmd.Flags()
	addCoder(cmd, &opt.coder)
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be done, and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {changed: [{"+codingFields+"}], already: [...]}")
	return cmd
}

func runCodeRemove(ctx context.Context, app *App, op coding.Op, ids []string, opt removeOptions) error {
	s, err := app.scribe(opt.dryRun)
	if err != nil {
		return err
	}
	defer s.Close()
	coder, err := app.coder(s.Study, opt.coder)
	if err != nil {
		return err
	}
	found, err := findCodings(ctx, s.Study, ids)
	if err != nil {
		return err
	}
	byDocument := map[string][]coding.Coding{}
	var documents []string
	for _, c := range found {
		if err := ownCoding(c, coder); err != nil {
			return err
		}
		if byDocument[c.Document] == nil {
			documents = append(documents, c.Document)
		}
		byDocument[c.Document] = append(byDocument[c.Document], c)
	}
	out := removedJSON{Changed: []codingJSON{}, Already: []codingJSON{}}
	for _, document := range documents {
		d, err := s.Desk(ctx, document)
		if err != nil {
			return err
		}
		var events []coding.Event
		for _, c := range byDocument[document] {
			shown := codingAsJSON(d.Document, s.Book, placeOf(d.Document, c))
			if c.Removed == (op == coding.Remove) {
				out.Already = append(out.Already, shown)
				continue
			}
			e := d.Event(op, coder)
			e.Coding = c.ID
			events = append(events, e)
			out.Changed = append(out.Changed, shown)
		}
		if err := d.Write(ctx, coder, events...); err != nil {
			return err
		}
	}
	if opt.json {
		return app.json(out)
	}
	app.printRemoved(op, out, opt.dryRun)
	return nil
}

func (app *App) printRemoved(op coding.Op, out removedJSON, dryRun bool) {
	done, state := "removed", "removed already"
	if op == coding.Restore {
		done, state = "restored", "there already"
	}
	for _, c := range out.Already {
		app.say("note: coding %s is %s", c.ID, state)
	}
	if len(out.Changed) > 0 {
		app.printCodings(out.Changed...)
	}
	app.say("%s %s", count(len(out.Changed), "coding"), done)
	if dryRun {
		app.say(dryRunNote)
	}
}

// placeOf gives the place of a coding, removed or not.
func placeOf(d *corpus.Document, c coding.Coding) coding.Placed {
	l := coding.Locate(d, c.Anchor)
	return coding.Placed{Coding: c, Fit: l.Fit, Span: l.Span}
}
