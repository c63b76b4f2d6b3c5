package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
)

// finishOptions are the flags of `mitten code finish`.
type finishOptions struct {
	themes []string
	coder  string
	dryRun bool
	json   bool
}

// finishJSON is what `mitten code finish --json` prints.
type finishJSON struct {
	Coder    string   `json:"coder"`
	Themes   []string `json:"themes"` // none: all
	Finished []string `json:"finished"`
	Already  []string `json:"already"`
}

func newCodeFinish(app *App) *cobra.Command {
	var opt finishOptions
	cmd := &cobra.Command{
		Use:   "finish DOCUMENT...",
		Short: "say that you have worked through a document",
		Long: `Say that the coder has worked through documents, for all themes of today's
codebook or for those named. From then on a theme without a coding there is a
"no", and not a "not yet". ` + "`mitten code undo`" + ` takes it back.`,
		Example: `  mitten code finish T01 T02
  mitten code finish T03 --theme lightness --theme good-enough --coder rowan`,
		Args: someArgs(1, "a document"),
		RunE: func(cmd *cobra.Command, args []string) error { return runCodeFinish(cmd.Context(), app, args, opt) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&opt.themes, "theme", nil, "only for this `theme`, without its sub-themes; may be repeated")
	addCoder(cmd, &opt.coder)
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be finished, and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {coder, themes, finished, already}")
	return cmd
}

func runCodeFinish(ctx context.Context, app *App, documents []string, opt finishOptions) error {
	s, err := app.scribe(opt.dryRun)
	if err != nil {
		return err
	}
	defer s.Close()
	coder, err := app.coder(s.Study, opt.coder)
	if err != nil {
		return err
	}
	out := finishJSON{Coder: coder, Themes: []string{}, Finished: []string{}, Already: []string{}}
	var wrong []error
	for _, name := range opt.themes {
		t, err := desk.ThemeToCode(s.Book, name)
		if err != nil {
			wrong = append(wrong, err)
		} else if !slices.Contains(out.Themes, t.ID) {
			out.Themes = append(out.Themes, t.ID)
		}
	}
	slices.Sort(out.Themes)
	var desks []*desk.Desk
	for i, id := range documents {
		if slices.Contains(documents[:i], id) {
			continue
		}
		d, err := s.Desk(ctx, id)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		desks = append(desks, d)
	}
	if err := errors.Join(wrong...); err != nil {
		return err
	}
	for _, d := range desks {
		if d.Finished(coder, out.Themes) {
			out.Already = append(out.Already, d.Document.ID)
			continue
		}
		e := d.Event(coding.Finish, coder)
		e.Themes = out.Themes
		if err := d.Write(ctx, coder, e); err != nil {
			return err
		}
		out.Finished = append(out.Finished, d.Document.ID)
	}
	if opt.json {
		return app.json(out)
	}
	app.printFinished(out, opt.dryRun)
	return nil
}

func (app *App) printFinished(out finishJSON, dryRun bool) {
	themes := "all themes"
	if len(out.Themes) > 0 {
		themes = strings.Join(out.Themes, ", ")
	}
	if len(out.Finished) > 0 {
		t := &table{columns: []column{{name: "document"}, {name: "coder"}, {name: "finished for"}}}
		for _, id := range out.Finished {
			t.add(id, out.Coder, themes)
		}
		app.print(t)
	}
	if len(out.Already) > 0 {
		app.say("note: finished already: %s", strings.Join(out.Already, ", "))
	}
	if dryRun {
		app.say(dryRunNote)
	}
}
