package anonymise

import (
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A Person is one row of the people list. Name and each alias may end in
// ":case", which says that it counts only where it has a capital letter.
type Person struct {
	Name        string
	Aliases     []string
	Participant string // id in participants.csv; empty for everybody else
	Label       string // what to print in brackets, e.g. "key worker"; empty for a number
	// Also are names that come from decisions, and Decided marks a person who comes
	// from them altogether: they are looked for, and not written with the list.
	Also    []string
	Decided bool
}

// interviews reports whether the person's label is that of somebody who asks
// the questions.
func (p *Person) interviews() bool {
	switch strings.ToLower(strings.TrimSpace(p.Label)) {
	case "interviewer", "researcher", "facilitator", "moderator":
		return true
	}
	return false
}

// People is the people list of a study, in the order in which unnamed persons
// are numbered. Put new persons at its end, and the numbers stay.
type People struct {
	Persons []Person
	Notes   []Note // what ReadPeople would like a person to look at
}

// A Note is a remark on a line of a people list that is no mistake. Text never
// holds a name.
type Note struct {
	Line int
	Text string
}

const caseMarker = ":case"

// cutCase takes the ":case" marker off a name.
func cutCase(name string) (plain string, caseOnly bool) {
	plain, caseOnly = strings.CutSuffix(strings.TrimSpace(name), caseMarker)
	return strings.TrimSpace(plain), caseOnly
}

// Replacements gives what stands for each person in anonymised text: "[P03]"
// for a participant, "[label]", or "[person 1]", "[person 2]" ... counted over
// those who have neither.
func (p *People) Replacements() []string {
	out := make([]string, len(p.Persons))
	n := 0
	taken := map[string]bool{}
	for _, person := range p.Persons {
		taken[strings.ToLower(person.Label)] = true
	}
	for i, person := range p.Persons {
		switch {
		case person.Participant != "":
			out[i] = "[" + person.Participant + "]"
		case person.Label != "":
			out[i] = "[" + person.Label + "]"
		default:
			for n++; taken["person "+strconv.Itoa(n)]; {
				n++
			}
			out[i] = "[person " + strconv.Itoa(n) + "]"
		}
	}
	return out
}

// Find gives the index of the person of this name (letters compared as in a
// text: without regard to case, diacritics and spaces), or -1.
func (p *People) Find(name string) int {
	plain, _ := cutCase(name)
	for i, person := range p.Persons {
		if have, _ := cutCase(person.Name); lexis.Fold(have) == lexis.Fold(plain) {
			return i
		}
	}
	return -1
}

// Add puts a person at the end of the list, or adds the aliases, participant
// and label to the person of that name. changed is false where the list has it
// all. On an error the list is as it was.
func (p *People) Add(person Person) (changed bool, err error) {
	return p.Merge(&People{Persons: []Person{person}})
}

// AddName adds a person of whom nothing but the name is known.
func (p *People) AddName(name string) (changed bool, err error) {
	return p.Add(Person{Name: strings.TrimSpace(name)})
}

// Merge adds every person of other, in order, or nobody where one does not fit.
func (p *People) Merge(other *People) (changed bool, err error) {
	next := p.clone()
	for _, person := range other.Persons {
		c, err := next.add(person)
		if err != nil {
			return false, err
		}
		changed = changed || c
	}
	if err := next.Check(); err != nil {
		return false, err
	}
	p.Persons = next.Persons
	return changed, nil
}

func (p *People) add(person Person) (changed bool, err error) {
	i := p.Find(person.Name)
	if i < 0 {
		p.Persons = append(p.Persons, clonePerson(person))
		return true, nil
	}
	have := &p.Persons[i]
	for _, alias := range person.Aliases {
		if !have.has(alias) {
			have.Aliases = append(have.Aliases, alias)
			changed = true
		}
	}
	set := func(what string, field *string, value string) {
		switch {
		case value == "" || value == *field:
		case *field != "":
			err = fault.New("correct one of the two lists", "person %d of the people list has another %s already", i+1, what)
		default:
			*field = value
			changed = true
		}
	}
	set("participant id", &have.Participant, person.Participant)
	set("label", &have.Label, person.Label)
	return changed, err
}

func (p *Person) has(alias string) bool {
	for _, a := range p.Aliases {
		if a == alias {
			return true
		}
	}
	return false
}

// Clone gives a copy that shares nothing with p. Notes are left out.
func (p *People) Clone() *People { return p.clone() }

// Owner gives the index of the person who has name as a name or alias, letters
// compared as in a text, or -1. A part of a name does not count.
func (p *People) Owner(name string) int {
	plain, _ := cutCase(name)
	key := nameKey(plain)
	for i := range p.Persons {
		for _, listed := range p.Persons[i].names() {
			if plain, _ := cutCase(listed); nameKey(plain) == key {
				return i
			}
		}
	}
	return -1
}

// names gives every name of the person that is listed somewhere.
func (p *Person) names() []string {
	return append(append([]string{p.Name}, p.Aliases...), p.Also...)
}

// nameKey is what two ways of writing one name have in common.
func nameKey(plain string) string { return strings.Join(wordsOf(naturalOrder(plain)), " ") }

func (p *People) clone() *People {
	c := &People{Persons: make([]Person, len(p.Persons))}
	for i, person := range p.Persons {
		c.Persons[i] = clonePerson(person)
	}
	return c
}

func clonePerson(p Person) Person {
	p.Aliases = append([]string(nil), p.Aliases...)
	p.Also = append([]string(nil), p.Also...)
	return p
}
