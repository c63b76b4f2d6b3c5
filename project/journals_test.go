package project_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

var j1 = coding.Journal{Document: "T01", Coder: "ash"}

const j1Name = "codings/ash/T01.jsonl"

func addEvent(pen project.Pen, coder, theme string) coding.Event {
	at := pen.Now()
	return coding.Event{
		ID: coding.NewID(at, pen.Rand), Op: coding.Add, At: at, Coder: coder, Theme: theme,
		Coding: coding.NewID(at, pen.Rand), Anchor: &corpus.Anchor{Start: 0, End: 1, Quote: "x"},
	}
}

func nthSpan(t *testing.T, text, quote string, nth int) corpus.Span {
	t.Helper()
	at := 0
	for ; ; nth-- {
		i := strings.Index(text[at:], quote)
		if i < 0 {
			t.Fatalf("%q does not stand that often in %q", quote, text)
		}
		if nth == 0 {
			return corpus.Span{Start: at + i, End: at + i + len(quote)}
		}
		at += i + len(quote)
	}
}

func TestAppendGoesToTheEndAndTellsTheRevision(t *testing.T) {
	b := newBench(t)
	first, second := addEvent(b.pen, "ash", "a"), addEvent(b.pen, "ash", "b")
	r1, err := b.Journals().Append(t.Context(), j1, "", first)
	if err != nil {
		t.Fatal(err)
	}
	before := b.read(j1Name)
	if r2, err := b.Journals().Append(t.Context(), j1, r1, second); err != nil || r2 == r1 {
		t.Fatalf("revision %q after %q, %v", r2, r1, err)
	}
	if got := b.read(j1Name); got != before+string(coding.AppendLine(nil, second)) {
		t.Errorf("the journal is\n%s", got)
	}
	c, err := b.Journals().Read(t.Context(), j1)
	if err != nil || len(c.Events) != 2 || c.Events[1].Theme != "b" {
		t.Errorf("read %+v, %v", c, err)
	}
	listed, err := b.Journals().Journals(t.Context(), "", "")
	if err != nil || len(listed) != 1 || listed[0].Journal != j1 || listed[0].Revision != c.Revision {
		t.Errorf("listed %+v, %v; want revision %s", listed, err, c.Revision)
	}
}

func TestAppendRefuses(t *testing.T) {
	b := newBench(t)
	good := addEvent(b.pen, "ash", "a")
	r1, err := b.Journals().Append(t.Context(), j1, "", good)
	if err != nil {
		t.Fatal(err)
	}
	bad := addEvent(b.pen, "ash", "")
	for _, c := range []struct {
		why    string
		j      coding.Journal
		after  coding.Revision
		events []coding.Event
		is     error
	}{
		{"a journal that changed", j1, "", []coding.Event{addEvent(b.pen, "ash", "b")}, coding.ErrChanged},
		{"a bad event, and the good one with it", j1, r1, []coding.Event{addEvent(b.pen, "ash", "b"), bad}, nil},
		{"a coder who leads out of the folder", coding.Journal{Document: "T01", Coder: "../x"}, "", []coding.Event{good}, nil},
		{"a document that does", coding.Journal{Document: "../../T01", Coder: "ash"}, "", []coding.Event{good}, nil},
	} {
		before := b.read(j1Name)
		_, err := b.Journals().Append(t.Context(), c.j, c.after, c.events...)
		if err == nil || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: error %v", c.why, err)
		}
		if b.read(j1Name) != before {
			t.Errorf("%s: the journal changed", c.why)
		}
	}
}

func TestATornLastLineIsKeptAside(t *testing.T) {
	b := newBench(t)
	b.safe("T01.txt", "P01: x marks the spot.\n")
	e := addEvent(b.pen, "ash", "a")
	whole := string(coding.AppendLine(nil, e))
	b.write(j1Name, whole+whole[:20])
	mustHold(t, "check", b.findings(), "!codings/ash/T01.jsonl:2: the last line was cut off")
	next := addEvent(b.pen, "ash", "b")
	if _, err := b.Journals().Append(t.Context(), j1, coding.AnyRevision, next); err != nil {
		t.Fatal(err)
	}
	if got := b.read(j1Name); got != whole+string(coding.AppendLine(nil, next)) {
		t.Errorf("the journal is\n%s", got)
	}
	if got := b.read(j1Name + ".torn"); got != whole[:20]+"\n" {
		t.Errorf("kept aside is %q", got)
	}
}

func TestAWholeLastLineOnlyGetsItsEnd(t *testing.T) {
	b := newBench(t)
	first, next := string(coding.AppendLine(nil, addEvent(b.pen, "ash", "a"))), addEvent(b.pen, "ash", "b")
	b.write(j1Name, strings.TrimSuffix(first, "\n"))
	if _, err := b.Journals().Append(t.Context(), j1, coding.AnyRevision, next); err != nil {
		t.Fatal(err)
	}
	if got := b.read(j1Name); got != first+string(coding.AppendLine(nil, next)) {
		t.Errorf("the journal is\n%s", got)
	}
	if _, err := os.Stat(b.Path(j1Name + ".torn")); err == nil {
		t.Error("a whole line was kept aside")
	}
}

func TestForeignLinesAreReportedAndStay(t *testing.T) {
	b := newBench(t)
	b.safe("T01.txt", "P01: x marks the spot.\n")
	id := b.code("T01", "ash", "a", "marks", 0)
	alien := string(coding.AppendLine(nil, addEvent(b.pen, "rowan", "a")))
	b.write(j1Name, "<<<<<<< HEAD\n"+b.read(j1Name)+`{"id":"x","op":"sing","at":"2026-05-04T09:30:00Z","coder":"ash"}`+"\n"+alien)
	found := b.findings()
	mustHold(t, "check", found, "!codings/ash/T01.jsonl:1: not JSON", "!codings/ash/T01.jsonl:3: ", "a later version of mitten may have written it", `is by coder "rowan"`)
	if _, ok := b.placed("T01")[id]; !ok {
		t.Error("the good line between them was lost")
	}
	before := b.read(j1Name)
	b.code("T01", "ash", "a", "spot", 0)
	if got := b.read(j1Name); !strings.HasPrefix(got, before) {
		t.Error("the next write touched what was there")
	}
}
