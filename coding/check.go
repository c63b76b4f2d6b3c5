package coding

import (
	"errors"
	"fmt"
)

// Check reports why the event cannot stand in a journal: a field that its Op
// needs is missing, its Op is not known, or its time cannot be written. The
// reason names fields only, never what stands in them.
func (e *Event) Check() error {
	switch {
	case e.ID == "":
		return errors.New("the event has no id")
	case e.Op == "":
		return errors.New("the event has no op")
	case e.At.IsZero():
		return errors.New("the event has no time (at)")
	case e.At.UTC().Year() < 1 || e.At.UTC().Year() > 9999:
		return errors.New("the event's time (at) is outside the years 1 to 9999")
	case e.Coder == "":
		return errors.New("the event has no coder")
	}
	switch {
	case e.Op == Reject && len(e.Settles) == 0 && e.Undoes == "":
		return errors.New("the reject settles nothing")
	case e.Op == Finish, e.Op == Reject:
		return nil
	}
	if e.Op != Add && e.Op != Edit && e.Op != Remove && e.Op != Restore {
		return errUnknownOp
	}
	switch {
	case e.Coding == "":
		return fmt.Errorf("the %s has no coding", e.Op)
	case e.Op == Add && e.Theme == "":
		return errors.New("the add has no theme")
	case e.Op == Add && e.Anchor == nil:
		return errors.New("the add has no anchor")
	case e.Op == Edit && e.Theme == "" && e.Anchor == nil && e.Memo == nil && e.Starred == nil:
		return errors.New("the edit changes nothing")
	case e.Anchor != nil && e.Anchor.Quote == "":
		return errors.New("the anchor has no quote")
	}
	return nil
}

// errUnknownOp is a constant in all but name.
var errUnknownOp = errors.New("the op is not one this version knows")
