package coding

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// A decoder reads journal lines. Lines in the shape that AppendLine writes are
// read by hand, which is several times as fast as encoding/json and what makes
// counting over a quarter of a million events cheap; every other line goes to
// encoding/json. FuzzDecode holds the two to the same answer.
type decoder struct {
	names   map[string]string // coders, themes and revisions, each kept once
	anchors []corpus.Anchor   // room for the anchors to come
}

// decode reads one line, without its line end.
func (d *decoder) decode(line string) (Event, error) {
	var e Event
	l := hand{rest: line, d: d}
	if !l.event(&e) {
		var err error
		if e, err = decodeAny(line); err != nil {
			return Event{}, err
		}
	}
	e.At = e.At.UTC()
	return e, e.Check()
}

// decodeAny reads any JSON form of an event. Its errors do not repeat what
// stands in the line.
func decodeAny(line string) (Event, error) {
	var e Event
	err := json.Unmarshal([]byte(line), &e)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		if len(e.Themes) == 0 {
			e.Themes = nil
		}
		if len(e.Settles) == 0 {
			e.Settles = nil
		}
		return e, nil
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(line)):
		return Event{}, errors.New("the JSON is cut short")
	case errors.As(err, &syntax):
		return Event{}, errors.New("not JSON")
	case errors.As(err, &kind) && kind.Field != "":
		return Event{}, errors.New("a field is not of its type")
	case errors.As(err, &kind):
		return Event{}, errors.New("not a JSON object")
	}
	return Event{}, errors.New("the time (at) is not in the form of RFC 3339")
}

func (d *decoder) name(s string) string {
	if kept, ok := d.names[s]; ok {
		return kept
	}
	s = strings.Clone(s)
	d.names[s] = s
	return s
}

func (d *decoder) anchor() *corpus.Anchor {
	if len(d.anchors) == cap(d.anchors) {
		d.anchors = make([]corpus.Anchor, 0, 64)
	}
	d.anchors = d.anchors[:len(d.anchors)+1]
	return &d.anchors[len(d.anchors)-1]
}
