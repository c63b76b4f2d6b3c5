package cli

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// quoteOptions are the flags that choose quotes.
type quoteOptions struct {
	where     string
	own       bool
	allSpeech bool
	coder     string
}

func (o *quoteOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	addWhere(cmd, &o.where)
	f.BoolVar(&o.own, "own", false, "leave sub-themes out")
	f.BoolVar(&o.allSpeech, "all-speech", false, "also passages in which no participant speaks")
	f.StringVar(&o.coder, "coder", "", "only this coder's codings")
}

func (o *quoteOptions) choose(themes []string) (analysis.QuoteOptions, error) {
	where, err := parseWhere(o.where)
	return analysis.QuoteOptions{Themes: themes, Where: where, Own: o.own, AllSpeech: o.allSpeech, Coder: o.coder}, err
}

// quotesJSON is what `mitten quotes --json` prints.
type quotesJSON struct {
	Themes []themeQuotesJSON `json:"themes"`
}

type themeQuotesJSON struct {
	Theme  string      `json:"theme"`
	Name   string      `json:"name"`
	Quotes []quoteJSON `json:"quotes"`
}

type quoteJSON struct {
	ID          string   `json:"id"`
	Document    string   `json:"document"`
	Turn        int      `json:"turn"`
	Start       int      `json:"start"` // code points
	End         int      `json:"end"`
	Quote       string   `json:"quote"`
	Attribution string   `json:"attribution"`
	Participant string   `json:"participant"`
	Coders      []string `json:"coders"`
	Memo        string   `json:"memo,omitempty"`
}

func newQuotes(app *App) *cobra.Command {
	var opt quoteOptions
	asJSON := false
	cmd := &cobra.Command{
		Use:   "quotes [THEME...]",
		Short: "list the quotes of a theme and its sub-themes, by role",
		Long: `List the quotes of a theme and its sub-themes (all themes if none is named),
each attributed by role as mitten.yaml says. Passages that lie within another of
the same theme are folded into it. For a file to give away, see
` + "`mitten export quotes`" + `; this list has document and turn in it.

` + whereHelp,
		Example: `  mitten quotes good-enough
  mitten quotes "naming the elephant" --where 'role="Pod Leader"' --json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runQuotes(cmd.Context(), app, args, opt, asJSON)
		},
	}
	opt.addFlags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {themes: [{theme, name, quotes: [{id, document, turn, start, end, quote, attribution, participant, coders, memo}]}]}")
	return in("finding", cmd)
}

func runQuotes(ctx context.Context, app *App, themes []string, opt quoteOptions, asJSON bool) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	m, err := load(ctx, study, true)
	if err != nil {
		return err
	}
	choice, err := opt.choose(themes)
	if err != nil {
		return err
	}
	list, err := analysis.Quotes(m.counted, choice)
	if err != nil {
		return err
	}
	app.warn(m)
	for _, w := range list.Warnings {
		app.say("note: %s", w)
	}
	out, err := quotesAsJSON(study, m, list)
	if err != nil {
		return err
	}
	if asJSON {
		return cmp.Or(app.json(out), m.partly())
	}
	printQuotes(app, out)
	return m.partly()
}

func quotesAsJSON(study *project.Study, m *material, list *analysis.QuoteList) (quotesJSON, error) {
	name, err := analysis.ParseAttribution(study.Config.Attributions()[0], m.counted.Roster.Columns)
	if err != nil {
		return quotesJSON{}, err
	}
	byID := map[string]coding.Placed{}
	for _, placed := range m.placed {
		for _, c := range placed {
			byID[c.ID] = c
		}
	}
	out := quotesJSON{Themes: []themeQuotesJSON{}}
	for _, t := range list.Themes {
		theme := themeQuotesJSON{Theme: t.Theme.ID, Name: t.Theme.Name, Quotes: []quoteJSON{}}
		for _, pick := range t.Picks {
			r := m.counted.Records[pick.Record]
			d := m.documents[r.Document]
			q := quoteJSON{
				ID: r.ID, Document: d.ID, Turn: r.FirstTurn + 1, Quote: d.Slice(r.Span),
				Start: d.Pos().PointAt(r.Span.Start), End: d.Pos().PointAt(r.Span.End),
				Coders: []string{r.Coder}, Memo: byID[r.ID].Memo,
			}
			for _, f := range pick.Folded {
				if c := m.counted.Records[f].Coder; c != q.Coders[len(q.Coders)-1] {
					q.Coders = append(q.Coders, c)
				}
			}
			for i := r.FirstTurn; i < r.LastTurn && q.Participant == ""; i++ {
				q.Participant = d.ParticipantOf(d.Turns[i])
			}
			if p, ok := m.counted.Roster.Find(q.Participant); ok {
				q.Attribution = name.Of(p)
			} else {
				q.Attribution = kindOfSpeaker(d, r)
			}
			theme.Quotes = append(theme.Quotes, q)
		}
		out.Themes = append(out.Themes, theme)
	}
	return out, nil
}

// kindOfSpeaker names who speaks in a coding where no participant is known.
func kindOfSpeaker(d *corpus.Document, r coding.Record) string {
	name := "Other speaker"
	for _, turn := range d.Turns[r.FirstTurn:r.LastTurn] {
		switch d.KindOf(turn) {
		case corpus.ParticipantSpeech:
			return analysis.Nameless
		case corpus.InterviewerSpeech:
			name = "Interviewer"
		}
	}
	return name
}

func printQuotes(app *App, out quotesJSON) {
	n := 0
	if !app.Terminal {
		t := &table{columns: []column{{name: "theme"}, {name: "attribution"}, {name: "document"}, {name: "turn"}, {name: "quote"}}}
		for _, theme := range out.Themes {
			for _, q := range theme.Quotes {
				t.add(theme.Theme, q.Attribution, q.Document, fmt.Sprint(q.Turn), q.Quote)
				n++
			}
		}
		app.print(t)
	} else {
		for _, theme := range out.Themes {
			fmt.Fprintf(app.Stdout, "%s%s%s (%s)\n\n", app.emphasis(), theme.Name, app.noEmphasis(), count(len(theme.Quotes), "quote"))
			for _, q := range theme.Quotes {
				app.indent("“"+q.Quote+"”", "  ")
				fmt.Fprintf(app.Stdout, "    %s   %s, turn %d\n\n", q.Attribution, q.Document, q.Turn)
				n++
			}
		}
	}
	app.say("%s", count(n, "quote"))
}
