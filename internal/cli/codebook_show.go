package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/codebook"
)

// themeJSON is a theme as `mitten codebook show --json` prints it.
type themeJSON struct {
	ID         string      `json:"id"`
	Name       string      `json:"name"`
	Definition string      `json:"definition,omitempty"`
	Include    string      `json:"include,omitempty"`
	Exclude    string      `json:"exclude,omitempty"`
	Examples   []string    `json:"examples,omitempty"`
	Cues       []string    `json:"cues,omitempty"`
	Colour     string      `json:"colour,omitempty"`
	Status     string      `json:"status"`
	ReplacedBy string      `json:"replaced_by,omitempty"`
	Memo       string      `json:"memo,omitempty"`
	Themes     []themeJSON `json:"themes,omitempty"`
}

func newCodebookShow(app *App) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "show [THEME...]",
		Short: "show the tree, or everything about some themes",
		Example: `  mitten codebook show
  mitten codebook show lightness "good enough"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			book, err := study.Codebook()
			if err != nil {
				return err
			}
			themes := book.Themes
			if len(args) > 0 {
				themes = nil
				names, err := ids(book, args...)
				if err != nil {
					return err
				}
				for _, id := range names {
					t, _ := book.Find(id)
					themes = append(themes, t)
				}
			}
			if asJSON {
				out := []themeJSON{}
				for _, t := range themes {
					out = append(out, themeAsJSON(t))
				}
				return app.json(out)
			}
			if len(args) > 0 {
				for _, t := range themes {
					printTheme(app, t)
				}
				return nil
			}
			printTree(app, book)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: [{id, name, definition, include, exclude, examples, cues, colour, status, replaced_by, memo, themes}]")
	return cmd
}

func themeAsJSON(t *codebook.Theme) themeJSON {
	out := themeJSON{
		ID: t.ID, Name: t.Name, Definition: t.Definition, Include: t.Include, Exclude: t.Exclude, Examples: t.Examples,
		Cues: t.Cues, Colour: t.Colour, Status: string(t.Status), ReplacedBy: t.ReplacedBy, Memo: t.Memo,
	}
	for _, c := range t.Children {
		out.Themes = append(out.Themes, themeAsJSON(c))
	}
	return out
}

func printTree(app *App, book *codebook.Book) {
	t := &table{columns: []column{{name: "theme"}, {name: "id"}, {name: "definition"}}}
	for _, theme := range book.All() {
		what := theme.Definition
		if theme.Status == codebook.Retired {
			what = "retired"
			if theme.ReplacedBy != "" {
				what += ", replaced by " + theme.ReplacedBy
			}
		} else if theme.Status == codebook.Draft {
			what = "(draft) " + what
		}
		if app.Terminal {
			what = firstWords(what, 60)
		}
		t.add(indented(theme), theme.ID, what)
	}
	app.print(t)
}

// firstWords cuts a text at a word so that it has at most so many code points.
func firstWords(text string, points int) string {
	lines := wrap(oneLine(strings.TrimSpace(text)), points)
	if len(lines) == 1 {
		return lines[0]
	}
	return lines[0] + " ..."
}

func printTheme(app *App, t *codebook.Theme) {
	fmt.Fprintf(app.Stdout, "%s%s%s (%s)\n", app.emphasis(), t.Name, app.noEmphasis(), t.ID)
	field := func(name, text string) {
		if text == "" {
			return
		}
		fmt.Fprintf(app.Stdout, "  %s\n", name)
		app.indent(text, "    ")
	}
	if t.Parent != nil {
		field("under", t.Parent.ID)
	}
	if t.Status != codebook.Active {
		field("status", strings.TrimSuffix(string(t.Status)+", replaced by "+t.ReplacedBy, ", replaced by "))
	}
	field("definition", t.Definition)
	field("include", t.Include)
	field("exclude", t.Exclude)
	for _, e := range t.Examples {
		field("example", e)
	}
	field("cues", strings.Join(t.Cues, ", "))
	field("memo", t.Memo)
	var below []string
	for _, c := range t.Children {
		below = append(below, c.ID)
	}
	field("sub-themes", strings.Join(below, ", "))
	fmt.Fprintln(app.Stdout)
}
