package anonymise

import (
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus"
)

// An editor writes a text anew from left to right and notes what it changed.
type editor struct {
	source string
	labels []string // of the new text
	out    strings.Builder
	at     int // bytes of source written
	edits  []Edit
	looked int // bytes of source in which guardLabels has looked
}

// replace writes text for a span at or after everything written so far, and
// gives its bytes in the new text.
func (e *editor) replace(s corpus.Span, text string) corpus.Span {
	e.copyTo(s.Start)
	start := e.out.Len()
	if e.source[s.Start:s.End] == text {
		e.copyTo(s.End)
		return corpus.Span{Start: start, End: e.out.Len()}
	}
	e.out.WriteString(text)
	e.at = s.End
	e.edits = append(e.edits, Edit{s.Start, s.End, start, e.out.Len()})
	return corpus.Span{Start: start, End: e.out.Len()}
}

func (e *editor) copyTo(at int) {
	if at > e.at {
		e.out.WriteString(e.source[e.at:at])
		e.at = at
	}
}

// guardLabels puts a space before the colon of paragraphs up to byte end of
// turn t which open with a label of the new text without being turns of their
// own ("Interviewer: B. Smith" in a title), so that they do not become turns.
func (e *editor) guardLabels(t corpus.Turn, end int) {
	from := max(t.Span.Start, e.looked)
	e.looked = max(e.looked, end)
	for at := from; at < end; {
		opens := at == t.Words.Start && t.Speaker < 0 ||
			at >= 2 && at > t.Words.Start && e.source[at-2:at] == "\n\n" && e.source[at] != '\n'
		if opens && at >= e.at {
			for _, l := range e.labels {
				rest, ok := strings.CutPrefix(e.source[at:t.Words.End], l+":")
				if ok && at+len(l) < end && (rest == "" || rest[0] == ' ' || rest[0] == '\n') {
					colon := at + len(l)
					e.replace(corpus.Span{Start: colon, End: colon}, " ")
					break
				}
			}
		}
		next := strings.Index(e.source[at:end], "\n\n")
		if next < 0 {
			return
		}
		at += next + 2
		for at < end && e.source[at] == '\n' {
			at++
		}
	}
}

// finish writes what is left.
func (e *editor) finish() (string, OffsetMap) {
	e.copyTo(len(e.source))
	return e.out.String(), OffsetMap{Source: len(e.source), Target: e.out.Len(), Edits: e.edits}
}

// withTimesOf gives out the turn times of d.
func withTimesOf(d, out *corpus.Document) *corpus.Document {
	at := make([]time.Duration, len(d.Turns))
	for i, t := range d.Turns {
		at[i] = t.At
	}
	return out.WithTimes(at)
}
