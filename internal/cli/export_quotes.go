package cli

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/export"
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
			name, err := analysis.ParseAttribution(study.Config.Attribution, m.counted.Roster.Columns)
			if err != nil {
				return err
			}
			set, notes, err := export.CollectQuotes(m.counted, export.QuoteRequest{
				Title: file.title, Date: file.date, Select: choice, Attribution: name, PercentFrom: study.Config.PercentFrom(),
				Text: func(i int) (*corpus.Document, error) { return m.documents[i], nil },
			})
			if err != nil {
				return err
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
			err = file.deliver(app, study, func(b *bytes.Buffer, guard export.Guard) error {
				return export.WriteQuotes(b, set, format, guard)
			})
			return cmp.Or(err, m.partly())
		},
	}
	cmd.Flags().StringArrayVar(&themes, "theme", nil, "a `theme`, with its sub-themes; may be repeated (default: all)")
	opt.addFlags(cmd)
	file.addFlags(cmd, export.QuoteFormats())
	return cmd
}
