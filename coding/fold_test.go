package coding

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

// on makes an event of the given second on a coding.
func on(second int, op Op, coding string) Event {
	return Event{ID: fmt.Sprintf("e%02d", second), Op: op, At: day.Add(time.Duration(second) * time.Second), Coder: "sam", Coding: coding}
}

func TestFoldGivesTheLastWordOnEachCoding(t *testing.T) {
	memo := "half a joke"
	edit := on(3, Edit, "c1")
	edit.Starred = new(true)
	edit.Theme, edit.Memo, edit.Anchor = "lightness", &memo, &corpus.Anchor{Start: 4, End: 8, Quote: "said"}
	finish := on(5, Finish, "")
	finish.Themes, finish.Revision = []string{"lightness"}, "0123456789ab"
	events := []Event{addOf(2, "c2", "good-enough", "fine"), addOf(1, "c1", "good-enough", "they said"), edit, on(4, Remove, "c2"), finish, edit}
	events[1].Suggested = true
	state, problems := Fold("T01", events)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []Coding{
		{ID: "c1", Document: "T01", Coder: "sam", Theme: "lightness", Anchor: *edit.Anchor, Memo: memo, Starred: true, Suggested: true, At: day.Add(time.Second), Edited: edit.At},
		{ID: "c2", Document: "T01", Coder: "sam", Theme: "good-enough", Anchor: *events[0].Anchor, At: day.Add(2 * time.Second), Edited: day.Add(4 * time.Second), Removed: true},
	}
	if diff := cmp.Diff(want, state.Codings); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[:1], state.Live()); diff != "" {
		t.Error(diff)
	}
	if c, ok := state.Coding("c2"); !ok || c.Theme != "good-enough" {
		t.Errorf("Coding(c2) = %+v, %v", c, ok)
	}
	if _, ok := state.Coding("c3"); ok {
		t.Error("Coding(c3) is there")
	}
	if got := state.History("c1"); len(got) != 2 || got[0].Op != Add || got[1].Op != Edit {
		t.Errorf("history %+v", got)
	}
	if diff := cmp.Diff([]Finished{{"e05", "sam", []string{"lightness"}, "0123456789ab", finish.At}}, state.Finished); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCannotBeAppliedIsReportedAndKept(t *testing.T) {
	edit := on(2, Edit, "c9")
	edit.Theme = "x"
	undo := on(8, Finish, "")
	undo.Undoes = "e99"
	self := on(9, Finish, "")
	self.Undoes = self.ID
	bad := []Event{edit, on(3, Remove, "c9"), on(4, Restore, "c9"), {ID: "e05", Op: Add, At: day.Add(5), Coder: "sam", Coding: "c7"}, addOf(6, "c1", "again", "q"), {}, undo, self, on(10, "weigh", "c1")}
	state, problems := Fold("T01", append([]Event{addOf(1, "c1", "good-enough", "q")}, bad...))
	if len(problems) != len(bad) {
		t.Fatalf("%d problems for %d events: %v", len(problems), len(bad), problems)
	}
	if len(state.Codings) != 1 || state.Codings[0].Theme != "good-enough" || len(state.Finished) > 0 {
		t.Errorf("state %+v", state)
	}
	if got := state.History("c9"); len(got) != 3 {
		t.Errorf("the history of an unknown coding is lost: %v", got)
	}
	if msg := problems[2].Error(); !strings.HasPrefix(msg, "T01: event e0") {
		t.Error(msg)
	}
}

func TestAnEditBeforeItsAddByTheClockStillCounts(t *testing.T) {
	edit := on(1, Edit, "c1")
	edit.Theme = "lightness"
	events := []Event{edit, on(2, Remove, "c1"), addOf(3, "c1", "good-enough", "q")}
	state, problems := Fold("T01", events)
	if len(problems) > 0 || len(state.Codings) != 1 || state.Codings[0].Theme != "lightness" || !state.Codings[0].Removed {
		t.Errorf("%+v %v", state.Codings, problems)
	}
	if step, err := UndoLast([]DocEvents{{"T01", events}}, "sam", day, zeros{}); err != nil || step.Append[0].Op != Remove {
		t.Errorf("undo of the add: %+v %v", step, err)
	}
	docs := []DocEvents{{"T01", []Event{edit, addOf(3, "c1", "good-enough", "q")}}}
	if step, err := UndoLast(docs, "sam", day, zeros{}); err != nil || step.Append[0].Op != Remove {
		t.Errorf("undo of the add that stands: %+v %v", step, err)
	}
}

func TestFoldIgnoresOrderAndRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := newLogs()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			log.act(t)
		}
		events := log.docs[0].Events
		want, _ := Fold("T01", events)
		mixed := rapid.Permutation(append(slices.Clone(events), events...)).Draw(t, "mixed")
		got, problems := Fold("T01", mixed)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(State{})); diff != "" || len(problems) > 0 {
			t.Fatalf("%s%v", diff, problems)
		}
	})
}

func TestHasFinished(t *testing.T) {
	all, some := on(1, Finish, ""), on(2, Finish, "")
	some.Themes = []string{"lightness"}
	state, _ := Fold("T01", []Event{all, some})
	if at, ok := state.HasFinished("sam", "lightness"); !ok || !at.Equal(some.At) {
		t.Error(at, ok)
	}
	if at, ok := state.HasFinished("sam", "good-enough"); !ok || !at.Equal(all.At) {
		t.Error(at, ok)
	}
	if _, ok := state.HasFinished("kit", "lightness"); ok {
		t.Error("another coder has finished")
	}
}
