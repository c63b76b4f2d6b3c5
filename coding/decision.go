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

// Decisions lists what stands of a coder's decisions, in the order in which they
// were made: codings that are not removed, and rejects that were not taken back.
// Of two about one coding the later one holds.
func (s *State) Decisions(coder string) []Decision {
	memos := map[string]string{} // of the rejects that stand
	for _, r := range s.Rejected {
		memos[r.Event] = r.Memo
	}
	var out []Decision
	for i := range s.events {
		e := &s.events[i]
		if e.Coder != coder {
			continue
		}
		if memo, stands := memos[e.ID]; stands && e.Op == Reject {
			out = append(out, Decision{Settles: settled(e.Settles), Reject: e.ID, Memo: memo})
		}
		if c, known := s.Coding(e.Coding); e.Op == Add && len(e.Settles) > 0 && known && !c.Removed && c.Coder == coder {
			out = append(out, Decision{Settles: settled(e.Settles), Taken: c.ID, Memo: c.Memo})
		}
	}
	return out
}

func settled(ids []string) []string {
	ids = slices.Clone(ids)
	slices.SortFunc(ids, strings.Compare)
	return slices.Compact(ids)
}
