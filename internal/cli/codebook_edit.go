package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/codebook"
)

func newCodebookAdd(app *App) *cobra.Command {
	var t codebook.Theme
	var under, after string
	var dryRun bool
	cmd := &cobra.Command{
		Use:     "add NAME",
		Short:   "add a theme",
		Example: `  mitten codebook add "taking the pressure off" --definition "..." --under doing-stuff`,
		Args:    exactArgs(1, "the theme's name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			t.Name = args[0]
			return editCodebook(app, dryRun, func(text []byte, book *codebook.Book) ([]byte, error) {
				place, err := ids(book, under, after)
				if err != nil {
					return nil, err
				}
				return codebook.Add(text, codebookFile, place[0], t, place[1])
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&t.ID, "id", "", "its `id` (default: made of the name)")
	f.StringVar(&under, "under", "", "the `theme` it is a part of")
	f.StringVar(&after, "after", "", "the sibling `theme` it comes after (default: last)")
	f.StringVar(&t.Definition, "definition", "", "when a passage is given this theme")
	f.StringVar(&t.Include, "include", "", "what belongs to it all the same")
	f.StringVar(&t.Exclude, "exclude", "", "what does not, and which theme has it")
	f.StringArrayVar(&t.Examples, "example", nil, "a typical passage; may be repeated")
	f.StringSliceVar(&t.Cues, "cue", nil, "a word that often comes with it; may be repeated")
	f.StringVar(&t.Colour, "colour", "", `its colour, "#rrggbb"`)
	f.StringVar(&t.Memo, "memo", "", "remarks")
	addDryRun(cmd, &dryRun)
	return cmd
}

func newCodebookSet(app *App) *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "set THEME KEY [VALUE...]",
		Short: "set one key of a theme; without a value it is taken out",
		Long: `Set one key of a theme: name, definition, include, exclude, colour, status, memo
take one value; examples and cues take any number. Without a value the key is
taken out.`,
		Example: `  mitten codebook set lightness definition "A joke, a game or a daft voice that lets people breathe"
  mitten codebook set lightness cues laugh daft silly`,
		Args: someArgs(2, "a theme and a key"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return editCodebook(app, dryRun, func(text []byte, book *codebook.Book) ([]byte, error) {
				theme, err := ids(book, args[0])
				if err != nil {
					return nil, err
				}
				return codebook.Set(text, codebookFile, theme[0], args[1], args[2:]...)
			})
		},
	}
	addDryRun(cmd, &dryRun)
	return cmd
}

func newCodebookMove(app *App) *cobra.Command {
	var under, after string
	var dryRun bool
	cmd := &cobra.Command{
		Use:     "move THEME",
		Short:   "move a theme with its sub-themes to another place in the tree",
		Example: "  mitten codebook move lightness --under doing-stuff --after relief",
		Args:    exactArgs(1, "a theme"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return editCodebook(app, dryRun, func(text []byte, book *codebook.Book) ([]byte, error) {
				names, err := ids(book, args[0], under, after)
				if err != nil {
					return nil, err
				}
				return codebook.Move(text, codebookFile, names[0], names[1], names[2])
			})
		},
	}
	cmd.Flags().StringVar(&under, "under", "", "the `theme` it becomes a part of (default: the top)")
	cmd.Flags().StringVar(&after, "after", "", "the sibling `theme` it comes after (default: last)")
	addDryRun(cmd, &dryRun)
	return cmd
}

func newCodebookRename(app *App) *cobra.Command {
	var id string
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "rename THEME NAME",
		Short: "give a theme another name; --id changes its id too",
		Long: `Give a theme another name. Codings keep to the id, so nothing else changes. With
--id the id changes too: the old one stays in the file as a retired entry that
names the new one, so that every coding made with it still counts.`,
		Example: `  mitten codebook rename lightness "lightness, and its limits"
  mitten codebook rename banter "lightness" --id lightness`,
		Args: exactArgs(2, "a theme and its new name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return editCodebook(app, dryRun, func(text []byte, book *codebook.Book) ([]byte, error) {
				theme, err := ids(book, args[0])
				if err != nil {
					return nil, err
				}
				return codebook.Rename(text, codebookFile, theme[0], id, args[1])
			})
		},
	}
	cmd.Flags().StringVar(&id, "id", "", "the new `id`")
	addDryRun(cmd, &dryRun)
	return cmd
}

func newCodebookRetire(app *App) *cobra.Command {
	var by string
	var dryRun bool
	cmd := &cobra.Command{
		Use:     "retire THEME",
		Short:   "take a theme out of use; its codings stay",
		Long:    "Take a theme out of use. Its codings stay, and count for --replaced-by where\nthat is given.",
		Example: "  mitten codebook retire banter --replaced-by lightness",
		Args:    exactArgs(1, "a theme"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return editCodebook(app, dryRun, func(text []byte, book *codebook.Book) ([]byte, error) {
				names, err := ids(book, args[0], by)
				if err != nil {
					return nil, err
				}
				return codebook.Retire(text, codebookFile, names[0], names[1])
			})
		},
	}
	cmd.Flags().StringVar(&by, "replaced-by", "", "the `theme` that has its codings from now on")
	addDryRun(cmd, &dryRun)
	return cmd
}

func newCodebookMerge(app *App) *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "merge THEME... INTO",
		Short: "make several themes one; their codings go along",
		Long: `Make several themes one: all but the last named are retired in favour of the
last, which has their codings and sub-themes from now on. No journal is
rewritten, so who coded what under which name stays in the record.`,
		Example: "  mitten codebook merge banter joking lightness",
		Args:    someArgs(2, "the themes to merge and the one they go into"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return editCodebook(app, dryRun, func(text []byte, book *codebook.Book) ([]byte, error) {
				names, err := ids(book, args...)
				if err != nil {
					return nil, err
				}
				return codebook.Merge(text, codebookFile, names[:len(names)-1], names[len(names)-1])
			})
		},
	}
	addDryRun(cmd, &dryRun)
	return cmd
}

func newCodebookSplit(app *App) *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "split THEME NAME...",
		Short: "add new themes beside one, and list its codings to share out",
		Long: `Add new themes beside one, and list the codings of that one: which of the new
themes each belongs to only a person can say. ` + "`mitten code edit ID --theme NEW`" + `
moves a coding; the old theme can be retired when it has none left.`,
		Example: `  mitten codebook split doing-stuff distraction relief purpose`,
		Args:    someArgs(2, "a theme and the names of the new ones"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var theme string
			err := editCodebook(app, dryRun, func(text []byte, book *codebook.Book) ([]byte, error) {
				names, err := ids(book, args[0])
				if err != nil {
					return nil, err
				}
				theme = names[0]
				parts := make([]codebook.Theme, len(args)-1)
				for i, name := range args[1:] {
					parts[i].Name = name
				}
				return codebook.Split(text, codebookFile, theme, parts)
			})
			if err != nil {
				return err
			}
			return listToShareOut(cmd, app, theme)
		},
	}
	addDryRun(cmd, &dryRun)
	return cmd
}

// listToShareOut lists a theme's own codings, each as it was made.
func listToShareOut(cmd *cobra.Command, app *App, theme string) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	m, err := load(cmd.Context(), study, true)
	if err != nil {
		return err
	}
	t := &table{columns: []column{{name: "id"}, {name: "document"}, {name: "coder"}, {name: "quote"}}}
	for i, placed := range m.placed {
		for _, c := range placed {
			if now, ok := m.counted.Book.Resolve(c.Theme); ok && now.ID == theme {
				t.add(c.ID, m.documents[i].ID, c.Coder, c.Anchor.Quote)
			}
		}
	}
	fmt.Fprintln(app.Stdout)
	app.print(t)
	app.say("%s to share out: mitten code edit ID --theme NEW", count(len(t.rows), "coding"))
	app.warn(m)
	return m.partly()
}
