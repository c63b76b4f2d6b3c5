package corpus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// sameDocument compares what is kept of a document; whether an empty list is
// nil is not.
func sameDocument(a, b *corpus.Document) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(corpus.Document{}), cmpopts.EquateEmpty())
}

func TestParseIsTheInverseOfRender(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument().Draw(t, "document")
		file := d.Render()
		back, err := corpus.Parse(file, "T01.md")
		if err != nil {
			t.Fatalf("Parse: %v\n%s", err, file)
		}
		if diff := sameDocument(d, back); diff != "" {
			t.Fatalf("changed on the way (-before +after):\n%s\n%s", diff, file)
		}
		if again := back.Render(); string(again) != string(file) {
			t.Fatalf("rendered differently:\n%s\n%s", file, again)
		}
	})
}

// turnsOf writes turns as "label|words", which a test can read.
func turnsOf(d *corpus.Document) []string {
	var out []string
	for _, turn := range d.Turns {
		out = append(out, d.LabelOf(turn)+"|"+d.Slice(turn.Words))
	}
	return out
}

func TestTurns(t *testing.T) {
	const front = "---\nid: T01\nparticipants: [P07]\nsource: {}\nspeakers:\n  - label: I\n    kind: interviewer\n  - label: P07\n    kind: participant\n---\n"
	for _, c := range []struct {
		what, text string
		want       []string
	}{
		{"a label opens a turn", "I: How?\n\nP07: Well.\n", []string{"I|How?", "P07|Well."}},
		{"a paragraph without label goes on", "P07: One.\n\nTwo.\n", []string{"P07|One.\n\nTwo."}},
		{"a heading is a turn of its own and ends the one before", "P07: One.\n\n# Part two\n\nTwo.\n", []string{"P07|One.", "|# Part two", "|Two."}},
		{"a label counts only at the start of a paragraph", "P07: He said\nI: no.\n", []string{"P07|He said\nI: no."}},
		{"an undeclared label is speech", "P07: One.\n\nP08: Two.\n", []string{"P07|One.\n\nP08: Two."}},
		{"a label needs a space or line end after its colon", "I:no\n\nI:\nyes\n\nP07:\n", []string{"|I:no", "I|yes", "P07|"}},
		{"any number of blank lines", "\n\n\nI: a\n\n\n\nP07: b\n\n", []string{"I|a", "P07|b"}},
		{"nothing", "", nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			d, err := corpus.Parse([]byte(front+c.text), "T01.md")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, turnsOf(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ what, file, want string }{
		{"no front matter", "I: hello\n", "T01.md:1: no front matter"},
		{"an endless front matter", "---\nid: T01\n", "no end"},
		{"an unknown key", "---\nid: T01\nname: x\n---\n", `T01.md:3: front matter: unknown key "name"`},
		{"a value of the wrong kind", "---\nid: T01\nparticipants: Maud\n---\n", "T01.md:3: front matter: a value of the wrong kind"},
		{"an empty front matter", "---\n\n---\n", "the front matter is empty"},
		{"no id", "---\nkind: interview\n---\n", "needs an id"},
		{"an id that is no file name", "---\nid: a/b\n---\n", "only letters"},
		{"carriage returns", "---\nid: T01\n---\nI: a\rb\n", "carriage returns"},
		{"bytes that are not UTF-8", "---\nid: T01\n---\ncaf\xe9\n", "not UTF-8"},
		{"a label twice", "---\nid: T01\nspeakers: [{label: I, kind: other}, {label: I, kind: other}]\n---\n", "twice"},
		{"a time that is none", "---\nid: T01\ntimes: soon\n---\na\n", "not a time"},
	} {
		t.Run(c.what, func(t *testing.T) {
			_, err := corpus.Parse([]byte(c.file), "T01.md")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

func TestParseSpeaksOfKeysAndNotOfTypes(t *testing.T) {
	for file, hint := range map[string]string{
		"---\nid: T01\npartcipants: [P01]\n---\n": "did you mean participants?",
		"---\nid: T01\nparticipants: Maud\n---\n": "docs/format.md",
	} {
		_, err := corpus.Parse([]byte(file), "T01.md")
		if err == nil || strings.Contains(err.Error(), "corpus.") || strings.Contains(err.Error(), "[]") || strings.Contains(err.Error(), "Maud") ||
			!strings.Contains(strings.Join(fault.Hints(err), "\n"), hint) {
			t.Errorf("%v, hints %v", err, fault.Hints(err))
		}
	}
}

// What Notepad makes of a transcript is the same transcript.
func TestParseTakesLineEndsAndMarksOfWindows(t *testing.T) {
	file := "---\nid: T01\nparticipants: [P07]\nspeakers:\n  - label: P07\n    kind: participant\ntimes: 0:00:01 0:00:02\n---\nP07: Caf\u00e9.\n\nMore.\n\nP07: And more.\n"
	want, err := corpus.Parse([]byte(file), "T01.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, changed := range []string{"\ufeff" + file, strings.ReplaceAll(file, "\n", "\r\n"), "\ufeff" + strings.ReplaceAll(file, "\n", "\r\n")} {
		got, err := corpus.Parse([]byte(changed), "T01.md")
		if err != nil {
			t.Errorf("%.9q: %v", changed, err)
			continue
		}
		if diff := sameDocument(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("---\nid: T01\nparticipants: [P07]\nsource: {sha256: ab, format: docx}\nspeakers:\n  - label: I\n    kind: interviewer\ntimes: 0:00:01 -\n---\nI: a\n\n# b\n"))
	f.Add([]byte("---\nid: T01\nunlabelled: participant\n---\nx\n\ny\n"))
	f.Add([]byte("---\nid: 1e3\ntimes: 0:01.0004\ncycle: 2019-05-01\n---\n\n\n a\n---\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		d, err := corpus.Parse(file, "T01.md")
		if err != nil {
			return
		}
		back, err := corpus.Parse(d.Render(), "T01.md")
		if err != nil {
			t.Fatalf("what was rendered does not parse: %v\n%q", err, d.Render())
		}
		if diff := sameDocument(d, back); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestTimesThatDoNotFitAreKeptAndNotUsed(t *testing.T) {
	file := "---\nid: T01\nparticipants: []\nsource: {}\ntimes: 0:00:01\n---\na\n\n# b\n"
	d, err := corpus.Parse([]byte(file), "T01.md")
	if err != nil {
		t.Fatal(err)
	}
	if d.StrayTimes() != 1 || len(d.Turns) != 2 || d.Turns[0].At >= 0 {
		t.Errorf("%d stray times, turns %+v", d.StrayTimes(), d.Turns)
	}
	again, err := corpus.Parse(d.Render(), "T01.md")
	if err != nil || again.StrayTimes() != 1 {
		t.Errorf("after Render %d stray times, %v", again.StrayTimes(), err)
	}
}
