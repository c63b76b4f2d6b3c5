package coding

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// logs are the journals of two documents that coders act on at random.
type logs struct {
	docs  []DocEvents
	n     int
	clock time.Time // stands still: Stamp must tell events apart
}

func newLogs() *logs {
	return &logs{docs: []DocEvents{{Document: "T01"}, {Document: "T02"}}, clock: day}
}

func (l *logs) append(doc int, e Event) {
	var all []Event
	for _, d := range l.docs {
		all = append(all, d.Events...)
	}
	l.n++
	e.At = Stamp(l.clock, all)
	e.ID = fmt.Sprintf("e%03d", l.n)
	l.docs[doc].Events = append(l.docs[doc].Events, e)
}

// act appends one valid event of coder sam.
func (l *logs) act(t *rapid.T) {
	doc := rapid.IntRange(0, 1).Draw(t, "document")
	e := Event{Coder: "sam", Op: rapid.SampledFrom([]Op{Add, Add, Edit, Edit, Remove, Restore, Finish, Reject}).Draw(t, "op")}
	state, _ := Fold(l.docs[doc].Document, l.docs[doc].Events)
	if len(state.Codings) == 0 && e.Op != Finish && e.Op != Reject {
		e.Op = Add
	}
	theme := rapid.SampledFrom([]string{"good-enough", "lightness", "stepping-back"})
	start := rapid.IntRange(0, 99)
	switch e.Op {
	case Finish:
		e.Themes = rapid.SliceOfN(theme, 0, 2).Draw(t, "themes")
	case Reject:
		e.Settles = []string{"x1"}
	case Add:
		e.Coding = fmt.Sprintf("c%03d", l.n)
		e.Theme = theme.Draw(t, "theme")
		n := start.Draw(t, "start")
		e.Anchor = &corpus.Anchor{Start: n, End: n + 1, Quote: "q"}
	default:
		e.Coding = state.Codings[rapid.IntRange(0, len(state.Codings)-1).Draw(t, "coding")].ID
	}
	if e.Op == Edit {
		fields := rapid.IntRange(1, 15).Draw(t, "fields")
		if fields&1 != 0 {
			e.Theme = theme.Draw(t, "theme")
		}
		if fields&2 != 0 {
			n := start.Draw(t, "start")
			e.Anchor = &corpus.Anchor{Start: n, End: n + 1, Quote: "q"}
		}
		if fields&4 != 0 {
			memo := rapid.SampledFrom([]string{"", "why?", "a joke"}).Draw(t, "memo")
			e.Memo = &memo
		}
		if fields&8 != 0 {
			starred := rapid.Bool().Draw(t, "starred")
			e.Starred = &starred
		}
	}
	l.append(doc, e)
}

// take appends a step and checks that it says where it belongs.
func (l *logs) take(t *rapid.T, step Step, err error) {
	if err != nil {
		t.Fatal(err)
	}
	for i := range l.docs {
		if l.docs[i].Document == step.Document {
			for _, e := range step.Append {
				if err := e.Check(); err != nil {
					t.Fatalf("%v: %+v", err, e)
				}
				l.append(i, e)
			}
			return
		}
	}
	t.Fatalf("no document %q", step.Document)
}

// view is the state of both documents, without the times of events.
func (l *logs) view(t *rapid.T) []State {
	var out []State
	for _, d := range l.docs {
		s, problems := Fold(d.Document, d.Events)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		s.events = nil
		s.Codings = s.Live()
		for i := range s.Codings {
			s.Codings[i].Edited = time.Time{}
		}
		out = append(out, s)
	}
	return out
}

func sameView(a, b []State) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(State{}), cmpopts.EquateEmpty())
}

func TestUndoAndRedoWalkThroughTheStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := newLogs()
		states := [][]State{log.view(t)} // states[i] is after i deeds that stand
		at := 0
		for range rapid.IntRange(1, 25).Draw(t, "moves") {
			switch rapid.SampledFrom([]string{"act", "act", "undo", "undo", "redo"}).Draw(t, "move") {
			case "act":
				log.act(t)
				at++
				states = append(states[:at], log.view(t))
			case "undo":
				step, err := UndoLast(log.docs, "sam", log.clock, zeros{})
				if at == 0 {
					if !errors.Is(err, ErrNothingToUndo) {
						t.Fatalf("undo of nothing: %+v %v", step, err)
					}
					continue
				}
				log.take(t, step, err)
				at--
			case "redo":
				step, err := RedoLast(log.docs, "sam", log.clock, zeros{})
				if at == len(states)-1 {
					if !errors.Is(err, ErrNothingToRedo) {
						t.Fatalf("redo of nothing: %+v %v", step, err)
					}
					continue
				}
				log.take(t, step, err)
				at++
			}
			if diff := sameView(states[at], log.view(t)); diff != "" {
				t.Fatalf("after %d deeds that stand (-want +got):\n%s", at, diff)
			}
		}
	})
}

func TestUndoIsOfOneCoder(t *testing.T) {
	other := addOf(2, "c2", "lightness", "q")
	other.Coder = "kit"
	docs := []DocEvents{{"T01", []Event{addOf(1, "c1", "good-enough", "a secret")}}, {"T02", []Event{other}}}
	step, err := UndoLast(docs, "sam", day, zeros{})
	if err != nil || step.Document != "T01" || step.Of.ID != "e01" || step.Description != "add good-enough to T01" {
		t.Fatalf("%+v %v", step, err)
	}
	e := step.Append[0]
	if e.Op != Remove || e.Coding != "c1" || e.Undoes != "e01" || !e.At.After(other.At) || len(e.ID) != 26 {
		t.Errorf("%+v", e)
	}
	if _, err = UndoLast(docs, "alex", day, zeros{}); !errors.Is(err, ErrNothingToUndo) || len(fault.Hints(err)) == 0 {
		t.Error(err)
	}
}

func TestUndoStopsWhereAnotherCoderChangedTheSame(t *testing.T) {
	remove := on(3, Remove, "c1")
	remove.Coder = "kit"
	edit := on(2, Edit, "c1")
	edit.Theme = "lightness"
	events := []Event{addOf(1, "c1", "good-enough", "a secret"), edit}
	theirs := on(3, Edit, "c1")
	theirs.Theme, theirs.Coder = "stepping-back", "kit"
	for what, docs := range map[string][]DocEvents{
		"removed": {{"T01", []Event{events[0], remove}}}, "edited": {{"T01", append(events, theirs)}},
	} {
		step, err := UndoLast(docs, "sam", day, zeros{})
		if err == nil || !strings.Contains(err.Error(), "another coder") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %+v, %v", what, step, err)
		}
	}
	memo := "mine"
	note := on(3, Edit, "c1")
	note.Memo, note.Coder = &memo, "kit"
	if step, err := UndoLast([]DocEvents{{"T01", append(events, note)}}, "sam", day, zeros{}); err != nil || step.Append[0].Theme != "good-enough" {
		t.Errorf("another field: %+v, %v", step, err)
	}
}

func TestDescriptions(t *testing.T) {
	edit := on(2, Edit, "c1")
	edit.Theme = "lightness"
	log := []Event{addOf(1, "c1", "good-enough", "q"), edit, on(3, Remove, "c1"), on(4, Restore, "c1"), on(5, Finish, "")}
	want := []string{"add good-enough to T01", "edit in T01: good-enough becomes lightness", "remove lightness from T01", "restore lightness in T01", "finish T01"}
	for i := range log {
		step, err := UndoLast([]DocEvents{{"T01", log[:i+1]}}, "sam", day, zeros{})
		if err != nil || step.Description != want[i] {
			t.Errorf("%q, want %q (%v)", step.Description, want[i], err)
		}
	}
}
