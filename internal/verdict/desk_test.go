package verdict_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

const talk = "Interviewer: Was Gwilym there?\n\nBogna: Gwilym was, with Ewart. Ewart sang.\n"

func newDesk(t *testing.T) (open func() *verdict.Desk) {
	t.Helper()
	key := filepath.Join(t.TempDir(), "key.txt")
	if _, err := anonymise.LoadOrCreateIdentity(key, true); err != nil {
		t.Fatal(err)
	}
	study, _, err := project.Init(filepath.Join(t.TempDir(), "study"), project.Config{Name: "Small", Coders: []string{"ash"}}, key, nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := study.Vault(key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := study.Import(t.Context(), v, []project.File{{Name: "one.txt", ID: "T01", Data: []byte(talk)}}, project.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 5, 4, 9, 30, 0, 0, time.UTC)
	return func() *verdict.Desk {
		t.Helper()
		d, err := verdict.Open(study, v, func() time.Time { now = now.Add(time.Second); return now })
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
}

func TestAnAnswerIsTakenWholeOrNotAtAll(t *testing.T) {
	open := newDesk(t)
	yes := decide.Event{Surface: "Ewart", As: decide.Person, Mentions: []decide.Mention{{Document: "T01", Turn: 2, Nth: 1}}}
	for what, no := range map[string]decide.Mention{
		"a turn where it is not":    {Document: "T01", Turn: 1},
		"more often than it stands": {Document: "T01", Turn: 2, Nth: 3},
		"no such document":          {Document: "T09", Turn: 1},
	} {
		d := open()
		if _, err := d.Take(t.Context(), yes, decide.Event{Surface: "Ewart", As: decide.No, Mentions: []decide.Mention{no}}); err == nil {
			t.Errorf("%s: no error", what)
		}
		if n := len(d.Holding()) + len(open().Holding()); n != 0 {
			t.Errorf("%s: %d decisions hold", what, n)
		}
	}
	taken, err := open().Take(t.Context(), verdict.ByMention("Ewart", detect.Person, yes.Mentions, []decide.Mention{{Document: "T01", Turn: 2, Nth: 2}})...)
	if err != nil || len(taken) != 2 || len(open().Holding()) != 2 {
		t.Errorf("%v %+v", err, taken)
	}
}

func TestWhatWaitsIsLookedForAgainWhereItMatters(t *testing.T) {
	open := newDesk(t)
	first := sourcesOf(t, open())
	if _, err := open().Take(t.Context(), decide.Event{Surface: "Gwilym", As: decide.Person}); err != nil {
		t.Fatal(err)
	}
	d := open()
	if sourcesOf(t, d) != first {
		t.Error("a decision changed what is looked through")
	}
	if decided, reopened := d.Since(0); !decided["gwilym"] || reopened {
		t.Errorf("%v %t", decided, reopened)
	}
	known := len(d.Log.Events())
	if _, ok, err := d.Undo(); !ok || err != nil || d.Save() != nil {
		t.Fatal(ok, err)
	}
	if _, reopened := d.Since(known); !reopened {
		t.Error("what was decided before is taken back, and nobody looks for it again")
	}
	if decided, reopened := d.Since(0); len(decided) != 0 || reopened {
		t.Errorf("%v %t", decided, reopened)
	}
	if err := d.Hear("T01", []string{"Ulverton"}); err != nil {
		t.Fatal(err)
	}
	if sourcesOf(t, d) == first {
		t.Error("names were heard, and nobody looks for them")
	}
}

func sourcesOf(t *testing.T, d *verdict.Desk) string {
	t.Helper()
	s, err := d.Sources()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(s, "wilym") {
		t.Error("the sources tell a name")
	}
	return s
}

func TestWhatIsTypedToPrint(t *testing.T) {
	for typed, want := range map[string]struct {
		text   string
		levels []string
	}{
		"": {}, " a mill ": {text: "a mill"}, "a; b ;": {levels: []string{"a", "b"}}, ";c": {text: "c"},
	} {
		if text, levels := verdict.Prints(typed); text != want.text || !slices.Equal(levels, want.levels) {
			t.Errorf("%q: %q %v", typed, text, levels)
		}
	}
}

func TestNamesHeardAreTwoLettersOrMore(t *testing.T) {
	if names, err := verdict.HeardNames([]string{" maureen  fitzwarren"}); err != nil || names[0] != "maureen fitzwarren" {
		t.Errorf("%v %v", names, err)
	}
	if _, err := verdict.HeardNames([]string{"maureen", "x"}); err == nil || !strings.Contains(err.Error(), "name 2") || strings.Contains(err.Error(), "maureen") {
		t.Errorf("%v", err)
	}
}
