package project

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// Lists are what the vault knows of what to take out of transcripts.
type Lists struct {
	People   *anonymise.People
	Literals []anonymise.Literal // strings that are no person's name
}

// ReadLists gives the vault's lists; they are empty where there are none yet.
func ReadLists(v *anonymise.Vault) (*Lists, error) {
	people, err := v.People()
	if err != nil {
		return nil, err
	}
	literals, err := v.Literals()
	return &Lists{people, literals}, err
}

// Write stores the lists in the vault.
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

func (l *Lists) empty() bool { return len(l.People.Persons) == 0 && len(l.Literals) == 0 }

// IdentifiableIDs lists the documents in the vault in natural order.
func IdentifiableIDs(v *anonymise.Vault) ([]string, error) {
	ids, err := v.Documents()
	slices.SortFunc(ids, corpus.NaturalCompare)
	return ids, err
}
