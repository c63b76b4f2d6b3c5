package coding

import (
	"time"

	"github.com/mitten-qda/mitten/corpus"
)

// A Coding is one span of one document marked with one theme by one coder, as
// the journals stand now.
type Coding struct {
	ID       string
	Document string
	Coder    string
	Theme    string // as written in the journal; codebook.Book.Resolve gives today's
	Anchor   corpus.Anchor
	Memo     string
	Starred  bool      // important, to its coder
	At       time.Time // of the add
	Edited   time.Time // of the last event on it
	Removed  bool

	Suggested bool // the passage was offered by likeness, and confirmed
}

// A Placed coding is one whose anchor has been held against its document.
type Placed struct {
	Coding
	Fit  Fit
	Span corpus.Span // bytes of the document's text; empty where Fit is Review
}

// A Fit says how an anchor fits its text.
type Fit int

// How sure the place of a coding is. Only Exact, Moved and Approximate codings
// have a Span; Review codings wait for a person and are listed by `code check`.
const (
	Exact       Fit = iota // the text at the position is the quote
	Moved                  // the quote stands elsewhere, once or told apart by its context; white space and quotation marks may differ
	Approximate            // a slightly changed quote, with no rival
	Review                 // not found, or found with rivals
)

// A Record is a placed coding with what counting needs, and no text.
type Record struct {
	ID       string
	Theme    string // resolved: today's theme id
	Coder    string
	Document int         // index into the documents counted
	Span     corpus.Span // bytes
	// Turns are the indexes [FirstTurn, LastTurn) of the turns touched.
	FirstTurn, LastTurn int
}

// String gives the fit as it is printed: exact, moved, approximate or review.
func (f Fit) String() string {
	switch f {
	case Exact:
		return "exact"
	case Moved:
		return "moved"
	case Approximate:
		return "approximate"
	}
	return "review"
}
