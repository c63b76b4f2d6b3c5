package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/query"
)

// searchOptions are the flags of `mitten search`.
type searchOptions struct {
	where     string
	limit     int
	context   int
	allSpeech bool
	inOrder   bool
	json      bool
}

// searchJSON is what `mitten search --json` prints. Positions are code points.
type searchJSON struct {
	Query string    `json:"query"`
	Total int       `json:"total"`
	Hits  []hitJSON `json:"hits"`
}

type hitJSON struct {
	Document    string   `json:"document"`
	Turn        int      `json:"turn"`
	Start       int      `json:"start"` // of the segment in the document's text
	End         int      `json:"end"`
	Text        string   `json:"text"`
	Marks       [][2]int `json:"marks"` // in the document's text too
	Speaker     string   `json:"speaker"`
	Participant string   `json:"participant"`
	Role        string   `json:"role"`
	Themes      []string `json:"themes"`
	Before      []string `json:"before,omitempty"` // turns, with --context
	After       []string `json:"after,omitempty"`
}

func newSearch(app *App) *cobra.Command {
	var opt searchOptions
	cmd := &cobra.Command{
		Use:   "search QUERY...",
		Short: "find passages by their words, themes and speakers",
		Long: `Find passages by their words, themes and speakers.

  lost the plot            all three words, in any order, with their endings
  "lost the plot"          the phrase
  elephnat~  listen*       one slip allowed (~2: two); words that begin so
  a AND b, a OR b, NOT a   a space is AND; -a is NOT a
  theme:lightness          coded with a theme or one of its sub-themes
  role:"Pod Leader"        any attribute of who speaks
  speaker: cycle: document: participant: coder: kind:

Interviewers' words are left out, except with --all-speech or
speaker:interviewer. In a shell, put the whole query in single quotes, and a --
before one that begins with a dash.`,
		Example: `  mitten search '"good enough"'
  mitten search 'elephant AND role:"Pod Leader"'
  mitten search 'theme:stepping-back -"my manager"' --context 1`,
		Args: someArgs(1, "a query"),
		RunE: func(cmd *cobra.Command, args []string) error {
			text := strings.Join(args, " ")
			if strings.TrimSpace(text) == "" {
				return usage(cmd, errors.New("the query is empty"))
			}
			if opt.context < 0 {
				return usage(cmd, errors.New("--context takes a number of turns from 0"))
			}
			return runSearch(cmd.Context(), app, text, opt)
		},
	}
	cmd.SetFlagErrorFunc(notAFlag)
	f := cmd.Flags()
	addWhere(cmd, &opt.where)
	f.IntVarP(&opt.limit, "limit", "n", 20, "show at most so many; 0 for all")
	f.IntVar(&opt.context, "context", 0, "show so many turns before and after")
	f.BoolVar(&opt.allSpeech, "all-speech", false, "search interviewers' and others' words too")
	f.BoolVar(&opt.inOrder, "in-order", false, "by document and turn instead of best first")
	f.BoolVar(&opt.json, "json", false, "print JSON: {query, total, hits: [{document, turn, start, end, text, marks, speaker, participant, role, themes}]}")
	return in("finding", cmd)
}

func runSearch(ctx context.Context, app *App, text string, opt searchOptions) error {
	q, err := query.Parse(text)
	if err != nil {
		return err
	}
	where, err := parseWhere(opt.where)
	if err != nil {
		return err
	}
	if where != nil {
		q = query.And{q, where}
	}
	study, err := app.study()
	if err != nil {
		return err
	}
	x, src := openIndex(ctx, study)
	defer x.Close()
	book, err := study.Codebook()
	if err != nil {
		return err
	}
	var attributes []string
	if len(fieldsOf(q)) > 0 {
		roster, err := src.Participants()
		if err != nil {
			return err
		}
		attributes = roster.Columns
	}
	r, err := x.Search(ctx, src, q, index.Options{
		Limit: opt.limit, InOrder: opt.inOrder, AllSpeech: opt.allSpeech, Book: book,
		Attributes: attributes, Progress: app.progress("indexing"),
	})
	if err != nil {
		return err
	}
	app.sayIndex(r.Sync)
	roster, err := src.Participants()
	if err != nil {
		return err
	}
	if err := app.sayUnmatched(study, roster, q); err != nil {
		return err
	}
	s := &shower{roster: roster, book: book, result: r, context: opt.context}
	hits, err := s.showAll(ctx, study)
	if err != nil {
		return err
	}
	out := searchJSON{Query: text, Total: r.Total, Hits: hits}
	if opt.json {
		return app.json(out)
	}
	printHits(app, out, opt.context > 0)
	return nil
}

// notAFlag tells who meant to leave a word out, as in -"my manager", that a
// command line takes it for a flag.
func notAFlag(cmd *cobra.Command, err error) error {
	_, word, found := strings.Cut(err.Error(), " in -")
	if !found {
		return usage(cmd, err)
	}
	return &exit{code: CodeUsage, err: &fault.Error{
		Hint: "to leave a word out write NOT " + word + ", or put -- before the query", Err: err,
	}}
}
