package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
	"github.com/mitten-qda/mitten/query"
)

func newParticipants(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "participants",
		Short: "who takes part: list, set, import, merge, withdraw, and the sampling log",
		Long: `The people of the study, by id: their attributes and consent (participants.csv),
the documents in which they take part, and whom it was planned to ask
(sampling.csv). No names are kept there.`,
		Example: `  mitten participants list --where 'role="Pod Leader" and cycle=2026-05'
  mitten participants set P07 role="Pod Leader" consent="count only"
  mitten participants sampling`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newParticipantsList(app), newParticipantsSet(app), newParticipantsImport(app), newParticipantsMerge(app), newParticipantsWithdraw(app), newSampling(app))
	return in("material", cmd)
}

type participantJSON struct {
	ID         string            `json:"id"`
	Attributes map[string]string `json:"attributes"`
	Consent    string            `json:"consent"`
	Composite  bool              `json:"composite"`
	Documents  []string          `json:"documents"`
	Cycles     []string          `json:"cycles"`
	Listed     bool              `json:"listed"` // has a row in participants.csv
}

func newParticipantsList(app *App) *cobra.Command {
	var where string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "list participants with attributes, consent and documents",
		Long: `List the participants: attributes, consent, the documents in which they take part and
their cycles. Those whom documents name and participants.csv does not are at the end.`,
		Example: `  mitten participants list
  mitten participants list --where 'role="Pod Leader" and cycle=2026-05' --json`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return runParticipantsList(app, where, asJSON) },
	}
	cmd.Flags().StringVar(&where, "where", "", `list only whom this condition holds for, e.g. 'role="Pod Leader" and cycle=2026-05'`)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {participants: [{id, attributes, consent, composite, documents, cycles, listed}]}")
	return cmd
}

func runParticipantsList(app *App, where string, asJSON bool) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	node, err := parseWhere(where)
	if err != nil {
		return err
	}
	roster, err := study.Roster()
	if roster == nil {
		return err
	}
	unread := err
	appear, err := study.Appearances()
	if err != nil {
		app.say("note: %v", err)
	}
	people := slices.Clone(roster.Participants)
	for _, id := range slices.SortedFunc(keysOf(appear), corpus.NaturalCompare) {
		if _, listed := roster.Find(id); !listed {
			people = append(people, corpus.Participant{ID: id, Attributes: map[string]string{}})
		}
	}
	out := []participantJSON{}
	for _, p := range people {
		_, listed := roster.Find(p.ID)
		row := participantJSON{ID: p.ID, Attributes: p.Attributes, Consent: string(p.Consent()), Documents: []string{}, Cycles: slices.Clone(p.Values("cycle")), Listed: listed}
		row.Composite = p.Composite()
		for _, d := range appear[p.ID] {
			row.Documents = append(row.Documents, d.ID)
			if d.Cycle != "" && !slices.Contains(row.Cycles, d.Cycle) {
				row.Cycles = append(row.Cycles, d.Cycle)
			}
		}
		if row.Cycles == nil {
			row.Cycles = []string{}
		}
		ok, err := holds(node, p, row, roster.Columns)
		if err != nil {
			return err
		}
		if ok {
			out = append(out, row)
		}
	}
	if asJSON {
		return app.json(struct {
			Participants []participantJSON `json:"participants"`
		}{out})
	}
	columns := slices.DeleteFunc(slices.Clone(roster.Columns), func(c string) bool { return c == "consent" || c == "cycle" })
	t := &table{columns: []column{{name: "id"}}}
	for _, c := range columns {
		t.columns = append(t.columns, column{name: c})
	}
	t.columns = append(t.columns, column{name: "consent"}, column{name: "cycles"}, column{name: "documents"})
	for _, row := range out {
		cells := []string{row.ID}
		for _, c := range columns {
			cells = append(cells, row.Attributes[c])
		}
		t.add(append(cells, row.Consent, strings.Join(row.Cycles, ", "), strings.Join(row.Documents, ", "))...)
	}
	app.print(t)
	app.sayPeople(study.CheckValues(roster), out)
	return unread
}

// sayPeople tells what about the participants listed needs somebody's eye. What
// is wrong with many in the same way is told once.
func (app *App) sayPeople(findings []project.ValueFinding, people []participantJSON) {
	var unlisted, absent []string
	listed := map[string]bool{}
	for _, p := range people {
		listed[p.ID] = true
		if !p.Listed {
			unlisted = append(unlisted, p.ID)
		}
		if len(p.Documents) == 0 && p.Consent != string(corpus.Withdrawn) {
			absent = append(absent, p.ID)
		}
	}
	times := map[[2]string]int{}
	var first []project.ValueFinding
	for _, f := range findings {
		key := [2]string{f.Column, f.Value}
		if !listed[f.ID] {
			continue
		}
		if times[key]++; times[key] == 1 {
			first = append(first, f)
		}
	}
	for _, f := range first {
		where, more := "participants.csv", ""
		if f.Line > 0 {
			where = fmt.Sprintf("participants.csv:%d", f.Line)
		}
		if n := times[[2]string{f.Column, f.Value}] - 1; n > 0 {
			more = fmt.Sprintf(" (and so in %s more)", count(n, "row"))
		}
		app.say("note: %s: %s%s", where, f.What, more)
		app.say("  hint: %s", f.Hint)
	}
	if len(unlisted) > 0 {
		app.say("note: named in documents, not in participants.csv: %s", strings.Join(unlisted, ", "))
	}
	if len(absent) > 0 {
		app.say("note: in no document yet: %s", someOf(absent))
	}
}

func keysOf[V any](m map[string]V) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// holds says whether a condition holds for a participant: attributes, id,
// consent, cycle (of the person or a document) and document.
func holds(n query.Node, p corpus.Participant, row participantJSON, columns []string) (bool, error) {
	switch n := n.(type) {
	case nil:
		return true, nil
	case query.And:
		for _, part := range n {
			if ok, err := holds(part, p, row, columns); !ok || err != nil {
				return false, err
			}
		}
		return true, nil
	case query.Or:
		for _, part := range n {
			if ok, err := holds(part, p, row, columns); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	case query.Not:
		ok, err := holds(n.Node, p, row, columns)
		return !ok, err
	case query.Field:
		var values []string
		switch n.Name {
		case "id", "participant":
			values = []string{p.ID}
		case "document":
			values = row.Documents
		case "cycle":
			values = row.Cycles
		case "consent":
			values = append(p.Values("consent"), row.Consent)
		default:
			if !slices.Contains(columns, n.Name) {
				hint := "attributes are " + strings.Join(columns, ", ")
				if near := fault.Nearest(n.Name, columns); near != "" {
					hint = "did you mean " + near + "?"
				}
				return false, fault.New(hint, "no attribute %q in participants.csv", n.Name)
			}
			values = p.Values(n.Name)
		}
		return slices.ContainsFunc(values, func(v string) bool {
			return strings.EqualFold(v, n.Value) || n.Prefix && strings.HasPrefix(strings.ToLower(v), strings.ToLower(n.Value))
		}), nil
	}
	return false, fault.New(`write it as role="Pod Leader" and cycle=2026-05`, "%s asks for words; participants have attributes only", fmt.Sprint(n))
}
