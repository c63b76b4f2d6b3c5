package cli

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// placeCheckOptions are the flags of `mitten code check`.
type placeCheckOptions struct {
	accept bool
	dryRun bool
	json   bool
}

// placeCheckJSON is what `mitten code check --json` prints.
type placeCheckJSON struct {
	Looked      int         `json:"looked"` // codings
	Moved       int         `json:"moved"`
	Approximate int         `json:"approximate"`
	Review      int         `json:"review"`
	Accepted    int         `json:"accepted"`
	Codings     []strayJSON `json:"codings"`
}

// A strayJSON is a coding whose words do not stand where its journal says.
type strayJSON struct {
	ID         string      `json:"id"`
	Theme      string      `json:"theme"`
	Document   string      `json:"document"`
	Coder      string      `json:"coder"`
	Fit        string      `json:"fit"`
	Was        passageJSON `json:"was"`
	Now        passageJSON `json:"now"` // empty for review
	Candidates []scoreJSON `json:"candidates"`
}

type passageJSON struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Turn  int    `json:"turn"` // 0: not known
	Quote string `json:"quote"`
}

type scoreJSON struct {
	passageJSON
	Score float64 `json:"score"` // 0 to 1
}

func newCodeCheck(app *App) *cobra.Command {
	var opt placeCheckOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "find the codings that a changed transcript has moved",
		Long: `Hold every coding against its transcript and list those whose words do not stand
where the journal says: moved ones, approximate ones (slightly changed words with
no rival), and those to review, with the places where they may belong. Moved and
approximate codings count and are quoted at their new place all the same;
--accept writes it down, in the name of each coding's coder. Those to review
count nowhere until ` + "`mitten code edit`" + ` gives them a place or ` + "`mitten code remove`" + `
takes them out.

Exit code 1 if any coding needs review, else 0.`,
		Example: `  mitten code check
  mitten code check --accept`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runCodeCheck(cmd.Context(), app, opt) },
	}
	f := cmd.Flags()
	f.BoolVar(&opt.accept, "accept", false, "write the new places of moved and approximate codings down")
	f.BoolVar(&opt.dryRun, "dry-run", false, "with --accept: say what would be written, and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {looked, moved, approximate, review, accepted, codings: [{id, theme, document, coder, fit, was: {start, end, turn, quote}, now: {...}, candidates: [{start, end, turn, quote, score}]}]}")
	return cmd
}

func runCodeCheck(ctx context.Context, app *App, opt placeCheckOptions) error {
	s, err := app.scribe(!opt.accept || opt.dryRun)
	if err != nil {
		return err
	}
	defer s.Close()
	out, problems, err := strays(ctx, s)
	if err != nil {
		return err
	}
	if opt.accept {
		if out.Accepted, err = acceptPlaces(ctx, s, out.Codings); err != nil {
			return err
		}
	}
	app.warn(&material{problems: problems})
	if opt.json {
		if err := app.json(out); err != nil {
			return err
		}
	} else {
		app.printStrays(out, opt)
	}
	if out.Review > 0 {
		return fault.New("give each its place with `mitten code edit ID --quote ... --turn N`, or take it out with `mitten code remove ID`",
			"%s must be reviewed by a person", count(out.Review, "coding"))
	}
	return nil
}

// strays looks for codings that are not at their place, by document.
func strays(ctx context.Context, s *desk.Scribe) (placeCheckJSON, []error, error) {
	out := placeCheckJSON{Codings: []strayJSON{}}
	ids, err := s.Study.DocumentIDs()
	if err != nil {
		return out, nil, err
	}
	parts, problems := make([][]strayJSON, len(ids)), make([][]error, len(ids))
	var mutex sync.Mutex
	err = s.Study.Each(ctx, ids, func(i int, m *project.Material) error {
		problems[i] = m.Problems
		finder := coding.NewFinder(m.Document)
		for _, c := range m.Placed {
			if c.Fit != coding.Exact {
				parts[i] = append(parts[i], strayOf(s.Book, m.Document, finder, c))
			}
		}
		slices.SortStableFunc(parts[i], func(a, b strayJSON) int { return a.Was.Start - b.Was.Start })
		mutex.Lock()
		out.Looked += len(m.Placed)
		mutex.Unlock()
		return nil
	})
	if err != nil {
		return out, nil, err
	}
	for _, c := range slices.Concat(parts...) {
		out.Codings = append(out.Codings, c)
		switch c.Fit {
		case fitName(coding.Moved):
			out.Moved++
		case fitName(coding.Approximate):
			out.Approximate++
		default:
			out.Review++
		}
	}
	return out, slices.Concat(problems...), nil
}

func strayOf(book *codebook.Book, d *corpus.Document, finder *coding.Finder, c coding.Placed) strayJSON {
	out := strayJSON{
		ID: c.ID, Theme: desk.ThemeToday(book, c.Theme), Document: d.ID, Coder: c.Coder, Fit: fitName(c.Fit),
		Was: passageJSON{Start: c.Anchor.Start, End: c.Anchor.End, Quote: c.Anchor.Quote}, Candidates: []scoreJSON{},
	}
	if c.Fit != coding.Review {
		out.Now = passageOf(d, c.Span)
		return out
	}
	for _, at := range finder.Locate(c.Anchor).Candidates {
		out.Candidates = append(out.Candidates, scoreJSON{passageOf(d, at.Span), at.Score})
	}
	return out
}

func passageOf(d *corpus.Document, s corpus.Span) passageJSON {
	return passageJSON{Start: d.Pos().PointAt(s.Start), End: d.Pos().PointAt(s.End), Turn: turnOf(d, s), Quote: d.Slice(s)}
}

// acceptPlaces writes the new places down and says of how many codings.
func acceptPlaces(ctx context.Context, s *desk.Scribe, strays []strayJSON) (int, error) {
	accepted := 0
	for len(strays) > 0 {
		id := strays[0].Document
		n := slices.IndexFunc(strays, func(c strayJSON) bool { return c.Document != id })
		if n < 0 {
			n = len(strays)
		}
		d, err := s.Desk(ctx, id)
		if err != nil {
			return accepted, err
		}
		events := map[string][]coding.Event{}
		var coders []string
		for _, c := range d.Placed {
			if c.Fit != coding.Moved && c.Fit != coding.Approximate {
				continue
			}
			e := d.Event(coding.Edit, c.Coder)
			anchor := d.Document.AnchorOf(c.Span)
			e.Coding, e.Anchor = c.ID, &anchor
			if events[c.Coder] == nil {
				coders = append(coders, c.Coder)
			}
			events[c.Coder] = append(events[c.Coder], e)
		}
		for _, coder := range coders {
			if err := d.Write(ctx, coder, events[coder]...); err != nil {
				return accepted, err
			}
			accepted += len(events[coder])
		}
		strays = strays[n:]
	}
	return accepted, nil
}

func (app *App) printStrays(out placeCheckJSON, opt placeCheckOptions) {
	t := &table{columns: []column{{name: "id"}, {name: "document"}, {name: "theme"}, {name: "coder"}, {name: "fit"},
		{name: "turn", right: true}, {name: "start", right: true}, {name: "end", right: true}, {name: "was"}, {name: "now"}}}
	row := func(c strayJSON, fit string, at passageJSON) {
		now := at.Quote
		if app.Terminal && now == c.Was.Quote {
			now = "the same words"
		}
		place := []string{"", "", ""}
		if at.End > 0 {
			place = []string{turnCell(at.Turn), fmt.Sprint(at.Start), fmt.Sprint(at.End)}
		}
		t.add(append(append([]string{app.shortID(c.ID), c.Document, c.Theme, c.Coder, fit}, place...), c.Was.Quote, now)...)
	}
	for _, c := range out.Codings {
		row(c, c.Fit, c.Now)
		for _, at := range c.Candidates {
			row(c, fmt.Sprintf("may be (%.2f)", at.Score), at.passageJSON)
		}
	}
	if len(t.rows) > 0 {
		app.print(t)
	}
	app.say("looked at %s: %d moved, %d approximate, %d to review", count(out.Looked, "coding"), out.Moved, out.Approximate, out.Review)
	switch {
	case opt.accept && opt.dryRun:
		app.say("the new place of %s would be written down; %s", count(out.Accepted, "coding"), dryRunNote)
	case opt.accept:
		app.say("the new place of %s is written down", count(out.Accepted, "coding"))
	case out.Moved+out.Approximate > 0:
		app.say("next: mitten code check --accept")
	}
}
