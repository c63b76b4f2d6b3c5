package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/codebook"
)

func newCodebookCheck(app *App) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "list what is wrong with the codebook, with line and column",
		Long:    "List what is wrong with the codebook, with line and column: unknown keys, ids\nused twice or nearly alike, themes without a definition. Exit code 1 on an error;\nwarnings alone are 0.",
		Example: "  mitten codebook check",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			text, err := study.CodebookText()
			if err != nil {
				return err
			}
			problems := codebook.Check(text, codebookFile)
			if problems == nil {
				problems = []codebook.Problem{}
			}
			if asJSON {
				if err := app.json(problems); err != nil {
					return err
				}
			}
			wrong := 0
			for _, p := range problems {
				if p.Severity == codebook.Error {
					wrong++
				}
				if !asJSON {
					fmt.Fprintf(app.Stdout, "%s: %v\n", p.Severity, p.Err())
					if p.Hint != "" {
						fmt.Fprintf(app.Stdout, "  hint: %s\n", p.Hint)
					}
				}
			}
			if wrong > 0 {
				return fmt.Errorf("%s in %s", count(wrong, "error"), codebookFile)
			}
			if !asJSON {
				book, err := codebook.Parse(text, codebookFile)
				if err != nil {
					return err
				}
				fmt.Fprintf(app.Stdout, "%s, %s\n", count(len(book.All()), "theme"), count(len(problems), "warning"))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: [{file, line, col, severity, message, hint}]")
	return cmd
}
