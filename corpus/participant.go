package corpus

import "strings"

// A Participant is a person (or a respondent) who takes part in the study,
// known by an id alone. Attributes are the cells of participants.csv by column
// name in lower case; a cell may hold several values, separated by ";".
type Participant struct {
	ID         string
	Attributes map[string]string
}

// Values gives the values of an attribute, trimmed, or nil.
func (p Participant) Values(attribute string) []string {
	cell := p.Attributes[strings.ToLower(attribute)]
	if strings.TrimSpace(cell) == "" {
		return nil
	}
	parts := strings.Split(cell, ";")
	values := parts[:0]
	for _, v := range parts {
		if v = strings.TrimSpace(v); v != "" {
			values = append(values, v)
		}
	}
	return values
}

// Role is the attribute by which people are named in a report.
func (p Participant) Role() string { return p.Attributes["role"] }

// Composite reports whether the participant stands for several people: the
// column composite says so with anything but a no.
func (p Participant) Composite() bool {
	for _, v := range p.Values("composite") {
		switch strings.ToLower(v) {
		case "no", "n", "false", "0", "-":
		default:
			return true
		}
	}
	return false
}

// A Roster is the content of participants.csv: who takes part, in file order.
type Roster struct {
	Columns      []string // attribute names in lower case, in file order, without id
	Participants []Participant
}

// Find gives the participant with this id.
func (r *Roster) Find(id string) (Participant, bool) {
	for _, p := range r.Participants {
		if p.ID == id {
			return p, true
		}
	}
	return Participant{}, false
}
