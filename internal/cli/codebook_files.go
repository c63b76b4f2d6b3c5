package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/internal/fault"
)

func newCodebookImport(app *App) *cobra.Command {
	var under string
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "add themes from a CSV, a plain list or another codebook.yaml",
		Long: `Add themes from a file to the codebook: a CSV with a column name and, if it has
them, id, parent, definition, include, exclude, examples, cues, colour, memo; a
plain text list, one theme a line, "category>>theme" for sub-themes; or another
codebook.yaml. Themes that are there already are left as they are.

Exit code 12 if the file holds a name of the people list; nothing is added then.`,
		Example: "  mitten codebook import themes.csv --dry-run",
		Args:    exactArgs(1, "a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			themes, err := readThemes(app, args[0])
			if err != nil {
				return err
			}
			if err := app.nameless(themes); err != nil {
				return err
			}
			added, there := 0, 0
			err = editCodebook(app, dryRun, func(text []byte, book *codebook.Book) ([]byte, error) {
				place, err := ids(book, under)
				if err != nil {
					return nil, err
				}
				return addAll(text, place[0], themes, &added, &there)
			})
			if err == nil {
				app.say("%s added, %d there already", count(added, "theme"), there)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&under, "under", "", "the `theme` they become parts of (default: the top)")
	addDryRun(cmd, &dryRun)
	return cmd
}

// nameless refuses themes that hold a name of the people list: the codebook is
// plain text, and a list of people is easily taken for one of themes.
func (app *App) nameless(themes []*codebook.Theme) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := codebook.ExportCSV(&text, codebook.New("", themes)); err != nil {
		return err
	}
	return app.holdsNoName(study, text.String())
}

// addAll adds themes with their sub-themes, those of known themes one by one.
func addAll(text []byte, parent string, themes []*codebook.Theme, added, there *int) ([]byte, error) {
	for _, t := range themes {
		book, err := codebook.Parse(text, codebookFile)
		if err != nil {
			return nil, err
		}
		id := t.ID
		if id == "" {
			id = codebook.Slug(t.Name)
		}
		alone := *t
		alone.Children = nil
		if _, known := book.Find(id); known {
			*there++
		} else {
			if text, err = codebook.Add(text, codebookFile, parent, alone, ""); err != nil {
				return nil, err
			}
			*added++
		}
		if text, err = addAll(text, id, t.Children, added, there); err != nil {
			return nil, err
		}
	}
	return text, nil
}

// readThemes reads a file by its extension, and prints its warnings.
func readThemes(app *App, path string) ([]*codebook.Theme, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var themes []*codebook.Theme
	var problems []codebook.Problem
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".csv", ".tsv":
		themes, problems = codebook.ImportCSV(bytes.NewReader(data), path)
	case ".txt":
		themes, problems = codebook.ImportList(bytes.NewReader(data), path)
	case ".yaml", ".yml":
		book, err := codebook.Parse(data, path)
		if err != nil {
			return nil, err
		}
		themes = book.Themes
	default:
		return nil, fault.New("save it as .csv, .txt or .yaml", "a codebook cannot be read from a %q file", ext)
	}
	for _, p := range problems {
		if p.Severity == codebook.Warning {
			app.say("note: %v", p.Err())
		}
	}
	return themes, codebook.Errors(problems)
}

func newCodebookExport(app *App) *cobra.Command {
	var format, out string
	var force bool
	cmd := &cobra.Command{
		Use:   "export",
		Short: "write the codebook as csv or md",
		Example: `  mitten codebook export -o codebook.md
  mitten codebook export --format csv`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			book, err := study.Codebook()
			if err != nil {
				return err
			}
			if format == "" {
				format = strings.TrimPrefix(filepath.Ext(out), ".")
			}
			var write func(io.Writer, *codebook.Book) error
			switch strings.ToLower(format) {
			case "", "csv":
				write = codebook.ExportCSV
			case "md":
				write = codebook.ExportMarkdown
			default:
				return misused(fault.New("formats are csv, md", "no format %q here", format))
			}
			if _, err := os.Stat(out); out != "" && err == nil && !force {
				return fault.New("--force overwrites it", "%s exists", out)
			}
			var b bytes.Buffer
			if err := write(&b, book); err != nil {
				return err
			}
			return app.deliverFile(study, out, b.Bytes(), printed{})
		},
	}
	f := cmd.Flags()
	f.StringVar(&format, "format", "", "`format`: csv, md (default: as the file's name says, else csv)")
	f.StringVarP(&out, "out", "o", "", "the `file` to write (default: standard output)")
	f.BoolVar(&force, "force", false, "overwrite a file that is there")
	return cmd
}
