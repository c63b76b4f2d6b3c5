package coding

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/internal/fault"
)

func journalOf(events ...Event) []byte {
	var out []byte
	for _, e := range events {
		out = AppendLine(out, e)
	}
	return out
}

func TestAppendLineWritesAsEncodingJSONDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEvent().Draw(t, "event")
		e.Coder += rapid.SampledFrom([]string{"", "\xff", "\xe2\x82"}).Draw(t, "no UTF-8")
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(e); err != nil {
			t.Fatal(err)
		}
		if got := AppendLine(nil, e); string(got) != want.String() {
			t.Fatalf("wrote %s want  %s", got, want.String())
		}
	})
}

func TestAJournalIsReadBackInOrderAndOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := rapid.SliceOfNDistinct(anyEvent(), 0, 12, func(e Event) string { return e.ID }).Draw(t, "events")
		lines := append(slices.Clone(events), rapid.SliceOf(rapid.SampledFrom(append(events, addOf(1, "c", "t", "q")))).Draw(t, "repeats")...)
		got, problems, tail := ReadJournal(journalOf(rapid.Permutation(lines).Draw(t, "lines")...), "T01.jsonl")
		if len(problems) > 0 && !slices.ContainsFunc(events, func(e Event) bool { return e.ID == "e01" }) || tail.Torn() {
			t.Fatalf("problems %v, tail %+v", problems, tail)
		}
		want := map[string]bool{}
		for _, e := range lines {
			want[e.ID] = true
		}
		for i, e := range got {
			if i > 0 && compareEvents(&got[i-1], &got[i]) >= 0 {
				t.Fatalf("event %d is not after the one before", i)
			}
			delete(want, e.ID)
			if j := slices.IndexFunc(lines, func(l Event) bool { return cmp.Equal(e, l, cmpopts.EquateEmpty()) }); j < 0 {
				t.Fatalf("%+v was not written", e)
			}
		}
		if len(want) > 0 {
			t.Fatalf("lost %v", want)
		}
	})
}

func TestTimeComesBeforeIDInTheOrder(t *testing.T) {
	first, second := addOf(1, "c1", "t", "q"), addOf(2, "c2", "t", "q")
	first.ID, second.ID = "z", "a"
	events, _, _ := ReadJournal(journalOf(second, first), "T01.jsonl")
	if len(events) != 2 || events[0].ID != "z" || events[1].ID != "a" {
		t.Errorf("%+v", events)
	}
}

func TestForeignLinesAreReportedAndPassedOver(t *testing.T) {
	good := string(journalOf(addOf(1, "c1", "good-enough", "it was fine")))
	for _, c := range []struct{ what, line, want string }{
		{"a merge conflict", "<<<<<<< HEAD", "not JSON"},
		{"JSON cut short", good[:40], "cut short"},
		{"not an object", `["add"]`, "not a JSON object"},
		{"a field of another type", strings.Replace(good, `"start":1`, `"start":"one"`, 1), "not of its type"},
		{"no time of day", strings.Replace(good, "T09:30:01Z", "", 1), "RFC 3339"},
		{"a later version's op", strings.Replace(good, `"add"`, `"weigh"`, 1), "not one this version knows"},
		{"no id", strings.Replace(good, `"id":"e01",`, "", 1), "no id"},
		{"no op", strings.Replace(good, `"op":"add",`, "", 1), "no op"},
		{"no time", strings.Replace(good, `"at":"2019-05-14T09:30:01Z",`, "", 1), "no time"},
		{"no coder", strings.Replace(good, `"coder":"sam",`, "", 1), "no coder"},
		{"no coding", strings.Replace(good, `"coding":"c1",`, "", 1), "no coding"},
		{"no theme", strings.Replace(good, `"theme":"good-enough",`, "", 1), "no theme"},
		{"no anchor", strings.Replace(good, `"anchor"`, `"ancho"`, 1), "no anchor"},
		{"no quote", strings.Replace(good, `"it was fine"`, `""`, 1), "no quote"},
		{"an empty edit", `{"id":"x","op":"edit","at":"2019-05-14T09:30:01Z","coder":"sam","coding":"c1"}`, "changes nothing"},
		{"a year that cannot be written", strings.Replace(good, "2019-05-14T09:30:01Z", "9999-12-31T23:59:59-02:00", 1), "9999"},
		{"zeros", "\x00\x00\x00", "not JSON"},
	} {
		t.Run(c.what, func(t *testing.T) {
			line := strings.TrimSuffix(c.line, "\n")
			data := "\n" + string(journalOf(addOf(0, "c0", "t", "q"))) + line + "\r\n" + string(journalOf(addOf(2, "c2", "t", "q")))
			events, problems, tail := ReadJournal([]byte(data), "codings/sam/T01.jsonl")
			if len(events) != 2 || events[0].ID != "e00" || events[1].ID != "e02" || tail.Torn() {
				t.Fatalf("events %+v, tail %+v", events, tail)
			}
			if len(problems) != 1 {
				t.Fatalf("problems %v", problems)
			}
			p := problems[0]
			if msg := p.Error(); !strings.HasPrefix(msg, "codings/sam/T01.jsonl:3: ") || !strings.Contains(msg, c.want) || strings.Contains(msg, "fine") {
				t.Errorf("problem %q, want line 3 and %q", msg, c.want)
			}
			if got := data[p.Offset : p.Offset+p.Length]; p.Line != 3 || got != line+"\r" {
				t.Errorf("the problem points at %q", got)
			}
			if len(fault.Hints(p)) == 0 {
				t.Error("no hint")
			}
		})
	}
}

func TestUnknownFieldsAndOtherHandsAreRead(t *testing.T) {
	const line = "\ufeff" + ` { "weight": {"a":[1]}, "at":"2019-05-14T11:30:01.5+02:00", "id":"x" , "op":"finish", "coder":"sam", "themes":[] } ` + "\r\n"
	events, problems, tail := ReadJournal([]byte(line), "T01.jsonl")
	want := []Event{{ID: "x", Op: Finish, At: day.Add(1500e6), Coder: "sam"}}
	if diff := cmp.Diff(want, events); diff != "" || len(problems) > 0 || tail.Torn() {
		t.Errorf("%s%v %+v", diff, problems, tail)
	}
}

func TestTornTail(t *testing.T) {
	first, last := journalOf(addOf(1, "c1", "t", "q")), journalOf(addOf(2, "c2", "t", "it’s fine"))
	data := append(slices.Clone(first), last...)
	for n := len(first) + 1; n < len(data); n++ {
		events, problems, tail := ReadJournal(data[:n], "T01.jsonl")
		whole := n == len(data)-1 // only the line end is missing
		if !tail.Torn() || tail.Offset != len(first) || tail.Line != 2 || tail.Whole != whole || string(tail.Bytes) != string(data[len(first):n]) {
			t.Fatalf("cut at %d: tail %+v", n, tail)
		}
		if len(problems) > 0 || len(events) != 1 && !whole || len(events) != 2 && whole {
			t.Fatalf("cut at %d: %d events, problems %v", n, len(events), problems)
		}
	}
	if _, _, tail := ReadJournal(first, "T01.jsonl"); tail.Torn() {
		t.Errorf("a whole journal has a tail %+v", tail)
	}
	later := `{"id":"x","op":"weigh","at":"2019-05-14T09:30:01Z","coder":"sam"}`
	if _, problems, tail := ReadJournal([]byte(later), "T01.jsonl"); !tail.Whole || len(problems) != 1 || !errors.Is(problems[0], errUnknownOp) {
		t.Errorf("a later version's last line would be cut off: %+v %v", tail, problems)
	}
	if _, _, tail := ReadJournal(append(slices.Clone(first), 0, 0, 0), "T01.jsonl"); !tail.Torn() || tail.Whole {
		t.Errorf("zeros that a crash left are no tail: %+v", tail)
	}
}

func TestTwoEventsUnderOneIDAreAProblemWhateverTheirOrder(t *testing.T) {
	a, b := addOf(1, "c1", "t", "first"), addOf(1, "c1", "t", "other")
	var kept []string
	for _, data := range [][]byte{journalOf(a, b), journalOf(b, a), journalOf(b, b, a, a)} {
		events, problems, _ := ReadJournal(data, "T01.jsonl")
		if len(events) != 1 || len(problems) == 0 || !strings.Contains(problems[0].Error(), "same id") {
			t.Fatalf("events %v, problems %v", events, problems)
		}
		if line := data[problems[0].Offset : problems[0].Offset+problems[0].Length]; !bytes.Contains(line, []byte("other")) {
			t.Errorf("the problem points at %q", line)
		}
		kept = append(kept, events[0].Anchor.Quote)
	}
	if kept[0] != "first" || kept[1] != "first" || kept[2] != "first" {
		t.Errorf("kept %v", kept)
	}
}
