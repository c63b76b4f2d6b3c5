package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// riskOptions are the flags of `mitten anonymise risk`.
type riskOptions struct {
	fewer int
	where string
	json  bool
}

// What stands above and below the list. A list is no promise.
const (
	intruderQuestion = "Could somebody who knows the area, the service or the family, with a search engine and an hour, say who this is?"
	intruderClosing  = "What is not listed can tell who somebody is, too: these are combinations of attributes and English turns of phrase, no more. Before anything leaves, somebody who knows the people has to read it."
)

// riskJSON is what `mitten anonymise risk --json` prints.
type riskJSON struct {
	Question     string          `json:"question"`
	Fewer        int             `json:"fewer"`
	Participants int             `json:"participants"`
	Groups       []rareGroupJSON `json:"groups"`
	Details      []detailJSON    `json:"details"`
	Closing      string          `json:"closing"`
}

type rareGroupJSON struct {
	Participants []string    `json:"participants"`
	Traits       []traitJSON `json:"traits"`
}

type traitJSON struct {
	Attribute string `json:"attribute"`
	Value     string `json:"value"`
}

type detailJSON struct {
	Why         string `json:"why"`
	Document    string `json:"document"`
	Turn        int    `json:"turn"`
	Participant string `json:"participant"`
	Words       string `json:"words"`
	Around      string `json:"around"`
}

func newAnonymiseRisk(app *App) *cobra.Command {
	var opt riskOptions
	cmd := &cobra.Command{
		Use:   "risk",
		Short: "list what may tell who people are without naming them",
		Long: `List what may tell who people are without naming them, for a person to read.

First come attributes, alone and by two and three (role, pod, cycle ...), that fewer
than --k participants share, those of the fewest first. A combination is left out
where a part of it is that of the same participants already.

Then come passages of the transcripts, as they are after ` + "`anonymise apply`" + `:
  only one      "the only Māori volunteer", "nobody else in the valley"
  first, last   "the last skipper to", "the oldest of us"
  one of few    "one of nine in the country"
  occupation    a trade or an office that one transcript alone has
  capital       a capital inside a sentence, in one transcript alone
  often here    a word said again and again in one transcript, and in no other

It writes nothing and takes nothing out: change the words by hand, or with
` + "`mitten anonymise apply --remove`" + `. It knows English, and never says that
something is safe.

` + whereHelp,
		Example: `  mitten anonymise risk
  mitten anonymise risk --k 5 --where 'cycle=2026-05'`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runRisk(cmd, app, opt) },
	}
	f := cmd.Flags()
	f.IntVar(&opt.fewer, "k", 3, "list what fewer than `k` participants share")
	addWhere(cmd, &opt.where)
	f.BoolVar(&opt.json, "json", false, "print JSON: {question, fewer, participants, groups: [{participants, traits}], details: [{why, document, turn, participant, words, around}], closing}")
	return cmd
}

func runRisk(cmd *cobra.Command, app *App, opt riskOptions) error {
	if opt.fewer < 2 {
		return usage(cmd, errors.New("--k is 2 or more"))
	}
	where, err := parseWhere(opt.where)
	if err != nil {
		return err
	}
	study, err := app.study()
	if err != nil {
		return err
	}
	m, err := load(cmd.Context(), study, true)
	if err != nil {
		return err
	}
	groups, people, err := analysis.RareGroups(m.counted, analysis.RareOptions{Fewer: opt.fewer, Where: where})
	if err != nil {
		return err
	}
	details := rareDetails(m.documents, func(participant string) bool {
		return where == nil || slices.Contains(people, participant)
	})
	app.warnOf("left out: ", m.failed)
	if opt.json {
		return cmp.Or(app.json(riskAsJSON(opt, groups, details, people)), m.partly())
	}
	app.printRisk(groups, details)
	return m.partly()
}

// rareDetails finds the details in the words of those who are asked for, those
// that tell most first.
func rareDetails(documents []*corpus.Document, asked func(participant string) bool) []detailJSON {
	x := &anonymise.Details{}
	for _, d := range documents {
		x.Add(d)
	}
	out := []detailJSON{}
	for _, d := range documents {
		for _, f := range x.Find(d) {
			if !asked(f.Participant) {
				continue
			}
			out = append(out, detailJSON{string(f.Cue), d.ID, f.Turn, f.Participant, oneLine(d.Slice(f.Span)), inTurn(d, f)})
		}
	}
	rank := anonymise.Cues()
	slices.SortStableFunc(out, func(a, b detailJSON) int {
		return cmp.Or(cmp.Compare(slices.Index(rank, anonymise.Cue(a.Why)), slices.Index(rank, anonymise.Cue(b.Why))),
			corpus.NaturalCompare(a.Document, b.Document), cmp.Compare(a.Turn, b.Turn))
	})
	return out
}

// inTurn gives a detail with some words of its turn on both sides, on one line.
func inTurn(d *corpus.Document, f anonymise.Detail) string {
	const most = 60 // bytes on a side
	turn := d.Turns[f.Turn-1].Words
	before, after := d.Text[turn.Start:f.Span.Start], d.Text[f.Span.End:turn.End]
	if len(before) > most {
		_, rest, _ := strings.Cut(before[len(before)-most:], " ")
		before = "..." + rest
	}
	if len(after) > most {
		after = after[:most]
		after = after[:strings.LastIndexByte(after, ' ')+1] + "..."
	}
	return strings.Join(strings.Fields(before+d.Slice(f.Span)+after), " ")
}

func riskAsJSON(opt riskOptions, groups []analysis.RareGroup, details []detailJSON, people []string) riskJSON {
	out := riskJSON{intruderQuestion, opt.fewer, len(people), []rareGroupJSON{}, details, intruderClosing}
	for _, g := range groups {
		j := rareGroupJSON{Participants: g.Participants}
		for _, t := range g.Traits {
			j.Traits = append(j.Traits, traitJSON{t.Field, t.Value})
		}
		out.Groups = append(out.Groups, j)
	}
	return out
}

// printRisk puts the question above the list and the warning below it; in a
// pipe both go to standard error.
func (app *App) printRisk(groups []analysis.RareGroup, details []detailJSON) {
	t := &table{columns: []column{{name: "why"}, {name: "people", right: true}, {name: "participants"}, {name: "document"}, {name: "turn", right: true}, {name: "words"}}}
	for _, g := range groups {
		traits := make([]string, len(g.Traits))
		for i, trait := range g.Traits {
			traits[i] = trait.String()
		}
		t.add("attributes", fmt.Sprint(len(g.Participants)), strings.Join(g.Participants, ", "), "", "", strings.Join(traits, ", "))
	}
	for _, f := range details {
		t.add(f.Why, "", f.Participant, f.Document, fmt.Sprint(f.Turn), f.Around)
	}
	if !app.Terminal {
		app.say("%s", intruderQuestion)
		app.print(t)
		app.say("%s", intruderClosing)
		return
	}
	fmt.Fprintln(app.Stdout, strings.Join(wrap(intruderQuestion, app.Width), "\n")+"\n")
	t.notes = append([]string{""}, wrap(intruderClosing, app.Width)...)
	app.print(t)
}
