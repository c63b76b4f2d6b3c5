package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

func newSampling(app *App) *cobra.Command {
	var asJSON bool
	var by string
	cmd := &cobra.Command{
		Use:   "sampling",
		Short: "planned and achieved numbers, refusals, replacements",
		Long: `Hold the sampling log (sampling.csv) against who takes part: for each stratum the
number planned, achieved (participants with at least one document, who have not
withdrawn), the difference, and how many refused, did not reply, withdrew, were
replaced, or came by chance (opportunistic). Strata without a plan have no
difference. Participants of no planned stratum, and strata that overlap, are named.`,
		Example: `  mitten participants sampling
  mitten participants sampling --by role
  mitten participants sampling plan role="Pod Leader" cycle=2026-05 --number 8
  mitten participants sampling add refused role="Pod Leader" --note "on leave"`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return runSampling(app, strings.ToLower(by), asJSON) },
	}
	cmd.Flags().StringVar(&by, "by", "", "put strata together by one `attribute`, such as role")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {by, strata: [{where, planned, achieved, difference, events, notes}], total, unplanned, overlapping: [{strata, participants}]}")
	cmd.AddCommand(newSamplingAdd(app), newSamplingPlan(app))
	return cmd
}

type samplingJSON struct {
	By          string        `json:"by"`
	Strata      []stratumJSON `json:"strata"`
	Total       stratumJSON   `json:"total"` // of strata with a plan, each participant once; events of all
	Unplanned   []string      `json:"unplanned"`
	Overlapping []overlapJSON `json:"overlapping"`
}

type stratumJSON struct {
	Where      map[string]string `json:"where"`
	Planned    int               `json:"planned"`
	Achieved   int               `json:"achieved"`
	Difference *int              `json:"difference"` // null where nothing was planned
	Events     map[string]int    `json:"events"`     // every event, 0 included
	Notes      []string          `json:"notes"`
}

type overlapJSON struct {
	Strata       []string `json:"strata"`
	Participants []string `json:"participants"`
}

func runSampling(app *App, by string, asJSON bool) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	if by != "" {
		roster, err := study.Roster()
		if roster == nil {
			return err
		}
		if problem, hint := study.StratumColumn(roster, by); problem != "" {
			return fault.New(hint, "%s", problem)
		}
	}
	s, err := study.Sampling(by)
	if err != nil {
		return err
	}
	out := samplingAsJSON(s, by)
	if asJSON {
		return app.json(out)
	}
	if len(s.Strata) == 0 {
		app.say("no sampling log yet: mitten participants sampling plan role=\"Pod Leader\" --number 8")
		return nil
	}
	t := &table{columns: []column{{name: "stratum"}, {name: "planned", right: true}, {name: "achieved", right: true}, {name: "difference", right: true}}}
	for _, e := range project.SamplingEvents[1:] {
		t.columns = append(t.columns, column{name: e, right: true})
	}
	row := func(name string, st stratumJSON) {
		difference := ""
		if st.Difference != nil {
			if difference = fmt.Sprintf("%+d", *st.Difference); *st.Difference == 0 {
				difference = "0"
			}
		}
		cells := []string{name, fmt.Sprint(st.Planned), fmt.Sprint(st.Achieved), difference}
		for _, e := range project.SamplingEvents[1:] {
			cells = append(cells, fmt.Sprint(st.Events[e]))
		}
		t.add(cells...)
	}
	for i, st := range out.Strata {
		name := s.Strata[i].Name()
		if by != "" {
			if name = st.Where[by]; name == "" {
				name = "(any " + by + ")"
			}
		}
		row(name, st)
	}
	row("all planned", out.Total)
	app.print(t)
	if len(s.Unplanned) > 0 {
		app.say("note: not planned: %s", strings.Join(s.Unplanned, ", "))
	}
	for _, o := range out.Overlapping {
		app.say("note: %q and %q overlap: %s counted in both, and once in the total", o.Strata[0], o.Strata[1], strings.Join(o.Participants, ", "))
	}
	return nil
}

func samplingAsJSON(s *project.Sampling, by string) samplingJSON {
	out := samplingJSON{By: by, Strata: []stratumJSON{}, Unplanned: emptyNotNil(s.Unplanned), Overlapping: []overlapJSON{}}
	out.Total = stratumJSON{Where: map[string]string{}, Achieved: s.Achieved, Events: map[string]int{}, Notes: []string{}}
	for _, e := range project.SamplingEvents[1:] {
		out.Total.Events[e] = 0
	}
	for _, st := range s.Strata {
		row := stratumJSON{Where: st.Where, Planned: st.Planned, Achieved: st.Achieved, Events: map[string]int{}, Notes: emptyNotNil(st.Notes)}
		for _, e := range project.SamplingEvents[1:] {
			row.Events[e] = st.Events[e]
			out.Total.Events[e] += st.Events[e]
		}
		if st.Planned > 0 {
			difference := st.Achieved - st.Planned
			row.Difference = &difference
			out.Total.Planned += st.Planned
		}
		out.Strata = append(out.Strata, row)
	}
	if out.Total.Planned > 0 {
		difference := out.Total.Achieved - out.Total.Planned
		out.Total.Difference = &difference
	}
	for _, o := range s.Overlaps {
		out.Overlapping = append(out.Overlapping, overlapJSON{
			[]string{s.Strata[o.Strata[0]].Name(), s.Strata[o.Strata[1]].Name()}, o.Participants,
		})
	}
	return out
}

func newSamplingPlan(app *App) *cobra.Command {
	var number int
	var note, date string
	var dryRun bool
	cmd := &cobra.Command{
		Use:     "plan ATTRIBUTE=VALUE... --number N",
		Short:   "say how many people of a kind are to be asked",
		Example: `  mitten participants sampling plan role="Pod Leader" cycle=2026-05 --number 8`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("number") {
				return usage(cmd, errors.New("--number says how many"))
			}
			return logSampling(cmd, app, "planned", args, number, date, note, dryRun)
		},
	}
	cmd.Flags().IntVar(&number, "number", 0, "how many people")
	cmd.Flags().StringVar(&note, "note", "", "a remark, without names")
	cmd.Flags().StringVar(&date, "date", "", "when, e.g. 2026-05-04")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be done, and write nothing")
	return cmd
}

func newSamplingAdd(app *App) *cobra.Command {
	var number int
	var note, date string
	var dryRun bool
	events := project.SamplingEvents[1:]
	cmd := &cobra.Command{
		Use:     "add EVENT ATTRIBUTE=VALUE...",
		Short:   "log what came of the plan: " + strings.Join(events, ", "),
		Example: "  mitten participants sampling add refused role=\"Pod Leader\" cycle=2026-05 --note \"on leave\"\n  mitten participants sampling add \"no reply\" role=Volunteer --number 3",
		Args:    someArgs(1, "what happened: "+strings.Join(events, ", ")),
		RunE: func(cmd *cobra.Command, args []string) error {
			event := strings.ToLower(args[0])
			if !slices.Contains(events, event) {
				hint := "known are " + strings.Join(events, ", ")
				if near := fault.Nearest(event, events); near != "" {
					hint = "did you mean " + near + "?"
				}
				return misused(fault.New(hint, "%q is nothing that can happen to a plan", args[0]))
			}
			return logSampling(cmd, app, event, args[1:], number, date, note, dryRun)
		},
	}
	cmd.Flags().IntVar(&number, "number", 1, "how many people")
	cmd.Flags().StringVar(&note, "note", "", "a remark, without names")
	cmd.Flags().StringVar(&date, "date", "", "when, e.g. 2026-05-04")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be done, and write nothing")
	return cmd
}

func logSampling(cmd *cobra.Command, app *App, event string, args []string, number int, date, note string, dryRun bool) error {
	if number <= 0 {
		return usage(cmd, errors.New("--number is at least 1"))
	}
	where := map[string]string{}
	for _, a := range args {
		name, value, ok := strings.Cut(a, "=")
		if !ok || strings.TrimSpace(value) == "" {
			return usage(cmd, fmt.Errorf("%q is not ATTRIBUTE=VALUE", a))
		}
		where[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
	}
	study, err := app.study()
	if err != nil {
		return err
	}
	roster, err := study.Roster()
	if roster == nil {
		return err
	}
	texts := []string{note, date}
	for _, name := range slices.Sorted(maps.Keys(where)) {
		if problem, hint := study.StratumProblem(roster, name, where[name]); problem != "" {
			return fault.New(hint, "%s", problem)
		}
		texts = append(texts, where[name])
	}
	if err := app.holdsNoName(study, texts...); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(where)) {
		var known []string
		for _, p := range roster.Participants {
			known = append(known, p.Values(name)...)
		}
		if near := fault.Nearest(where[name], known); near != "" && !strings.EqualFold(near, where[name]) && !slices.Contains(known, where[name]) {
			app.say("note: nobody has %s %q; if %q is meant, correct the line in sampling.csv", name, where[name], near)
		}
	}
	st := project.Stratum{Where: where}
	if dryRun {
		app.say("%s, %s: %d; nothing was written (--dry-run)", st.Name(), event, number)
		return nil
	}
	unlock, err := study.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if err := study.LogSampling(event, where, number, date, note); err != nil {
		return err
	}
	app.say("%s, %s: %d", st.Name(), event, number)
	return nil
}

// guardIfAny gives the study's guard, or nil without the vault or a key to it:
// nobody can tell names then, and `mitten check` looks where they are.
func (app *App) guardIfAny(study *project.Study) (*project.Guard, error) {
	key, err := project.KeyPath(app.Getenv)
	if err != nil {
		return nil, err
	}
	guard, err := study.Guard(key)
	var missing *anonymise.NoIdentityError
	if errors.Is(err, project.ErrNoVault) || errors.As(err, &missing) || errors.Is(err, anonymise.ErrForeignVault) {
		return nil, nil
	}
	return guard, err
}

// holdsNoName refuses what the people list names.
func (app *App) holdsNoName(study *project.Study, texts ...string) error {
	guard, err := app.guardIfAny(study)
	if guard == nil || err != nil {
		return err
	}
	for _, text := range texts {
		if guard.Check(text) != nil { // what it says may quote the name
			return wouldLeak(fault.New("say it without the name", "it holds a name of the people list: %w", project.ErrWouldLeak))
		}
	}
	return nil
}
