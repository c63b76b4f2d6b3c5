package anonymise

import (
	"errors"
	"fmt"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A problem is a mistake in one row of a people list, told without names.
type problem struct {
	person    int
	why, hint string
}

// Check reports what makes the list unfit for use, person by person (counted
// from 1): an empty name, a name of one letter, a participant id that is none
// or used twice, a name that two persons share, a label that holds a name.
func (p *People) Check() error {
	var errs []error
	for _, pr := range p.problems(func(i int) string { return fmt.Sprintf("person %d", i+1) }) {
		errs = append(errs, fault.New(pr.hint, "person %d of the people list: %s", pr.person+1, pr.why))
	}
	return errors.Join(errs...)
}

// problems lists the mistakes; place names another row.
func (p *People) problems(place func(i int) string) []problem {
	var out []problem
	report := func(i int, hint, format string, args ...any) {
		out = append(out, problem{i, fmt.Sprintf(format, args...), hint})
	}
	owners := map[string]int{}
	participants := map[string]int{}
	for i, person := range p.Persons {
		own := map[string]bool{}
		for _, listed := range person.names() {
			plain, _ := cutCase(listed)
			if why, hint := nameProblem(plain); why != "" {
				report(i, hint, "%s", why)
				continue
			}
			key := nameKey(plain)
			if other, taken := owners[key]; taken && !own[key] {
				report(i, "write it in one of the two rows only, or in a row of its own with a label such as: one of the two sisters",
					"a name or alias is also that of %s, so nobody could tell whom it means", place(other))
			} else {
				owners[key], own[key] = i, true
			}
		}
		if id := person.Participant; id != "" {
			if corpus.CheckID(id) != nil {
				report(i, "ids are letters, digits, '.', '-' and '_', as in participants.csv; is a column in the wrong place?", "the participant id is no id")
			} else if other, taken := participants[id]; taken {
				report(i, "a person has one row; write further names as aliases, separated by ;", "the participant id is also that of %s", place(other))
			} else {
				participants[id] = i
			}
		}
		if why, hint := labelProblem(person.Label); why != "" {
			report(i, hint, "%s", why)
		}
	}
	if len(out) > 0 {
		return out
	}
	return p.namesInIDs()
}

// namesInIDs finds ids and labels that would print the name they stand for.
func (p *People) namesInIDs() []problem {
	var out []problem
	f := NewFinder(&People{Persons: p.bare()}, nil)
	for i, person := range p.Persons {
		f.find(person.Participant, func(match) {
			out = append(out, problem{i, "the participant id holds a name of the list", "use an id such as P03"})
		})
		f.find(person.Label, func(m match) {
			if lexis.HasUpper(person.Label[m.span.Start:m.span.End]) {
				out = append(out, problem{i, "the label holds a name of the list", "the label is printed in the transcript: say what the person is, not who"})
			}
		})
	}
	return out
}

// bare is the persons without participant ids and labels.
func (p *People) bare() []Person {
	out := make([]Person, len(p.Persons))
	for i, person := range p.Persons {
		out[i] = Person{Name: person.Name, Aliases: person.Aliases, Also: person.Also}
	}
	return out
}
