package coding

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A State is what the journals of one document come to.
type State struct {
	Document string
	Codings  []Coding   // by id, removed ones included
	Finished []Finished // in the order in which they were said
	Rejected []Rejected // in the order in which they were said
	events   []Event    // in order, each once
}

// A Finished mark says that a coder has worked through the document, so that a
// theme without a coding there is a "no" and not a "not yet".
type Finished struct {
	Event    string // id of the finish event
	Coder    string
	Themes   []string // none: all themes of the codebook revision
	Revision string
	At       time.Time
}

// Covers reports whether the mark speaks of the theme with this id.
func (f Finished) Covers(theme string) bool {
	return len(f.Themes) == 0 || slices.Contains(f.Themes, theme)
}

// A Problem is an event that could not be applied. It stays in the journal and
// in the history.
type Problem struct {
	Document string
	Event    Event
	Err      error // names ids only
}

func (p Problem) Error() string {
	return fmt.Sprintf("%s: event %s: %s", p.Document, p.Event.ID, p.Err)
}

// Unwrap gives the reason.
func (p Problem) Unwrap() error { return p.Err }

// Fold gives the state that events come to: those of every journal of one
// document, in any order and repeated or not. Events apply by (At, ID); an
// event that stands before the add of its coding, because two clocks differ,
// waits for it by moving the add forward. Removing what is removed and
// restoring what is there change nothing and are no problem, since two copies
// of a study may both have done it.
func Fold(document string, events []Event) (State, []Problem) {
	f := newFolder(document, events)
	for i := range f.state.events {
		f.apply(i)
	}
	slices.SortFunc(f.state.Codings, func(a, b Coding) int { return strings.Compare(a.ID, b.ID) })
	f.state.Finished, f.state.Rejected = f.standing()
	return f.state, f.problems
}

// Coding gives the coding with this id.
func (s *State) Coding(id string) (Coding, bool) {
	i, ok := slices.BinarySearchFunc(s.Codings, id, func(c Coding, id string) int { return strings.Compare(c.ID, id) })
	if !ok {
		return Coding{}, false
	}
	return s.Codings[i], true
}

// Live lists the codings that are not removed, by id.
func (s *State) Live() []Coding {
	live := make([]Coding, 0, len(s.Codings))
	for _, c := range s.Codings {
		if !c.Removed {
			live = append(live, c)
		}
	}
	return live
}

// HasFinished gives the time at which the coder last said to have finished the
// document for a theme.
func (s *State) HasFinished(coder, theme string) (at time.Time, ok bool) {
	for _, f := range s.Finished {
		if f.Coder == coder && f.Covers(theme) {
			at, ok = f.At, true
		}
	}
	return at, ok
}

// History lists every event on a coding, in order, those that could not be
// applied included.
func (s *State) History(coding string) []Event {
	var history []Event
	for i := range s.events {
		if s.events[i].Coding == coding && coding != "" {
			history = append(history, s.events[i])
		}
	}
	return history
}

// Events lists the document's events in order, each once. The slice is shared.
func (s *State) Events() []Event { return s.events }

// A folder applies the events of one document one after the other.
type folder struct {
	state    State
	problems []Problem
	index    map[string]int    // coding id to its place in state.Codings
	adds     map[string]int    // coding id to the add to come; made when first needed
	early    map[int]bool      // adds that were moved forward
	marks    []mark            // finishes and rejects, standing or taken back
	takes    map[string]string // id of a mark that takes another back (or brings it back) to that other's
}

// A mark is a finish or a reject.
type mark struct {
	event     *Event
	takenBack bool
}

func newFolder(document string, events []Event) *folder {
	f := &folder{index: make(map[string]int, len(events)), takes: map[string]string{}}
	f.state.Document = document
	f.state.Codings = make([]Coding, 0, len(events))
	f.state.events = events
	if !ordered(events) {
		var clashes []int
		f.state.events, clashes = order(events)
		for _, i := range clashes {
			f.problem(&events[i], "another event stands under the same id")
		}
	}
	return f
}

func (f *folder) problem(e *Event, format string, args ...any) bool {
	f.problems = append(f.problems, Problem{f.state.Document, *e, fmt.Errorf(format, args...)})
	return false
}

// apply reports whether event i could be applied.
func (f *folder) apply(i int) bool {
	if f.early[i] {
		return true
	}
	e := &f.state.events[i]
	if err := e.Check(); err != nil {
		return f.problem(e, "%w", err)
	}
	switch e.Op {
	case Finish, Reject:
		return f.mark(e)
	case Add:
		return f.add(e)
	}
	f.ready(i)
	at, ok := f.index[e.Coding]
	if !ok {
		return f.problem(e, "no coding %q to %s in this document", e.Coding, e.Op)
	}
	c := &f.state.Codings[at]
	switch e.Op {
	case Remove:
		c.Removed = true
	case Restore:
		c.Removed = false
	case Edit:
		if e.Theme != "" {
			c.Theme = e.Theme
		}
		if e.Anchor != nil {
			c.Anchor = *e.Anchor
		}
		if e.Memo != nil {
			c.Memo = *e.Memo
		}
		if e.Starred != nil {
			c.Starred = *e.Starred
		}
	}
	if e.At.After(c.Edited) {
		c.Edited = e.At
	}
	return true
}

func (f *folder) add(e *Event) bool {
	if _, twice := f.index[e.Coding]; twice {
		return f.problem(e, "coding %q is added twice", e.Coding)
	}
	c := Coding{ID: e.Coding, Document: f.state.Document, Coder: e.Coder, Theme: e.Theme, Anchor: *e.Anchor, At: e.At, Edited: e.At, Suggested: e.Suggested}
	if e.Memo != nil {
		c.Memo = *e.Memo
	}
	if e.Starred != nil {
		c.Starred = *e.Starred
	}
	f.index[e.Coding] = len(f.state.Codings)
	f.state.Codings = append(f.state.Codings, c)
	return true
}

// ready sees to it that the coding of event i is there, by moving its add
// forward where that comes later.
func (f *folder) ready(i int) {
	e := &f.state.events[i]
	if e.Op == Add || e.Op == Finish || e.Op == Reject {
		return
	}
	if _, ok := f.index[e.Coding]; ok {
		return
	}
	if f.adds == nil {
		f.adds, f.early = map[string]int{}, map[int]bool{}
		for j := i + 1; j < len(f.state.events); j++ {
			later := &f.state.events[j]
			if _, known := f.adds[later.Coding]; !known && later.Op == Add && later.Check() == nil {
				f.adds[later.Coding] = j
			}
		}
	}
	if j, ok := f.adds[e.Coding]; ok {
		f.early[j] = f.add(&f.state.events[j])
	}
}

func (f *folder) mark(e *Event) bool {
	if e.Undoes == "" {
		f.marks = append(f.marks, mark{event: e})
		return true
	}
	// An undo names the mark itself, a redo names the undo, and so on down.
	root, takenBack := e.Undoes, true
	for f.takes[root] != "" {
		root, takenBack = f.takes[root], !takenBack
	}
	for i := range f.marks {
		if f.marks[i].event.ID == root && f.marks[i].event.Op == e.Op {
			f.marks[i].takenBack = takenBack
			f.takes[e.ID] = e.Undoes
			return true
		}
	}
	return f.problem(e, "no %s %q to take back in this document", e.Op, e.Undoes)
}

func (f *folder) standing() (finished []Finished, rejected []Rejected) {
	for _, m := range f.marks {
		switch e := m.event; {
		case m.takenBack:
		case e.Op == Finish:
			finished = append(finished, Finished{e.ID, e.Coder, e.Themes, e.Revision, e.At})
		default:
			r := Rejected{Event: e.ID, Coder: e.Coder, Settles: e.Settles, At: e.At}
			if e.Memo != nil {
				r.Memo = *e.Memo
			}
			rejected = append(rejected, r)
		}
	}
	return finished, rejected
}
