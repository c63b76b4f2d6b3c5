package project

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
)

// Lists are what the vault knows of what to take out of transcripts.
type Lists struct {
	People   *anonymise.People
	Literals []anonymise.Literal // strings that are no person's name

	decided *decide.State // nil: nothing was decided
}

// ReadLists gives the vault's lists with what was decided put in (decide.Plan);
// they are empty where there are none yet.
func ReadLists(v *anonymise.Vault) (*Lists, error) {
	stored, err := ReadStoredLists(v)
	if err != nil {
		return nil, err
	}
	log, err := decide.Read(v)
	if err != nil {
		return nil, err
	}
	return stored.With(log.State()), nil
}

// ReadStoredLists gives the vault's lists as they were given, to add to.
func ReadStoredLists(v *anonymise.Vault) (*Lists, error) {
	people, err := v.People()
	if err != nil {
		return nil, err
	}
	literals, err := v.Literals()
	return &Lists{People: people, Literals: literals}, err
}

// With gives stored lists with decisions put in.
func (l *Lists) With(s *decide.State) *Lists {
	plan := s.Plan(l.People, l.Literals)
	return &Lists{People: plan.People, Literals: plan.Literals, decided: s}
}

// plan gives what to replace by these lists, and by nothing else.
func (l *Lists) plan() *decide.Plan {
	stored := &anonymise.People{}
	for _, p := range l.People.Persons {
		if p.Also = nil; !p.Decided {
			stored.Persons = append(stored.Persons, p)
		}
	}
	var literals []anonymise.Literal
	for _, lit := range l.Literals {
		if !lit.Decided {
			literals = append(literals, lit)
		}
	}
	state := l.decided
	if state == nil {
		state = (&decide.Log{}).State()
	}
	return state.Plan(stored, literals)
}

// Write stores the lists in the vault, without what was decided: that has a
// file of its own.
func (l *Lists) Write(v *anonymise.Vault) error {
	if err := v.PutPeople(l.People); err != nil {
		return err
	}
	return v.PutLiterals(l.Literals)
}

// AddStrings adds strings to take out, each "TEXT" or "TEXT = what to print".
func (l *Lists) AddStrings(lines []string) (changed bool, err error) {
	more, err := anonymise.ReadNames(strings.NewReader(strings.Join(lines, "\n")), "--remove")
	if err != nil {
		return false, err
	}
	return l.AddLiterals(more), nil
}

// AddLiterals adds those that are not there yet.
func (l *Lists) AddLiterals(more []anonymise.Literal) (changed bool) {
	for _, m := range more {
		if !slices.Contains(l.Literals, m) {
			l.Literals = append(l.Literals, m)
			changed = true
		}
	}
	return changed
}

func (l *Lists) empty() bool {
	return len(l.People.Persons) == 0 && len(l.Literals) == 0 && (l.decided == nil || l.decided.Empty())
}

// IdentifiableIDs lists the documents in the vault in natural order.
func IdentifiableIDs(v *anonymise.Vault) ([]string, error) {
	ids, err := v.Documents()
	slices.SortFunc(ids, corpus.NaturalCompare)
	return ids, err
}
