package analysis

import (
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A Unit is what is counted. Its text is the plural noun to print after a
// number.
type Unit string

// The units. A segment is a turn that a coding touches.
const (
	Participants Unit = "participants"
	Documents    Unit = "documents"
	Segments     Unit = "segments"
	Codings      Unit = "codings"
)

// Units lists the units, the default first.
func Units() []Unit { return []Unit{Participants, Documents, Segments, Codings} }

// ParseUnit reads a unit in singular or plural; "" is Participants.
func ParseUnit(s string) (Unit, error) {
	if s == "" {
		return Participants, nil
	}
	names := make([]string, 0, 4)
	for _, u := range Units() {
		if strings.EqualFold(s, string(u)) || strings.EqualFold(s+"s", string(u)) {
			return u, nil
		}
		names = append(names, string(u))
	}
	hint := "units are " + strings.Join(names, ", ")
	if near := fault.Nearest(s, names); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return "", fault.New(hint, "no unit %q", s)
}

// A Count holds one number for each unit.
type Count struct {
	Codings      int
	Segments     int
	Documents    int
	Participants int
}

// Of gives the number for a unit.
func (c Count) Of(u Unit) int {
	switch u {
	case Codings:
		return c.Codings
	case Segments:
		return c.Segments
	case Documents:
		return c.Documents
	default:
		return c.Participants
	}
}
