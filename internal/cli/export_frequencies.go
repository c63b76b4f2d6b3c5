package cli

import (
	"bytes"
	"cmp"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/export"
)

func newExportFrequencies(app *App) *cobra.Command {
	var opt countOptions
	var file fileOptions
	cmd := &cobra.Command{
		Use:   "frequencies",
		Short: "the table of themes, with units and \"k of N\"",
		Long: `The table of themes, with units and "k of N", as ` + "`mitten themes`" + ` counts them.
What the numbers stand on (unit, scope, N) is written on the table itself.

` + whereHelp,
		Example: `  mitten export frequencies -o themes.xlsx
  mitten export frequencies --by role --format csv
  mitten export frequencies --where cycle=2026-05 --format md`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			format, err := file.choose(app, export.FrequencyFormats())
			if err != nil {
				return err
			}
			m, err := load(cmd.Context(), study, false)
			if err != nil {
				return err
			}
			app.warn(m)
			t, err := opt.frequencies(study, m)
			if err != nil {
				return err
			}
			out := export.NewFrequencies(m.counted, t, file.title, file.date)
			for _, note := range anonymousNotes(t) {
				app.say("note: %s", note)
			}
			err = file.deliver(app, study, func(b *bytes.Buffer) error {
				return export.WriteFrequencies(b, out, format)
			})
			return cmp.Or(err, m.partly())
		},
	}
	opt.addFlags(cmd)
	file.addFlags(cmd, export.FrequencyFormats())
	return cmd
}
