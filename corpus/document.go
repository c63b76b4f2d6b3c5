package corpus

import (
	"time"

	"github.com/mitten-qda/mitten/internal/textpos"
)

// A Span is a half-open range [Start, End) of UTF-8 bytes of a Document's Text.
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// A SpeakerKind says whose words count. Only participants' words do, unless a
// question asks for all speech.
type SpeakerKind string

// The three kinds of speaker.
const (
	ParticipantSpeech SpeakerKind = "participant"
	InterviewerSpeech SpeakerKind = "interviewer"
	OtherSpeech       SpeakerKind = "other"
)

// A Speaker is one label that opens turns in a document.
type Speaker struct {
	Label       string      // as printed before the colon, e.g. "P07" or "Interviewer"
	Kind        SpeakerKind // whose words count
	Participant string      // the participant's id; empty for interviewers and others
}

// A Turn is one uninterrupted piece of speech, or a paragraph that nobody
// spoke (a heading, a note before the interview starts).
type Turn struct {
	Number  int           // from 1, in the order of the text
	Speaker int           // index into Document.Speakers; -1 where no label opens the turn
	Span    Span          // label and words, without the blank line after
	Words   Span          // what was said
	At      time.Duration // since the start of the recording; negative where unknown
}

// Source says where a document came from, without naming the file.
type Source struct {
	SHA256 string // of the imported file's bytes, lower-case hex
	Format string // e.g. "docx"
	Layout string // how speakers were recognised, e.g. "label-colon"
}

// Meta is what is known of a document besides its text.
type Meta struct {
	ID           string
	Kind         string   // e.g. "interview", "focus group"
	Cycle        string   // as in mitten.yaml, e.g. "2019-05"; may be empty
	Participants []string // ids, in order of listing
	Source       Source
	Speakers     []Speaker
	// Unlabelled is the kind of turns that no label opens: OtherSpeech unless
	// the document is one person's own words throughout.
	Unlabelled SpeakerKind
}

// A Document is one transcript: its text and the turns found in it. Documents
// are immutable once built.
type Document struct {
	Meta
	Text  string // UTF-8, LF line ends, no BOM
	Turns []Turn // in text order, not overlapping

	pos        *textpos.Map
	strayTimes []string // of the front matter, where they do not fit the turns
}

// Pos is the position map of the document's text. It is built on first use
// and not safe for first use by two goroutines at once.
func (d *Document) Pos() *textpos.Map {
	if d.pos == nil {
		d.pos = textpos.New(d.Text)
	}
	return d.pos
}

// KindOf gives the kind of speech of a turn.
func (d *Document) KindOf(t Turn) SpeakerKind {
	if t.Speaker >= 0 {
		return d.Speakers[t.Speaker].Kind
	}
	if d.isHeading(t) {
		return OtherSpeech
	}
	if d.Unlabelled == "" {
		return OtherSpeech
	}
	return d.Unlabelled
}

// ParticipantOf gives the id of the participant who speaks in a turn, or "".
// In a document with exactly one participant, participant speech under a label
// without an id is that participant's.
func (d *Document) ParticipantOf(t Turn) string {
	if d.KindOf(t) != ParticipantSpeech {
		return ""
	}
	if t.Speaker >= 0 && d.Speakers[t.Speaker].Participant != "" {
		return d.Speakers[t.Speaker].Participant
	}
	if len(d.Participants) == 1 {
		return d.Participants[0]
	}
	return ""
}

// LabelOf gives the label that opens a turn, or "".
func (d *Document) LabelOf(t Turn) string {
	if t.Speaker < 0 {
		return ""
	}
	return d.Speakers[t.Speaker].Label
}

// TurnsIn gives the index range [first, last) of the turns whose Span shares a
// byte with s. first == last where s touches no turn.
func (d *Document) TurnsIn(s Span) (first, last int) {
	lo, hi := 0, len(d.Turns)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Turns[mid].Span.End > s.Start {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	first = lo
	last = first
	for last < len(d.Turns) && d.Turns[last].Span.Start < s.End {
		last++
	}
	return first, last
}

// Slice gives the text of a span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

func (d *Document) isHeading(t Turn) bool { return isHeading(d.Text[t.Span.Start:t.Span.End]) }
