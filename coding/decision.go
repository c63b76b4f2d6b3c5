package coding

import (
	"slices"
	"strings"
	"time"
)

// Agreed is the coder in whose name two coders' disagreements are decided. Every
// study knows it, whether or not mitten.yaml names it; nobody codes as it.
const Agreed = "agreed"

// A Rejected mark says that a coder looked at codings and takes none of them.
type Rejected struct {
	Event   string // id of the reject event
	Coder   string
	Settles []string // ids of the codings
	Memo    string   // the reason
	At      time.Time
}

// A Decision is what a coder made of others' codings: one coding taken, perhaps
// of several, or none.
type Decision struct {
	Settles []string // ids of the codings that were decided about, sorted
	Taken   string   // id of the coder's own coding; "" where none was taken
	Reject  string   // id of the reject event, where none was taken
	Memo    string
}

// Decisions lists what stands of a coder's decisions: codings that are not
// removed, in order of their adds, then rejects that were not taken back.
func (s *State) Decisions(coder string) []Decision {
	var out []Decision
	for i := range s.events {
		e := &s.events[i]
		if e.Op != Add || e.Coder != coder || len(e.Settles) == 0 {
			continue
		}
		if c, ok := s.Coding(e.Coding); ok && !c.Removed && c.Coder == coder {
			out = append(out, Decision{Settles: settled(e.Settles), Taken: c.ID, Memo: c.Memo})
		}
	}
	for _, r := range s.Rejected {
		if r.Coder == coder {
			out = append(out, Decision{Settles: settled(r.Settles), Reject: r.Event, Memo: r.Memo})
		}
	}
	return out
}

func settled(ids []string) []string {
	ids = slices.Clone(ids)
	slices.SortFunc(ids, strings.Compare)
	return slices.Compact(ids)
}
