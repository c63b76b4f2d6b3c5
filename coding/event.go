package coding

import (
	"time"

	"github.com/mitten-qda/mitten/corpus"
)

// An Op is what an event does.
type Op string

// The operations. A finish says that the coder has worked through the document
// for the themes named (for all themes where none is named). A reject says that
// the coder looked at the codings in Settles and takes none of them.
const (
	Add     Op = "add"
	Edit    Op = "edit"
	Remove  Op = "remove"
	Restore Op = "restore"
	Finish  Op = "finish"
	Reject  Op = "reject"
)

// An Event is one line of a journal. ID, Op, At and Coder stand on every
// event; the rest as its Op needs. A later version may add fields: unknown
// ones are kept, an unknown Op is reported and left alone.
type Event struct {
	ID       string    `json:"id"`
	Op       Op        `json:"op"`
	At       time.Time `json:"at"` // UTC, whole milliseconds
	Coder    string    `json:"coder"`
	Revision string    `json:"codebook,omitempty"` // codebook revision: first 12 hex digits of its SHA-256

	Coding string         `json:"coding,omitempty"` // id of the coding; on an add the new coding's id
	Theme  string         `json:"theme,omitempty"`  // add; edit where the theme changes
	Anchor *corpus.Anchor `json:"anchor,omitempty"` // add; edit where the span changes
	Memo   *string        `json:"memo,omitempty"`   // add, edit
	Themes []string       `json:"themes,omitempty"` // finish
	Undoes string         `json:"undoes,omitempty"` // id of the event that this one takes back

	Settles   []string `json:"settles,omitempty"`   // add, reject: ids of the codings that this decides about
	With      string   `json:"with,omitempty"`      // id of the first of several events that are one decision
	Starred   *bool    `json:"starred,omitempty"`   // add, edit: whether the coder holds it for important
	Suggested bool     `json:"suggested,omitempty"` // add: the passage was offered, and the coder confirmed it
}
