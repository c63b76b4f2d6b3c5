package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

// checkJSON is what `mitten check --json` prints.
type checkJSON struct {
	Whole        bool          `json:"whole"`
	Documents    int           `json:"documents"`
	Participants int           `json:"participants"`
	Themes       int           `json:"themes"`
	Codings      int           `json:"codings"`
	Findings     []checkedJSON `json:"findings"`
}

type checkedJSON struct {
	Serious bool   `json:"serious"`
	Where   string `json:"where"`
	What    string `json:"what"`
	Hint    string `json:"hint,omitempty"`
}

func newCheck(app *App) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "check",
		Short: "hold every file of the study against the others",
		Long: `Hold every file of the study against the others: the codebook, the
participants, the transcripts, every line of every journal, the place of every
coding in its text, names that should be in the vault only, and what killed
processes left behind. It changes nothing.

Exit code 0 if the study is whole (notes may be printed), 1 if something is
wrong, 12 if a name of the people list stands outside the vault.`,
		Example: "  mitten check",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			r, err := study.Check(cmd.Context())
			if err != nil {
				return err
			}
			leaks, err := app.addLeaks(cmd.Context(), study, r)
			if err != nil {
				return err
			}
			if asJSON {
				out := checkJSON{Whole: r.Whole(), Documents: r.Documents, Participants: r.Participants, Themes: r.Themes, Codings: r.Codings, Findings: []checkedJSON{}}
				for _, f := range r.Findings {
					out.Findings = append(out.Findings, checkedJSON(f))
				}
				if err := app.json(out); err != nil {
					return err
				}
			} else {
				for _, f := range r.Findings {
					word := "note"
					if f.Serious {
						word = "wrong"
					}
					if f.Where != "" {
						word += ": " + f.Where
					}
					fmt.Fprintf(app.Stdout, "%s: %s\n", word, f.What)
					if f.Hint != "" {
						fmt.Fprintf(app.Stdout, "  hint: %s\n", f.Hint)
					}
				}
				fmt.Fprintf(app.Stdout, "looked at %s, %s, %s, %s\n", count(r.Documents, "document"),
					count(r.Participants, "participant"), count(r.Themes, "theme"), count(r.Codings, "coding"))
				if r.Whole() {
					fmt.Fprintln(app.Stdout, "the study is whole")
				}
			}
			switch {
			case leaks > 0:
				return wouldLeak(fmt.Errorf("%s outside the vault", count(leaks, "name")))
			case !r.Whole():
				return errors.New("the study is not whole: see the lines that begin with wrong")
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {whole, documents, participants, themes, codings, findings: [{serious, where, what, hint}]}")
	return in("care", cmd)
}
