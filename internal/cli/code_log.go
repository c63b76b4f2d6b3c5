package cli

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/project"
)

// logOptions are the flags of `mitten code log`.
type logOptions struct {
	document string
	coder    string
	limit    int
	json     bool
}

// logJSON is what `mitten code log --json` prints.
type logJSON struct {
	Total  int        `json:"total"`
	Events []eventRow `json:"events"`
}

// An eventRow is one line of the audit trail.
type eventRow struct {
	ID       string         `json:"id"`
	At       time.Time      `json:"at"`
	Coder    string         `json:"coder"`
	Op       string         `json:"op"`
	Document string         `json:"document"`
	Codebook string         `json:"codebook"` // its revision at the time
	Coding   string         `json:"coding,omitempty"`
	Theme    string         `json:"theme,omitempty"` // as it was named then
	Anchor   *corpus.Anchor `json:"anchor,omitempty"`
	Memo     *string        `json:"memo,omitempty"`
	Themes   []string       `json:"themes,omitempty"`
	Undoes   string         `json:"undoes,omitempty"`
	Starred  *bool          `json:"starred,omitempty"`
	What     string         `json:"what"`
}

func newCodeLog(app *App) *cobra.Command {
	var opt logOptions
	cmd := &cobra.Command{
		Use:   "log [ID]",
		Short: "show who did what and when: the audit trail",
		Long: `Show who did what and when, in order of time: of one coding, of a document, of a
coder, or of the whole study. What was undone or removed is shown as well. It
reads the journals only, so the words are those of the time.`,
		Example: `  mitten code log 8q3xk2
  mitten code log --document T01 -n 0
  mitten code log --coder ash --json`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 1:
				return usage(cmd, errors.New("mitten code log takes the id of one coding"))
			case len(args) == 1 && opt.document != "":
				return usage(cmd, errors.New("either the id of a coding or --document, not both"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			id := ""
			if len(args) == 1 {
				id = args[0]
			}
			return runCodeLog(cmd.Context(), app, id, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.document, "document", "", "only this document, by `id`")
	f.StringVar(&opt.coder, "coder", "", "only what this coder did")
	f.IntVarP(&opt.limit, "limit", "n", 20, "show at most so many, the latest ones; 0 for all")
	f.BoolVar(&opt.json, "json", false, "print JSON: {total, events: [{id, at, coder, op, document, codebook, coding, theme, anchor, memo, themes, undoes, what}]}")
	return cmd
}

func runCodeLog(ctx context.Context, app *App, id string, opt logOptions) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	if opt.coder != "" {
		if err := anyCoder(study, opt.coder); err != nil {
			return err
		}
	}
	rows, problems, err := logRows(ctx, study, id, opt)
	if err != nil {
		return err
	}
	app.warn(&material{problems: problems})
	out := logJSON{Total: len(rows), Events: rows}
	if opt.limit > 0 && len(rows) > opt.limit {
		out.Events = rows[len(rows)-opt.limit:]
	}
	if opt.json {
		return app.json(out)
	}
	t := &table{columns: []column{{name: "at"}, {name: "coder"}, {name: "document"}, {name: "coding"}, {name: "what"}}}
	for _, e := range out.Events {
		t.add(stampText(e.At), e.Coder, e.Document, app.shortID(e.Coding), e.What)
	}
	app.print(t)
	if len(out.Events) < out.Total {
		app.say("%s, the latest %d shown (-n 0 shows all)", count(out.Total, "event"), len(out.Events))
	} else {
		app.say("%s", count(out.Total, "event"))
	}
	return nil
}

// logRows lists the events asked for in order of time.
func logRows(ctx context.Context, s *project.Study, id string, opt logOptions) ([]eventRow, []error, error) {
	if id != "" {
		found, err := findCodings(ctx, s, []string{id})
		if err != nil {
			return nil, nil, err
		}
		id, opt.document = found[0].ID, found[0].Document
	}
	docs, problems, err := desk.ReadEvents(ctx, s, opt.document, "")
	if err != nil {
		return nil, nil, err
	}
	if opt.document != "" && len(docs) == 0 {
		if _, err := s.Document(opt.document); err != nil {
			return nil, nil, err
		}
	}
	rows := []eventRow{}
	for _, doc := range docs {
		state, notApplied := coding.Fold(doc.Document, doc.Events)
		for _, p := range notApplied {
			problems = append(problems, p)
		}
		t := newTeller()
		for _, e := range state.Events() {
			what := t.tell(e)
			if id != "" && e.Coding != id || opt.coder != "" && e.Coder != opt.coder {
				continue
			}
			rows = append(rows, eventRow{e.ID, e.At, e.Coder, string(e.Op), doc.Document, e.Revision, e.Coding, e.Theme, e.Anchor, e.Memo, e.Themes, e.Undoes, e.Starred, what})
		}
	}
	slices.SortStableFunc(rows, func(a, b eventRow) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return rows, problems, nil
}
