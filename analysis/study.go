package analysis

import (
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// A Study is what counting needs of a study: no text, two to eight bytes a
// turn. Nothing in it is changed by this package.
type Study struct {
	Book      *codebook.Book
	Roster    *corpus.Roster
	Documents []Document
	// Records are the placed codings. Record.Document is an index into
	// Documents, Record.FirstTurn and LastTurn are a range of its Turns.
	Records  []coding.Record
	Finished []Finish
	Coders   []string // coders known to the study, with or without codings
}

// A Document is a transcript without its text.
type Document struct {
	corpus.Meta
	Turns []Voice // who speaks, turn by turn
}

// A Voice says who speaks in a turn: an index into Meta.Speakers, or
// Unlabelled, or Heading.
type Voice int32

// The turns that no speaker label opens.
const (
	Unlabelled Voice = -1 // as Meta.Unlabelled says
	Heading    Voice = -2 // a heading or a note: other speech
)

// A Finish says that a coder has worked through a document for the themes
// named, or for all themes where none is named.
type Finish struct {
	Coder    string
	Document int // index into Study.Documents
	Themes   []string
}

// DocumentOf takes from a transcript what counting needs.
func DocumentOf(d *corpus.Document) Document {
	turns := make([]Voice, len(d.Turns))
	for i, t := range d.Turns {
		switch {
		case t.Speaker >= 0:
			turns[i] = Voice(t.Speaker)
		case d.KindOf(t) == corpus.OtherSpeech:
			// Nobody speaks an unlabelled note either, so it counts as a heading does.
			turns[i] = Heading
		default:
			turns[i] = Unlabelled
		}
	}
	return Document{Meta: d.Meta, Turns: turns}
}
