package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// listedJSON is an element of what `mitten anonymise list --json` prints.
type listedJSON struct {
	Form      string           `json:"form"`
	As        string           `json:"as"`
	Prints    string           `json:"prints"` // "" where it stays
	Kept      bool             `json:"kept"`
	Reason    string           `json:"reason,omitempty"`
	Levels    []string         `json:"levels,omitempty"`
	Same      string           `json:"same_as,omitempty"`
	Here      []decide.Mention `json:"here,omitempty"`
	NotHere   []decide.Mention `json:"not_here,omitempty"`
	Times     int              `json:"times"`
	Documents []string         `json:"documents"`
}

// waitingJSON is an element of what `mitten anonymise list --undecided --json`
// prints.
type waitingJSON struct {
	Form      string   `json:"form"`
	Kind      string   `json:"kind"`
	Masked    bool     `json:"masked"`
	Layers    []string `json:"layers"`
	Times     int      `json:"times"`
	Documents []string `json:"documents"`
}

type pronounJSON struct {
	Document string `json:"document"`
	Turn     int    `json:"turn"`
	Pronoun  string `json:"pronoun"`
	Around   string `json:"around"`
}

func newAnonymiseList(app *App) *cobra.Command {
	undecided, pronouns, asJSON := false, false, false
	cmd := &cobra.Command{
		Use:   "list [DOCUMENT...]",
		Short: "list what was decided, or what waits for a decision (shows names)",
		Long: `List what was decided, what is printed for it, and how often it stands in the
imported transcripts (all, or those named). This verb shows names.

--undecided lists what may identify somebody and was not decided; what apply
replaces meanwhile by what it seems to be comes first.
--pronouns lists he, she, her ... within a dozen words of what stands for a name.
They are never changed: look whether they tell who is meant. It shows anonymised
words only.`,
		Example: `  mitten anonymise list
  mitten anonymise list --undecided T01
  mitten anonymise list --pronouns`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if undecided && pronouns {
				return usage(cmd, errors.New("--undecided and --pronouns are two lists: ask for one"))
			}
			l, err := app.lister(args)
			if err != nil {
				return err
			}
			switch {
			case undecided:
				return l.undecided(cmd.Context(), asJSON)
			case pronouns:
				return l.pronouns(cmd.Context(), asJSON)
			}
			return l.decided(cmd.Context(), asJSON)
		},
	}
	cmd.Flags().BoolVar(&undecided, "undecided", false, "list what waits for a decision")
	cmd.Flags().BoolVar(&pronouns, "pronouns", false, "list gendered pronouns near what stands for a name")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: [{form, as, prints, kept, times, documents}], with --undecided [{form, kind, masked, layers, times, documents}], with --pronouns [{document, turn, pronoun, around}]")
	return cmd
}

// A lister reads decisions, and writes nothing.
type lister struct {
	*decider
	ids []string
}

func (app *App) lister(documents []string) (*lister, error) {
	study, err := app.study()
	if err != nil {
		return nil, err
	}
	vault, err := app.vault(study)
	if err != nil {
		return nil, err
	}
	desk, err := verdict.Open(study, vault, app.Now)
	if err != nil {
		return nil, err
	}
	all, err := project.IdentifiableIDs(vault)
	if err != nil {
		return nil, err
	}
	ids, err := chosenOf(all, documents)
	return &lister{&decider{app, desk}, ids}, err
}
