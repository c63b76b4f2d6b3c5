package coding

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/mitten-qda/mitten/internal/fault"
)

// DocEvents are the events of all journals of one document.
type DocEvents struct {
	Document string
	Events   []Event
}

// A Step is what takes one event back, or brings it back.
type Step struct {
	Document    string
	Append      []Event // to the coder's journal of Document
	Of          Event   // what was done at first
	Description string  // of that, e.g. "add good-enough to T01"; no words of a transcript
}

// ErrNothingToUndo and ErrNothingToRedo say that a coder's stack is empty.
var (
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to redo")
)

// UndoLast gives the step that takes back the coder's last event that stands,
// over all documents in the order (At, ID). Nothing is erased: the step is an
// event more, with Undoes set to the id of the one it takes back. now and rand
// are for its time and id, as in Stamp and NewID. It fails where there is
// nothing to undo, and where another coder has changed the same coding since.
func UndoLast(docs []DocEvents, coder string, now time.Time, rand io.Reader) (Step, error) {
	done, _ := stacks(docs, coder)
	if len(done) == 0 {
		return Step{}, fault.New("`mitten code log` lists what was done", "coder %s: %w", coder, ErrNothingToUndo)
	}
	d := done[len(done)-1]
	return d.step(docs, d.event.ID, d.after, d.before, now, rand)
}

// RedoLast gives the step that brings back what the coder's last undo took
// back; its Undoes is the id of that undo. Anything else the coder did since
// leaves nothing to redo. It fails as UndoLast does.
func RedoLast(docs []DocEvents, coder string, now time.Time, rand io.Reader) (Step, error) {
	_, undone := stacks(docs, coder)
	if len(undone) == 0 {
		return Step{}, fault.New("only what was undone last can be redone", "coder %s: %w", coder, ErrNothingToRedo)
	}
	d := undone[len(undone)-1]
	return d.step(docs, d.undo, d.before, d.after, now, rand)
}

// A deed is an event of a coder's own will, with the coding before and after.
type deed struct {
	document      string
	event         Event
	before, after Coding
	undo          string // id of the event that took it back
}

// stacks gives the deeds that stand and those that were taken back and may be
// redone, the last one at the end of each.
func stacks(docs []DocEvents, coder string) (done, undone []deed) {
	var all []deed
	for _, doc := range docs {
		all = append(all, deedsIn(doc, coder)...)
	}
	slices.SortStableFunc(all, func(a, b deed) int { return compareEvents(&a.event, &b.event) })
	for _, d := range all {
		i, j := -1, -1
		if target := d.event.Undoes; target != "" {
			i = slices.IndexFunc(done, func(o deed) bool { return o.event.ID == target })
			j = slices.IndexFunc(undone, func(o deed) bool { return o.undo == target })
		}
		switch {
		case i >= 0:
			o := done[i]
			o.undo = d.event.ID
			done, undone = slices.Delete(done, i, i+1), append(undone, o)
		case j >= 0:
			o := undone[j]
			undone, done = slices.Delete(undone, j, j+1), append(done, o)
		default:
			done, undone = append(done, d), nil
		}
	}
	return done, undone
}

// deedsIn lists the coder's events in one document that could be applied.
func deedsIn(doc DocEvents, coder string) []deed {
	f := newFolder(doc.Document, doc.Events)
	var deeds []deed
	for i := range f.state.events {
		e := f.state.events[i]
		f.ready(i)
		before := f.coding(e.Coding)
		if e.Op == Add { // whether or not it was moved forward
			before = Coding{ID: e.Coding, Removed: true}
		}
		if f.apply(i) && e.Coder == coder {
			deeds = append(deeds, deed{document: doc.Document, event: e, before: before, after: f.coding(e.Coding)})
		}
	}
	return deeds
}

// coding gives a coding as it stands, or one that is as good as removed.
func (f *folder) coding(id string) Coding {
	if i, ok := f.index[id]; ok {
		return f.state.Codings[i]
	}
	return Coding{ID: id, Removed: true}
}

// step makes the event that brings the coding from one of its two states to
// the other.
func (d deed) step(docs []DocEvents, undoes string, from, to Coding, now time.Time, rand io.Reader) (Step, error) {
	e := Event{Op: d.event.Op, Coder: d.event.Coder, Revision: d.event.Revision, Coding: d.event.Coding, Undoes: undoes}
	var last []Event
	for _, doc := range docs {
		last = append(last, latest(doc.Events)...)
		if doc.Document == d.document && !d.unchanged(doc, from) {
			return Step{}, fault.New("`mitten code log` shows by whom; `mitten code edit` and `code remove` still work",
				"coding %s in %s was changed by another coder since", d.event.Coding, d.document)
		}
	}
	e.At = Stamp(now, last)
	e.ID = NewID(e.At, rand)
	switch d.event.Op {
	case Finish:
		e.Themes = d.event.Themes
	case Reject:
		e.Settles = d.event.Settles
	case Edit:
		if d.event.Theme != "" {
			e.Theme = to.Theme
		}
		if d.event.Anchor != nil {
			anchor := to.Anchor
			e.Anchor = &anchor
		}
		if d.event.Memo != nil {
			e.Memo = &to.Memo
		}
		if d.event.Starred != nil {
			e.Starred = &to.Starred
		}
	default:
		e.Op = Restore
		if to.Removed {
			e.Op = Remove
		}
	}
	return Step{Document: d.document, Append: []Event{e}, Of: d.event, Description: d.String()}, nil
}

// unchanged reports whether what the deed touched still is as it left it.
func (d deed) unchanged(doc DocEvents, from Coding) bool {
	if d.event.Op == Finish || d.event.Op == Reject {
		return true
	}
	state, _ := Fold(doc.Document, doc.Events)
	is, _ := state.Coding(d.event.Coding)
	if d.event.Op != Edit {
		return is.Removed == from.Removed
	}
	return (d.event.Theme == "" || is.Theme == from.Theme) &&
		(d.event.Anchor == nil || is.Anchor == from.Anchor) &&
		(d.event.Memo == nil || is.Memo == from.Memo) &&
		(d.event.Starred == nil || is.Starred == from.Starred)
}

// latest gives the event with the latest time, if there is one.
func latest(events []Event) []Event {
	if len(events) == 0 {
		return nil
	}
	return []Event{slices.MaxFunc(events, func(a, b Event) int { return a.At.Compare(b.At) })}
}

// String describes the deed without words of a transcript.
func (d deed) String() string {
	theme := d.after.Theme
	switch d.event.Op {
	case Add:
		return fmt.Sprintf("add %s to %s", theme, d.document)
	case Edit:
		if d.event.Theme != "" {
			return fmt.Sprintf("edit in %s: %s becomes %s", d.document, d.before.Theme, theme)
		}
		return fmt.Sprintf("edit %s in %s", theme, d.document)
	case Remove:
		return fmt.Sprintf("remove %s from %s", theme, d.document)
	case Restore:
		return fmt.Sprintf("restore %s in %s", theme, d.document)
	}
	if d.event.Op == Reject {
		return fmt.Sprintf("reject %d codings in %s", len(d.event.Settles), d.document)
	}
	return fmt.Sprintf("finish %s", d.document)
}
