package decide

import (
	"slices"

	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// A Plan is the stored lists and the decisions put together. It is immutable and
// may be used by several goroutines at once.
type Plan struct {
	// People and Literals are what a Finder looks for: the stored lists with what
	// was decided, marked as Decided. Persons who were decided come last.
	People   *anonymise.People
	Literals []anonymise.Literal

	state    *State
	finder   *anonymise.Finder
	prints   map[string]string // by form: what stands for it, brackets included
	mentions *anonymise.FormFinder
	forms    []string // owners of mentions
	listed   []string // by owner of mentions: what the stored lists print for it
}

// Plan puts the decisions and the stored lists together. What the people list
// names somebody by is theirs, whatever was decided of it.
func (s *State) Plan(people *anonymise.People, literals []anonymise.Literal) *Plan {
	p := &Plan{state: s, People: &anonymise.People{}, prints: map[string]string{}, mentions: &anonymise.FormFinder{}}
	if people != nil {
		p.People = people.Clone()
	}
	stored := anonymise.NewFinder(people, literals)
	for _, d := range s.Decisions() {
		p.addPerson(d, false)
	}
	for _, d := range s.Decisions() {
		p.addPerson(d, true)
	}
	for _, d := range s.Decisions() {
		p.addLiteral(d)
		if d.ByMention() {
			p.mentions.Add(d.Form, len(p.forms))
			p.forms = append(p.forms, d.Form)
			p.listed = append(p.listed, p.storedPrint(stored, people, d.Surface))
		}
	}
	p.Literals = append(p.Literals, literals...)
	p.finder = anonymise.NewFinder(p.People, p.Literals)
	p.fillPrints()
	return p
}

// addPerson puts a person who was decided on the list, or, in the second round,
// another name of somebody who is on it by then.
func (p *Plan) addPerson(d Decision, second bool) {
	if d.As != Person || d.stays() || d.ByMention() {
		return
	}
	if second != (d.Same != "") || p.People.Owner(d.Surface) >= 0 || (anonymise.Literal{Text: d.Surface}).Problem() != "" {
		return
	}
	if i := p.owner(d); i >= 0 {
		p.People.Persons[i].Also = append(p.People.Persons[i].Also, withCase(d.Surface))
		return
	}
	p.People.Persons = append(p.People.Persons, anonymise.Person{Name: withCase(d.Surface), Label: p.state.print(d), Decided: true})
}

// owner gives the person that d is another name of, or -1.
func (p *Plan) owner(d Decision) int {
	if d.Same == "" {
		return -1
	}
	if i := p.People.Owner(d.Same); i >= 0 {
		return i
	}
	if head, ok := p.state.head(d); ok {
		if i := p.People.Owner(head.Surface); i >= 0 {
			return i
		}
		return p.People.Owner(head.Same)
	}
	return -1
}

func (p *Plan) addLiteral(d Decision) {
	l := anonymise.Literal{Text: withCase(d.Surface), Decided: true}
	switch {
	case d.stays() && !d.ByMention() && p.stored(d.Surface):
		return // the list names somebody so by now
	case d.ByMention(), d.stays():
		l.Text, l.Keep = d.Surface, true
	case d.As == Person:
		return
	default:
		l.Label = p.state.print(d)
	}
	if l.Problem() == "" {
		p.Literals = append(p.Literals, l)
	}
}

// stored reports whether a surface is a name of the stored people list.
func (p *Plan) stored(surface string) bool {
	i := p.People.Owner(surface)
	return i >= 0 && !p.People.Persons[i].Decided && !slices.Contains(p.People.Persons[i].Also, surface)
}

// storedPrint gives what the stored lists print for a surface, or "".
func (p *Plan) storedPrint(stored *anonymise.Finder, people *anonymise.People, surface string) string {
	leaks := stored.Leaks("to " + surface)
	if len(leaks) != 1 {
		return ""
	}
	if i := leaks[0].Person; i >= 0 {
		return people.Replacements()[i]
	}
	return "[" + anonymise.NameCategory + "]"
}

// State gives the decisions that the plan was made of.
func (p *Plan) State() *State { return p.state }

// Finder gives the finder of everything that is replaced wherever it stands.
func (p *Plan) Finder() *anonymise.Finder { return p.finder }
