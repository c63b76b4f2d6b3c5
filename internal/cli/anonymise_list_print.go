package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/project"
)

func (l *lister) decided(ctx context.Context, asJSON bool) error {
	plan := l.Plan()
	decisions := plan.State().Decisions()
	var forms []string
	for _, d := range decisions {
		forms = append(forms, d.Form)
	}
	tallies, err := project.Tallies(ctx, l.Vault, l.ids, forms)
	if err != nil {
		return err
	}
	out := []listedJSON{}
	t := &table{columns: []column{{name: "form"}, {name: "as"}, {name: "prints"}, {name: "times", right: true}, {name: "documents", right: true}, {name: "reason"}}}
	for _, d := range decisions {
		tally := tallies[d.Form]
		j := listedJSON{Form: d.Surface, As: string(d.As), Prints: plan.Print(d.Form), Kept: d.Keep, Reason: d.Reason, Levels: d.Levels, Same: d.Same,
			Here: d.Here, NotHere: d.NotHere, Times: tally.Times, Documents: append([]string{}, tally.Documents...)}
		out = append(out, j)
		prints := j.Prints
		if prints == "" {
			prints = "stays"
		}
		if d.ByMention() {
			prints += fmt.Sprintf(" (in %d places; stays in %d)", len(d.Here), len(d.NotHere))
		}
		t.add(d.Surface, string(d.As), prints, fmt.Sprint(tally.Times), fmt.Sprint(len(tally.Documents)), d.Reason)
	}
	if asJSON {
		return l.app.json(out)
	}
	l.app.print(t)
	return nil
}

func (l *lister) undecided(ctx context.Context, asJSON bool) error {
	forms, caseless, err := l.waiting(ctx, l.ids)
	if err != nil {
		return err
	}
	out := []waitingJSON{}
	t := &table{columns: []column{{name: "form"}, {name: "kind"}, {name: "now"}, {name: "times", right: true}, {name: "documents"}, {name: "found by"}},
		notes: []string{"Decide them one by one: mitten anonymise review", "or with a list: mitten anonymise decide --file decisions.csv"}}
	for _, f := range forms {
		kind := string(decide.KindOf(f.Kind))
		out = append(out, waitingJSON{f.Surface, kind, f.Masked, f.Layers, f.Times, f.Documents})
		now := "stays"
		if f.Masked {
			now = "[" + decide.Category(f.Kind, f.Surface) + "]"
		}
		t.add(f.Surface, kind, now, fmt.Sprint(f.Times), someOf(f.Documents), strings.Join(f.Layers, ", "))
	}
	if asJSON {
		return l.app.json(out)
	}
	l.app.print(t)
	l.app.sayCaseless(caseless)
	return nil
}

func (app *App) sayCaseless(ids []string) {
	if len(ids) > 0 {
		app.say("note: no capital letters in %s, so names are hard to find: listen, and list them with `mitten anonymise heard`", someOf(ids))
	}
}

// waiting looks for what nobody has decided, with every layer there is.
func (d *decider) waiting(ctx context.Context, ids []string) ([]project.WaitingForm, []string, error) {
	return d.Waiting(ctx, ids, d.app.progress("looking for names in"))
}

func (l *lister) pronouns(ctx context.Context, asJSON bool) error {
	found, err := l.Study.Pronouns(ctx, l.Vault, l.Plan(), l.ids)
	if err != nil {
		return err
	}
	out := []pronounJSON{}
	t := &table{columns: []column{{name: "document"}, {name: "turn", right: true}, {name: "pronoun"}, {name: "around"}}}
	for _, p := range found {
		j := pronounJSON{p.Document, p.Turn, p.Words, "..." + p.Before + p.Words + p.Behind + "..."}
		out = append(out, j)
		t.add(j.Document, fmt.Sprint(j.Turn), j.Pronoun, j.Around)
	}
	if asJSON {
		return l.app.json(out)
	}
	l.app.print(t)
	return nil
}
