package decide

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"strconv"
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
)

// vaultName is the name under which the vault keeps the log.
const vaultName = "verdicts"

// A Log is every event so far, oldest first.
type Log struct {
	lines  [][]byte // as stored, so that fields of later versions stay
	events []Event
}

// Read gives the log of a vault; it is empty where there is none yet.
func Read(v *anonymise.Vault) (*Log, error) {
	data, err := v.Get(vaultName)
	if errors.Is(err, fs.ErrNotExist) {
		return &Log{}, nil
	}
	if err != nil {
		return nil, err
	}
	return Parse(data)
}

// Write stores the log in place of what was there. Whoever reads, adds and
// writes holds the study's lock meanwhile: the last writer of two would undo the
// other.
func (l *Log) Write(v *anonymise.Vault) error { return v.Put(vaultName, l.Bytes()) }

// Parse reads one JSON object a line. Errors tell the line and not what is on it.
func Parse(data []byte) (*Log, error) {
	l := &Log{}
	for i, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var e Event
		if json.Unmarshal(line, &e) != nil { // the reason may quote a name
			return nil, fault.New("restore it from a copy of the study", "%s in the vault cannot be read: line %d is no event", vaultName, i+1)
		}
		l.lines = append(l.lines, line)
		l.events = append(l.events, e)
	}
	return l, nil
}

// Bytes gives what Parse reads.
func (l *Log) Bytes() []byte {
	var out []byte
	for _, line := range l.lines {
		out = append(append(out, line...), '\n')
	}
	return out
}

// Events gives the events, oldest first. They are not to be changed.
func (l *Log) Events() []Event { return l.events }

// add appends e under the next id.
func (l *Log) add(e Event) (Event, error) {
	last := 0
	for _, o := range l.events {
		n, _ := strconv.Atoi(o.ID)
		last = max(last, n)
	}
	e.ID = strconv.Itoa(last + 1)
	e.At = e.At.UTC()
	line, err := json.Marshal(e)
	if err != nil {
		return e, err
	}
	l.lines = append(l.lines, line)
	l.events = append(l.events, e)
	return e, nil
}

// dropLast takes off an event that was not written yet.
func (l *Log) dropLast() {
	l.lines = l.lines[:len(l.lines)-1]
	l.events = l.events[:len(l.events)-1]
}

// Undo takes back the last event that is in effect; ok is false where there is
// none. Undoing twice takes back two: to do again what was undone, decide again.
func (l *Log) Undo(at time.Time) (undone Event, ok bool, err error) {
	gone := l.undone()
	for i := len(l.events) - 1; i >= 0; i-- {
		e := l.events[i]
		if (e.Op == Decide || e.Op == Hear || e.Op == Waive) && !gone[e.ID] {
			_, err := l.add(Event{Op: Undo, At: at, Undoes: e.ID})
			return e, err == nil, err
		}
	}
	return Event{}, false, nil
}

func (l *Log) undone() map[string]bool {
	gone := map[string]bool{}
	for _, e := range l.events {
		if e.Op == Undo {
			gone[e.Undoes] = true
		}
	}
	return gone
}

// Hear notes the names heard in the recording of a document, or of all of them
// where document is empty; none says that somebody listened and heard none.
func (l *Log) Hear(document string, names []string, at time.Time) error {
	_, err := l.add(Event{Op: Hear, At: at, Document: document, Names: names})
	return err
}
