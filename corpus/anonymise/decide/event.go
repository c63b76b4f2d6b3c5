package decide

import (
	"slices"
	"time"
)

// An Op is what an event does.
type Op string

// The ops. Events with others are kept and mean nothing to this version.
const (
	Decide Op = "decide"
	Undo   Op = "undo"
	Hear   Op = "heard"
	Waive  Op = "waive"
)

// A Kind says what a form is.
type Kind string

// The kinds. No is for what is no identifier.
const (
	Person       Kind = "person"
	Place        Kind = "place"
	Organisation Kind = "organisation"
	Contact      Kind = "contact"
	ID           Kind = "id"
	Address      Kind = "address"
	Date         Kind = "date"
	Age          Kind = "age"
	Other        Kind = "other"
	No           Kind = "no"
)

// Kinds gives all kinds, in the order in which they are told.
func Kinds() []Kind {
	return []Kind{Person, Place, Organisation, Contact, ID, Address, Date, Age, Other, No}
}

func (k Kind) known() bool { return slices.Contains(Kinds(), k) }

// A Mention is where a form stands in an identifiable transcript.
type Mention struct {
	Document string `json:"document"`
	Turn     int    `json:"turn"`          // from 1
	Nth      int    `json:"nth,omitempty"` // of the form's places in the turn, from 1; 0: all of them
}

// An Event is one thing that somebody decided. Which fields count depends on
// the op.
type Event struct {
	ID string    `json:"id"` // its number in the log, from 1
	Op Op        `json:"op"`
	At time.Time `json:"at"`

	Form    string `json:"form,omitempty"`    // detect.Form of the surface
	Surface string `json:"surface,omitempty"` // as it was seen or typed, blanks folded
	As      Kind   `json:"as,omitempty"`
	// Same is another name of the same: a name of the people list, or a form.
	Same   string   `json:"same,omitempty"`
	Print  string   `json:"print,omitempty"`  // what stands in brackets
	Levels []string `json:"levels,omitempty"` // what may, from near to far
	Level  int      `json:"level,omitempty"`  // index in Levels, from 1
	Number int      `json:"number,omitempty"` // of the category: [Place 2]
	Keep   bool     `json:"keep,omitempty"`   // an identifier that stays on purpose
	Reason string   `json:"reason,omitempty"` // of keep and waive
	By     string   `json:"by,omitempty"`     // who answers for a waiver: id of a coder, or whatever they are called
	// Mentions limits the decision to these places.
	Mentions []Mention `json:"mentions,omitempty"`

	Document string   `json:"document,omitempty"` // heard: whose; empty: the whole study
	Names    []string `json:"names,omitempty"`    // heard: may be none

	Undoes string `json:"undoes,omitempty"` // undo: id of the event taken back
}

// stays reports whether the form stays in the text.
func (e *Event) stays() bool { return e.As == No || e.Keep }
