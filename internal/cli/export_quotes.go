package cli

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/export"
	"github.com/mitten-qda/mitten/project"
)

func newExportQuotes(app *App) *cobra.Command {
	var opt quoteOptions
	var file fileOptions
	var themes []string
	cmd := &cobra.Command{
		Use:   "quotes",
		Short: "quotes grouped by theme, attributed by role",
		Long: `Quotes grouped by theme, attributed by role as mitten.yaml says. Where a passage
goes over several turns it is printed as dialogue, with roles as labels. People
whose consent in participants.csv is anything but empty or a clear yes are left
out, and counted on standard error. Passages within another of the same theme
are folded into it.

` + whereHelp,
		Example: `  mitten export quotes --theme good-enough -o good-enough.docx
  mitten export quotes --where cycle=2026-05 --format html -o spring.html
  mitten export quotes --theme "naming the elephant" --format csv`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			format, err := file.choose(app, export.QuoteFormats())
			if err != nil {
				return err
			}
			choice, err := opt.choose(themes)
			if err != nil {
				return err
			}
			m, err := load(cmd.Context(), study, true)
			if err != nil {
				return err
			}
			app.warn(m)
			names, err := attributions(study, m)
			if err != nil {
				return err
			}
			set, notes, err := export.CollectQuotes(m.counted, export.QuoteRequest{
				Title: file.title, Date: file.date, Select: choice, PercentFrom: study.Config.PercentFrom(),
				Attribution: names[0], General: names[1:], K: study.Config.K(),
				Text: func(i int) (*corpus.Document, error) { return m.documents[i], nil },
			})
			if errors.Is(err, export.ErrTooFew) {
				return wouldLeak(err)
			}
			if err != nil {
				return err
			}
			for _, g := range notes.General {
				app.say("note: %q is shared by %s in scope, fewer than %d: printed as %q", g.Special, count(g.Shared, "participant"), study.Config.K(), g.Printed)
			}
			for _, w := range notes.Warnings {
				app.say("note: %s", w)
			}
			for _, consent := range slices.Sorted(maps.Keys(notes.Withheld)) {
				app.say("note: %s left out: consent in participants.csv is %q", count(notes.Withheld[consent], "quote"), consent)
			}
			if notes.Wordless > 0 {
				app.say("note: %s left out: no words in them", count(notes.Wordless, "coding"))
			}
			err = file.deliver(app, study, func(b *bytes.Buffer) error {
				return export.WriteQuotes(b, set, format)
			})
			return cmp.Or(err, m.partly())
		},
	}
	cmd.Flags().StringArrayVar(&themes, "theme", nil, "a `theme`, with its sub-themes; may be repeated (default: all)")
	opt.addFlags(cmd)
	file.addFlags(cmd, export.QuoteFormats())
	return cmd
}

// attributions reads how quotes are named, from special to general.
func attributions(study *project.Study, m *material) ([]analysis.Attribution, error) {
	var out []analysis.Attribution
	for _, template := range study.Config.Attributions() {
		a, err := analysis.ParseAttribution(template, m.counted.Roster.Columns)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}
