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
	for _, person := range p.Persons {
		rows = append(rows, []string{person.Name, strings.Join(person.Aliases, "; "), person.Participant, person.Label})
	}
	return out.WriteAll(rows)
}
