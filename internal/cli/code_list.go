package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/project"
)

// listOptions are the flags of `mitten code list`.
type listOptions struct {
	themes    []string
	documents []string
	coder     string
	where     string
	own       bool
	starred   bool
	json      bool
}

// listJSON is what `mitten code list --json` prints.
type listJSON struct {
	Codings []codingJSON `json:"codings"`
}

func newCodeList(app *App) *cobra.Command {
	var opt listOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "list codings, each as it was made",
		Long: `List codings, each as it was made, by document and position. A theme brings its
sub-themes along, unless --own. Codings whose words can no longer be found with
certainty are listed with the fit "review" and their old place; with --where they
are left out.

On a terminal the last characters of each id are shown, which is enough to name
it; in a pipe the columns are the fields of --json.

` + whereHelp,
		Example: `  mitten code list --theme good-enough
  mitten code list --document T01 --coder ash
  mitten code list --starred
  mitten code list --where 'role="Pod Leader"' --json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runCodeList(cmd.Context(), app, opt) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&opt.themes, "theme", nil, "only this `theme`; may be repeated")
	f.StringSliceVar(&opt.documents, "document", nil, "only this document, by `id`; may be repeated")
	f.StringVar(&opt.coder, "coder", "", "only this coder's codings")
	addWhere(cmd, &opt.where)
	f.BoolVar(&opt.own, "own", false, "leave sub-themes out")
	f.BoolVar(&opt.starred, "starred", false, "only what its coder holds for important")
	f.BoolVar(&opt.json, "json", false, "print JSON: {codings: [{"+codingFields+"}]}")
	return cmd
}

func runCodeList(ctx context.Context, app *App, opt listOptions) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	book, err := study.Codebook()
	if err != nil {
		return err
	}
	if opt.coder != "" {
		if err := anyCoder(study, opt.coder); err != nil {
			return err
		}
	}
	themes, err := themesAsked(book, opt.themes, opt.own)
	if err != nil {
		return err
	}
	ids, err := documentsAsked(study, opt.documents)
	if err != nil {
		return err
	}
	where, err := codingsWhere(ctx, study, opt.where)
	if err != nil {
		return err
	}
	parts, problems := make([][]codingJSON, len(ids)), make([][]error, len(ids))
	err = study.Each(ctx, ids, func(i int, m *project.Material) error {
		problems[i] = m.Problems
		for _, c := range m.Placed {
			if opt.starred && !c.Starred || opt.coder != "" && c.Coder != opt.coder || themes != nil && !themes[desk.ThemeToday(book, c.Theme)] || where != nil && !where[c.ID] {
				continue
			}
			parts[i] = append(parts[i], codingAsJSON(m.Document, book, c))
		}
		slices.SortFunc(parts[i], func(a, b codingJSON) int {
			return cmp.Or(a.Start-b.Start, a.End-b.End, cmp.Compare(a.ID, b.ID))
		})
		return nil
	})
	if err != nil {
		return err
	}
	app.warn(&material{problems: slices.Concat(problems...)})
	out := listJSON{Codings: append([]codingJSON{}, slices.Concat(parts...)...)}
	if opt.json {
		return app.json(out)
	}
	app.printList(out.Codings)
	return nil
}

func (app *App) printList(codings []codingJSON) {
	t := &table{}
	if app.Terminal {
		t.columns = []column{{name: "id"}, {name: "document"}, {name: "turn", right: true}, {name: "theme"}, {name: "coder"}, {name: "quote"}}
	} else {
		for _, name := range []string{"id", "theme", "document", "start", "end", "turn", "speaker", "participant", "coder", "at", "fit", "memo", "starred", "suggested", "quote"} {
			t.columns = append(t.columns, column{name: name})
		}
	}
	star := map[bool]string{true: "★ "}
	for _, c := range codings {
		turn := turnCell(c.Turn)
		switch {
		case !app.Terminal:
			t.add(c.ID, c.Theme, c.Document, fmt.Sprint(c.Start), fmt.Sprint(c.End), turn, c.Speaker, c.Participant, c.Coder, stampText(c.At), c.Fit, c.Memo, yes(c.Starred), yes(c.Suggested), c.Quote)
		case c.Fit == coding.Review.String():
			t.add(app.shortID(c.ID), c.Document, "?", c.Theme, c.Coder, star[c.Starred]+c.Quote)
		default:
			t.add(app.shortID(c.ID), c.Document, turn, c.Theme, c.Coder, star[c.Starred]+c.Quote)
		}
	}
	app.print(t)
	app.say("%s", count(len(codings), "coding"))
}

// yes is how a table in a pipe says that something is so.
func yes(so bool) string {
	if so {
		return "yes"
	}
	return ""
}

// anyCoder refuses a coder whom neither mitten.yaml nor a journal knows.
func anyCoder(s *project.Study, coder string) error {
	have, err := s.JournalCoders()
	if err != nil || slices.Contains(have, coder) {
		return err
	}
	return knownCoder(s, coder)
}

// themesAsked gives the ids of the themes named and of those below them; nil
// where none is named.
func themesAsked(book *codebook.Book, names []string, own bool) (map[string]bool, error) {
	if len(names) == 0 {
		return nil, nil
	}
	asked := map[string]bool{}
	for _, name := range names {
		t, err := book.Need(name)
		if err != nil {
			return nil, err
		}
		asked[t.ID] = true
		for _, below := range t.Branch() {
			asked[below.ID] = asked[below.ID] || !own
		}
	}
	return asked, nil
}

// documentsAsked gives the ids named, in natural order and each once, or all.
func documentsAsked(s *project.Study, named []string) ([]string, error) {
	all, err := s.DocumentIDs()
	if err != nil || len(named) == 0 {
		return all, err
	}
	for _, id := range named {
		if !slices.Contains(all, id) {
			_, err := s.Document(id) // says what is near
			return nil, err
		}
	}
	return slices.DeleteFunc(all, func(id string) bool { return !slices.Contains(named, id) }), nil
}

// codingsWhere gives the ids of the codings for which a condition holds; nil
// where there is none.
func codingsWhere(ctx context.Context, s *project.Study, condition string) (map[string]bool, error) {
	where, err := parseWhere(condition)
	if err != nil || where == nil {
		return nil, err
	}
	m, err := load(ctx, s, false)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(m.failed...); err != nil { // the condition may hold there
		return nil, err
	}
	list, err := analysis.Quotes(m.counted, analysis.QuoteOptions{Where: where, AllSpeech: true, Every: true})
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, t := range list.Themes {
		for _, p := range t.Picks {
			ids[m.counted.Records[p.Record].ID] = true
		}
	}
	return ids, nil
}
