package coding

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A JournalProblem is a line that could not be used. The line itself stays in
// the journal: [Offset, Offset+Length) are its bytes there, line end excluded.
type JournalProblem struct {
	Line   int // from 1
	Offset int
	Length int
	Err    error // file:line: reason, with a hint; never the text of the line
}

func (p JournalProblem) Error() string { return p.Err.Error() }

// Unwrap gives the reason with its place and hint.
func (p JournalProblem) Unwrap() error { return p.Err }

// A TornTail is what stands after the last line end of a journal: what a
// write left behind that was cut off. Nothing may be appended after it before
// it is mended: where Whole is set, the line is complete JSON, was read like
// every other, and only lacks its line end; otherwise the caller keeps Bytes
// aside and cuts the journal at Offset.
type TornTail struct {
	Offset int // bytes
	Line   int // from 1
	Bytes  []byte
	Whole  bool
}

// Torn reports whether there is anything after the last line end.
func (t TornTail) Torn() bool { return len(t.Bytes) > 0 }

// ReadJournal reads the lines of a journal; name is used in problems only. The
// events come in the order (At, ID), each once: a journal that git merged by
// union may repeat lines and mix their order. Two different events under one
// id are a problem; the first in order stands. Empty lines and unknown fields
// are passed over. Strings of the events may share memory with each other, not
// with data.
func ReadJournal(data []byte, name string) (events []Event, problems []JournalProblem, tail TornTail) {
	text := string(data)
	at := 0
	if strings.HasPrefix(text, "\ufeff") { // an editor put it there
		at = len("\ufeff")
	}
	lines := strings.Count(text, "\n") + 1
	d := decoder{names: map[string]string{}}
	events = make([]Event, 0, lines)
	sources := make([]int32, 0, lines) // line of each event
	for line := 1; at < len(text); line++ {
		end, ended := strings.IndexByte(text[at:], '\n'), true
		if end < 0 {
			end, ended = len(text)-at, false
		}
		raw := text[at : at+end]
		start := at
		at += end + 1
		if strings.Trim(raw, " \t\r") == "" && ended {
			continue
		}
		e, err := d.decode(raw)
		if !ended {
			whole := err == nil || json.Valid([]byte(raw))
			tail = TornTail{Offset: start, Line: line, Bytes: data[start:len(data):len(data)], Whole: whole}
		}
		switch {
		case err == nil:
			events = append(events, e)
			sources = append(sources, int32(line))
		case ended || tail.Whole:
			problems = append(problems, JournalProblem{
				Line: line, Offset: start, Length: len(raw), Err: fault.At(name, line, 0, hintFor(err), "%w", err),
			})
		}
	}
	if ordered(events) {
		return events, problems, tail
	}
	events, clashes := order(events)
	for _, i := range clashes {
		line := int(sources[i])
		problems = append(problems, JournalProblem{Line: line, Offset: offsetOf(text, line), Length: lengthAt(text, line), Err: fault.At(name, line, 0,
			"give one of the two a new id, or delete it", "another event stands under the same id")})
	}
	slices.SortStableFunc(problems, func(a, b JournalProblem) int { return a.Line - b.Line })
	return events, problems, tail
}

func hintFor(err error) string {
	if errors.Is(err, errUnknownOp) {
		return "a later version of mitten may have written it; the line is left as it is"
	}
	return "the line is left as it is and not used; docs/format.md describes a journal"
}

func offsetOf(text string, line int) int {
	at := 0
	for ; line > 1; line-- {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	return at
}

func lengthAt(text string, line int) int {
	rest := text[offsetOf(text, line):]
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		return n
	}
	return len(rest)
}
