package coding

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/corpus"
)

func newDecoder() *decoder { return &decoder{names: map[string]string{}} }

// FuzzDecode holds the reading by hand to encoding/json, and every event that
// is read to being written and read again as the same.
func FuzzDecode(f *testing.F) {
	memo := "he said \"no\"\n\\ and\tleft"
	for _, e := range []Event{
		addOf(1, "c1", "good-enough", "it’s fine"),
		{ID: "a", Op: Finish, At: day, Coder: "sam", Themes: []string{"a", "b"}, Undoes: "x"},
		{ID: "a", Op: Reject, At: day, Coder: "sam", Settles: []string{"c1", "c2"}, With: "y"},
		{ID: "a", Op: Edit, At: day.Add(time.Millisecond), Coder: "sam", Coding: "c", Memo: &memo},
	} {
		f.Add(strings.TrimSuffix(string(AppendLine(nil, e)), "\n"))
	}
	const rest = `"at":"2019-05-14T09:30:00Z","coder":"sam"`
	for _, line := range []string{
		`{"ID":"a","id":"b","op":"finish",` + rest + `}`, `{"id":"b","op":"finish","themes":[],` + rest + `}`,
		`{"id":"b","op":"finish","id":"c",` + rest + `}`, `{"id":null,"op":"finish",` + rest + `}`, `{"id":"\u00e9\/","op":"finish",` + rest + "}\r",
		`{"id":"b","op":"remove","coding":"c","anchor":{"start":-1,"end":01,"quote":"x"},` + rest + `}`, "{\"id\":\"\xff\",\"op\":\"finish\"," + rest + "}",
		`{"id":"b","op":"add","coding":"c","theme":"t","anchor":{"start":1,"start":2,"end":3,"quote":"x"},` + rest + `}`,
		`{"id":"b","op":"finish","at":"2019-02-30T09:30:00Z","coder":"s"}`, `{"id":"b","op":"finish","at":"2019-02-03T9:30:00Z","coder":"s"}`, `{}`, ``, `{"id":"a\`,
		`{"id":"b","op":"add","coding":"c","theme":"t","anchor":{"start":1,"end":3,"quote":"x","prefix":"p"},"anchor":{"start":2,"end":4,"quote":"y"},` + rest + `}`,
		`{"id":"b","op":"add","coding":"c","theme":"t","anchor":{"start":1,"end":07,"quote":"x"},` + rest + `}`,
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if strings.Contains(line, "\n") {
			return
		}
		var e Event
		l := hand{rest: line, d: newDecoder()}
		if l.event(&e) {
			var want Event
			if err := json.Unmarshal([]byte(line), &want); err != nil {
				t.Fatalf("read by hand, but encoding/json says: %v", err)
			}
			if diff := cmp.Diff(want, e); diff != "" {
				t.Fatalf("encoding/json reads (-) and the hand (+):\n%s", diff)
			}
		}
		read, err := newDecoder().decode(line)
		if err != nil {
			return
		}
		written := AppendLine(nil, read)
		l = hand{rest: strings.TrimSuffix(string(written), "\n"), d: newDecoder()}
		again, err := newDecoder().decode(l.rest)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, written)
		}
		if diff := cmp.Diff(read, again); diff != "" {
			t.Fatalf("written and read again (-before +after):\n%s", diff)
		}
	})
}

func FuzzReadJournal(f *testing.F) {
	f.Add(journalOf(addOf(1, "c1", "t", "q"), addOf(1, "c1", "t", "other"), addOf(0, "c0", "t", "q")))
	f.Add([]byte("\xef\xbb\xbf\r\n{}\nnull\n{\"id\":"))
	f.Fuzz(func(t *testing.T, data []byte) {
		events, problems, tail := ReadJournal(data, "T01.jsonl")
		if tail.Torn() && string(data[tail.Offset:]) != string(tail.Bytes) {
			t.Fatalf("the tail %+v is not the end", tail)
		}
		for _, p := range problems {
			_ = data[p.Offset : p.Offset+p.Length]
		}
		again, problems, tail := ReadJournal(journalOf(events...), "T01.jsonl")
		if diff := cmp.Diff(events, again); diff != "" || len(problems) > 0 || tail.Torn() {
			t.Fatalf("written and read again (-before +after):\n%s%v%+v", diff, problems, tail)
		}
	})
}

// TestOwnLinesAreReadByHand keeps the fast way in use: a change to AppendLine
// that it cannot read would be correct, and slow.
func TestOwnLinesAreReadByHand(t *testing.T) {
	for _, e := range workday(400) {
		l := hand{rest: strings.TrimSuffix(string(AppendLine(nil, e)), "\n"), d: newDecoder()}
		var got Event
		if !l.event(&got) {
			t.Fatalf("left to encoding/json: %s", AppendLine(nil, e))
		}
		if diff := cmp.Diff(e, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// workday is a journal of n events as a coder leaves one: mostly adds of
// quotes of some 150 characters, some with quotation marks and paragraphs.
func workday(n int) []Event {
	rng := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("well I suppose it’s been good enough really the pod meets on a Tuesday and nobody says \"elephant\" but we all step back a bit")
	speech := func(n int) string {
		var b strings.Builder
		for b.Len() < n {
			b.WriteString(words[rng.IntN(len(words))])
			b.WriteByte(' ')
		}
		return b.String()
	}
	events := make([]Event, 0, n)
	for i := range n {
		at := day.Add(time.Duration(i) * 7321 * time.Millisecond)
		id := NewID(at, fixedRand{rng})
		e := Event{ID: id, Op: Add, At: at, Coder: "sam", Revision: "0123456789ab", Coding: "c" + id[1:], Theme: fmt.Sprintf("theme-%d", rng.IntN(25))}
		switch {
		case i%10 == 9:
			e.Op, e.Coding = Edit, events[i-1].Coding
		default:
			quote := speech(60 + rng.IntN(180))
			if i%5 == 0 {
				quote += "\n\nP07: Yes."
			}
			start := rng.IntN(30000)
			e.Anchor = &corpus.Anchor{Start: start, End: start + len([]rune(quote)), Quote: quote, Prefix: "…and then they said, well, you ", Suffix: " that is what we do here, most "}
		}
		events = append(events, e)
	}
	return events
}

type fixedRand struct{ *rand.Rand }

func (r fixedRand) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r.Uint32())
	}
	return len(p), nil
}

// BenchmarkReadJournal reads journals of 60 events; plain is encoding/json on
// the same lines, with no check, order or report.
func BenchmarkReadJournal(b *testing.B) {
	data := journalOf(workday(60)...)
	b.Run("plain", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for range b.N {
			events := make([]Event, 0, 60)
			for line := range strings.Lines(string(data)) {
				var e Event
				if err := json.Unmarshal([]byte(line), &e); err != nil {
					b.Fatal(err)
				}
				events = append(events, e)
			}
		}
	})
	b.Run("mitten", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for range b.N {
			if events, _, _ := ReadJournal(data, "T01.jsonl"); len(events) != 60 {
				b.Fatal(len(events))
			}
		}
	})
}
