package coding

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDecisions(t *testing.T) {
	taken := addOf(1, "c1", "good-enough", "q")
	taken.Settles = []string{"b", "a", "b"}
	why := "only a manner of speaking"
	reject := Event{ID: "e02", Op: Reject, At: day.Add(2e9), Coder: "sam", Settles: []string{"c"}, Memo: &why}
	undo := Event{ID: "e03", Op: Reject, At: day.Add(3e9), Coder: "sam", Settles: []string{"c"}, Undoes: "e02"}
	redo := Event{ID: "e04", Op: Reject, At: day.Add(4e9), Coder: "sam", Settles: []string{"c"}, Undoes: "e03"}
	remove := Event{ID: "e05", Op: Remove, At: day.Add(5e9), Coder: "sam", Coding: "c1"}
	alien := reject
	alien.ID, alien.Coder = "e06", "kit"
	finish := Event{ID: "e07", Op: Finish, At: day.Add(7e9), Coder: "sam", Undoes: "e02"}
	one := Decision{Settles: []string{"a", "b"}, Taken: "c1"}
	none := Decision{Settles: []string{"c"}, Reject: "e02", Memo: why}
	for name, c := range map[string]struct {
		events   []Event
		want     []Decision
		problems int
	}{
		"both kinds":               {events: []Event{taken, reject}, want: []Decision{one, none}},
		"a reject taken back":      {events: []Event{taken, reject, undo}, want: []Decision{one}},
		"and brought back":         {events: []Event{reject, undo, redo}, want: []Decision{none}},
		"a coding removed":         {events: []Event{taken, reject, remove}, want: []Decision{none}},
		"another's":                {events: []Event{taken, alien}, want: []Decision{one}},
		"an ordinary coding":       {events: []Event{addOf(1, "c1", "t", "q")}},
		"an undo of another kind":  {events: []Event{reject, finish}, want: []Decision{none}, problems: 1},
		"a reject of nothing":      {events: []Event{{ID: "x", Op: Reject, At: day, Coder: "sam"}}, problems: 1},
		"an undo of what is not":   {events: []Event{undo}, problems: 1},
		"a reject is no finishing": {events: []Event{reject}, want: []Decision{none}},
	} {
		t.Run(name, func(t *testing.T) {
			state, problems := Fold("T1", c.events)
			if diff := cmp.Diff(c.want, state.Decisions("sam")); diff != "" || len(problems) != c.problems || len(state.Finished) > 0 {
				t.Errorf("%d problems, %v finished\n%s", len(problems), state.Finished, diff)
			}
		})
	}
}
