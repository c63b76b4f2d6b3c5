package coding

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// compareEvents is the order of a journal: by time, then id.
func compareEvents(a, b *Event) int {
	return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID))
}

// ordered reports whether the events are certainly in order and without
// repeats: ids made by NewID ascend with time, so in a journal that one
// machine wrote it is enough to look at neighbours.
func ordered(events []Event) bool {
	for i := 1; i < len(events); i++ {
		if events[i].At.Before(events[i-1].At) || events[i].ID <= events[i-1].ID {
			return false
		}
	}
	return true
}

// order gives the events by (At, ID), each id once, in a new slice. clashes
// are the indexes into events of those left out although they differ from the
// one kept under their id.
func order(events []Event) (out []Event, clashes []int) {
	at := make([]int, len(events))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int { return compareEvents(&events[i], &events[j]) })
	// Same time, same id, other content: their bytes decide, not the order in
	// which a merge happened to leave them.
	for lo := 0; lo < len(at); {
		hi := lo + 1
		for hi < len(at) && compareEvents(&events[at[lo]], &events[at[hi]]) == 0 {
			hi++
		}
		if hi-lo > 1 {
			slices.SortStableFunc(at[lo:hi], func(i, j int) int {
				return bytes.Compare(AppendLine(nil, events[i]), AppendLine(nil, events[j]))
			})
		}
		lo = hi
	}
	kept := make(map[string]int, len(events))
	out = make([]Event, 0, len(events))
	for _, i := range at {
		first, seen := kept[events[i].ID]
		if !seen {
			kept[events[i].ID] = i
			out = append(out, events[i])
		} else if !bytes.Equal(AppendLine(nil, events[first]), AppendLine(nil, events[i])) {
			clashes = append(clashes, i)
		}
	}
	return out, clashes
}
