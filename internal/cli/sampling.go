package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

func newSampling(app *App) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "sampling",
		Short: "planned and achieved numbers, refusals, replacements",
		Long: `Hold the sampling log (sampling.csv) against who takes part: for each stratum the
number planned, achieved (participants with at least one document), refused,
without a reply, withdrawn, replaced, and opportunistic.`,
		Example: `  mitten participants sampling
  mitten participants sampling plan role="Pod Leader" cycle=2026-05 --number 8
  mitten participants sampling add refused role="Pod Leader" --note "on leave"`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return runSampling(app, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {strata: [{where, planned, achieved, events, notes}], unplanned, overlapping}")
	cmd.AddCommand(newSamplingAdd(app), newSamplingPlan(app))
	return cmd
}

type samplingJSON struct {
	Strata      []stratumJSON `json:"strata"`
	Unplanned   []string      `json:"unplanned"`
	Overlapping []string      `json:"overlapping"`
}

type stratumJSON struct {
	Where    map[string]string `json:"where"`
	Planned  int               `json:"planned"`
	Achieved int               `json:"achieved"`
	Events   map[string]int    `json:"events"`
	Notes    []string          `json:"notes"`
}

func runSampling(app *App, asJSON bool) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	s, err := study.Sampling()
	if err != nil {
		return err
	}
	if asJSON {
		out := samplingJSON{Strata: []stratumJSON{}, Unplanned: emptyNotNil(s.Unplanned), Overlapping: emptyNotNil(s.Twice)}
		for _, st := range s.Strata {
			out.Strata = append(out.Strata, stratumJSON{st.Where, st.Planned, st.Achieved, st.Events, emptyNotNil(st.Notes)})
		}
		return app.json(out)
	}
	if len(s.Strata) == 0 {
		app.say("no sampling log yet: mitten participants sampling plan role=\"Pod Leader\" --number 8")
		return nil
	}
	t := &table{columns: []column{{name: "stratum"}, {name: "planned", right: true}, {name: "achieved", right: true}, {name: "difference", right: true}}}
	events := project.SamplingEvents[1:]
	for _, e := range events {
		t.columns = append(t.columns, column{name: e, right: true})
	}
	planned, achieved := 0, 0
	totals := map[string]int{}
	for i := range s.Strata {
		st := &s.Strata[i]
		difference := ""
		if st.Planned > 0 {
			difference = fmt.Sprintf("%+d", st.Achieved-st.Planned)
			planned += st.Planned
			achieved += st.Achieved
		}
		cells := []string{st.Name(), fmt.Sprint(st.Planned), fmt.Sprint(st.Achieved), difference}
		for _, e := range events {
			cells = append(cells, fmt.Sprint(st.Events[e]))
			totals[e] += st.Events[e]
		}
		t.add(cells...)
	}
	cells := []string{"all strata", fmt.Sprint(planned), fmt.Sprint(achieved), fmt.Sprintf("%+d", achieved-planned)}
	for _, e := range events {
		cells = append(cells, fmt.Sprint(totals[e]))
	}
	t.add(cells...)
	app.print(t)
	if len(s.Unplanned) > 0 {
		app.say("note: not planned: %s", strings.Join(s.Unplanned, ", "))
	}
	if len(s.Twice) > 0 {
		app.say("note: in more than one planned stratum, and counted in each: %s", strings.Join(s.Twice, ", "))
	}
	return nil
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
			if number <= 0 {
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
	for name, value := range where {
		if problem, hint := study.ValueProblem(name, value); problem != "" {
			return fault.New(hint, "%s %q is %s", name, value, problem)
		}
	}
	key, err := project.KeyPath(app.Getenv)
	if err != nil {
		return err
	}
	if guard, err := study.Guard(key); err == nil { // without a key nobody can tell
		if err := guard.Check(note); err != nil {
			return wouldLeak(fault.New("say it without the name", "the note holds a name: %w", project.ErrWouldLeak))
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
