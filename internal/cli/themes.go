package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/project"
)

// countOptions are the flags of the verbs that count.
type countOptions struct {
	unit      string
	by        string
	where     string
	own       bool
	allSpeech bool
	coder     string
}

func (o *countOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.unit, "unit", "", "count `participants` (default), documents, segments or codings")
	f.StringVar(&o.by, "by", "", "a column for each value of an `attribute`, or of cycle or kind")
	addWhere(cmd, &o.where)
	f.BoolVar(&o.own, "own", false, "leave out what only sub-themes were given")
	f.BoolVar(&o.allSpeech, "all-speech", false, "count interviewers' and others' words too")
	f.StringVar(&o.coder, "coder", "", "only this coder's codings")
}

// frequencies counts as the flags ask.
func (o *countOptions) frequencies(study *project.Study, m *material) (*analysis.Table, error) {
	unit, err := analysis.ParseUnit(o.unit)
	if err != nil {
		return nil, misused(err)
	}
	where, err := parseWhere(o.where)
	if err != nil {
		return nil, err
	}
	order := study.Config.Attributes[o.by]
	if o.by == "cycle" {
		order = study.Config.Cycles
	}
	return analysis.Frequencies(m.counted, analysis.FrequencyOptions{
		Unit: unit, Where: where, By: o.by, GroupOrder: order, Own: o.own, AllSpeech: o.allSpeech, Coder: o.coder,
		PercentFrom: study.Config.PercentFrom(),
	})
}

func newThemes(app *App) *cobra.Command {
	var opt countOptions
	asJSON := false
	cmd := &cobra.Command{
		Use:   "themes",
		Short: "count the themes: codings, segments, documents, k of N participants",
		Long: `Count the themes: codings, segments (turns), documents, and "k of N"
participants. A theme's numbers take in its sub-themes, unless --own. N is
everyone who speaks in a document in scope, coded or not. Percentages are
printed from N = 20 on. Interviewers' words count only with --all-speech.

` + whereHelp,
		Example: `  mitten themes
  mitten themes --by role
  mitten themes --where 'service="Floating Support"' --unit codings
  mitten themes --json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			m, err := load(cmd.Context(), study, false)
			if err != nil {
				return err
			}
			t, err := opt.frequencies(study, m)
			if err != nil {
				return err
			}
			app.warn(m)
			if asJSON {
				return cmp.Or(app.json(themesAsJSON(t)), m.partly())
			}
			app.print(themeTable(t))
			if app.Terminal {
				for _, note := range countNotes(t) {
					fmt.Fprintln(app.Stdout, note)
				}
			} else {
				for _, note := range countNotes(t) {
					app.say("note: %s", note)
				}
			}
			return m.partly()
		},
	}
	opt.addFlags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {unit, where, by, groups: [{value, participants, documents, segments, codings}], themes: [...]}")
	return in("finding", cmd)
}

// themeTable is one row a theme: all units without --by, k of N by group with.
func themeTable(t *analysis.Table) *table {
	out := &table{columns: []column{{name: "theme"}}}
	if t.By == "" {
		out.columns = append(out.columns, column{name: "codings", right: true}, column{name: "segments", right: true}, column{name: "documents", right: true},
			column{name: "participants", right: true}, column{name: "%", right: true})
	} else {
		for i, g := range t.Groups {
			name := g.Value
			switch {
			case i == 0:
				name = "all"
			case name == "":
				name = "(none)"
			}
			out.columns = append(out.columns, column{name: name, right: true})
		}
	}
	for _, r := range t.Rows {
		cells := []string{indented(r.Theme)}
		if t.By == "" {
			c := r.Counts[0]
			share := t.Share(r, 0)
			if t.Unit != analysis.Participants {
				share = analysis.Share{K: c.Participants, N: t.Groups[0].Size.Participants, From: t.PercentFrom}
			}
			percent := ""
			if p, ok := share.Percent(); ok {
				percent = fmt.Sprintf("%.1f", p)
			}
			cells = append(cells, fmt.Sprint(c.Codings), fmt.Sprint(c.Segments), fmt.Sprint(c.Documents), share.String(), percent)
		} else {
			for g := range t.Groups {
				cells = append(cells, t.Share(r, g).String())
			}
		}
		out.add(cells...)
	}
	return out
}

// indented shows a theme's place in the tree.
func indented(t *codebook.Theme) string {
	return strings.Repeat("  ", t.Depth()) + t.Name
}

// countNotes says what the numbers of a table stand on.
func countNotes(t *analysis.Table) []string {
	n := t.Groups[0].Size
	first := fmt.Sprintf("out of %s in %s", count(n.Participants, "participant"), count(n.Documents, "document"))
	if t.Where != nil {
		first += " where " + t.Where.String()
	}
	if t.By != "" {
		first = fmt.Sprintf("unit: %s; %s", t.Unit, first)
	}
	notes := []string{first}
	if t.Own {
		notes = append(notes, "without what only sub-themes were given")
	}
	if t.AllSpeech {
		notes = append(notes, "interviewers' and others' words included")
	}
	if len(t.Absent) > 0 {
		notes = append(notes, fmt.Sprintf("not in N, for want of a document in scope: %s of participants.csv", count(len(t.Absent), "participant")))
	}
	if len(t.Withdrawn) > 0 {
		notes = append(notes, fmt.Sprintf("neither counted nor in N: %s with consent withdrawn", count(len(t.Withdrawn), "participant")))
	}
	notes = append(notes, anonymousNotes(t)...)
	if t.Unfinished > 0 {
		notes = append(notes, fmt.Sprintf("%s not marked as finished by a coder: no coding there is \"not yet\", not \"no\"", count(t.Unfinished, "document")))
	}
	if t.NotSpeech > 0 {
		notes = append(notes, fmt.Sprintf("%s in which no participant speaks left out (--all-speech counts them)", count(t.NotSpeech, "coding")))
	}
	return append(notes, t.Warnings...)
}

// anonymousNotes says whose speech counts for no participant, and what to do
// about it.
func anonymousNotes(t *analysis.Table) []string {
	var notes []string
	for i, a := range t.Anonymous {
		if i == mostNamed {
			return append(notes, fmt.Sprintf("and so it is in %s more", count(len(t.Anonymous)-i, "document")))
		}
		notes = append(notes, fmt.Sprintf("%s: %s of participants without an id count for no participant; --speaker \"LABEL=P13\" at import gives them one",
			a.Document, count(a.Turns, "turn")))
	}
	return notes
}

// themesJSON is what `mitten themes --json` prints.
type themesJSON struct {
	Unit   string         `json:"unit"`
	Where  string         `json:"where"`
	By     string         `json:"by"`
	Groups []groupJSON    `json:"groups"`
	Themes []themeRowJSON `json:"themes"`
	Notes  []string       `json:"notes"`
}

type groupJSON struct {
	Value string `json:"value"`
	countJSON
}

type countJSON struct {
	Codings      int `json:"codings"`
	Segments     int `json:"segments"`
	Documents    int `json:"documents"`
	Participants int `json:"participants"`
}

type themeRowJSON struct {
	Theme  string           `json:"theme"`
	Name   string           `json:"name"`
	Parent string           `json:"parent,omitempty"`
	Groups []themeCountJSON `json:"groups"`
}

type themeCountJSON struct {
	Value string `json:"value"`
	K     int    `json:"k"`
	N     int    `json:"n"`
	countJSON
}

func themesAsJSON(t *analysis.Table) themesJSON {
	out := themesJSON{Unit: string(t.Unit), By: t.By, Groups: []groupJSON{}, Themes: []themeRowJSON{}, Notes: countNotes(t)}
	if t.Where != nil {
		out.Where = t.Where.String()
	}
	for _, g := range t.Groups {
		out.Groups = append(out.Groups, groupJSON{g.Value, countJSON(g.Size)})
	}
	for _, r := range t.Rows {
		row := themeRowJSON{Theme: r.Theme.ID, Name: r.Theme.Name}
		if r.Theme.Parent != nil {
			row.Parent = r.Theme.Parent.ID
		}
		for g := range t.Groups {
			s := t.Share(r, g)
			row.Groups = append(row.Groups, themeCountJSON{t.Groups[g].Value, s.K, s.N, countJSON(r.Counts[g])})
		}
		out.Themes = append(out.Themes, row)
	}
	return out
}
