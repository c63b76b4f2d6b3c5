package anonymise

import (
	"encoding/csv"
	"io"
	"strings"
)

// WriteCSV writes the list so that ReadPeople gives it back.
func (p *People) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"name", "aliases", "participant", "label"}}
	for _, person := range p.stored() {
		rows = append(rows, []string{person.Name, strings.Join(person.Aliases, "; "), person.Participant, person.Label})
	}
	return out.WriteAll(rows)
}

// stored is the list without what comes from decisions.
func (p *People) stored() []Person {
	var out []Person
	for _, person := range p.Persons {
		if !person.Decided {
			out = append(out, person)
		}
	}
	return out
}
