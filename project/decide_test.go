package project_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/project"
)

// hear notes names heard in a document.
func (b *bench) hear(document string, names ...string) {
	b.t.Helper()
	log, err := decide.Read(b.vault())
	if err == nil {
		err = log.Hear(document, names, b.pen.Now())
	}
	if err == nil {
		err = log.Write(b.vault())
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

const quiet = "Interviewer: and then what\n\nMaud: so we went to the mill with quennell and it was so cold that nobody spoke and quennell's dog lay down and we came home\n" +
	"and had our tea and sat by the fire and nobody spoke of it again that year and that is all there is to tell you about that\n"

func TestCaselessTranscriptsWaitForTheNamesHeard(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", quiet, "T02.txt", "Interviewer: And?\n\nMaud: Nobody spoke.\n")
	done, err := b.tryApply(project.ApplyOptions{}, maud)
	mustFail(t, err, "T01: the speech has no capital letters", "anonymise heard T01")
	if !errors.Is(err, project.ErrNamesNotHeard) || len(done) != 1 || done[0].ID != "T02" {
		t.Fatalf("%v, %+v", err, done)
	}
	b.hear("T01", "Quennell")
	if done := b.apply(); len(done) != 2 || len(done[0].Waiting) != 1 || len(done[0].Masked) != 1 {
		t.Errorf("%+v", done)
	}
	mustHold(t, "T01", b.read("transcripts/T01.md"), "with [name] and", "and [name]'s dog")
}

// What is masked before it is decided leaves the quotes of codings, too, though
// no list has it.
func TestWhatIsMaskedLeavesQuotes(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", quiet)
	b.heardNone()
	b.apply(maud)
	id := b.code("T01", "ash", "lightness", "mill with quennell and", 0)
	b.hear("T01", "quennell")
	b.apply()
	if journal := b.read(j1Name); strings.Contains(journal, "quennell") {
		t.Errorf("%s", journal)
	}
	if p := b.placed("T01")[id]; p.Anchor.Quote != "mill with [name] and" {
		t.Errorf("%+v", p.Anchor)
	}
}

func TestTheListWinsOverNoIdentifier(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	mustHold(t, "T01", b.read("transcripts/T01.md"), "And Gwilym?")
	b.apply(anonymise.Person{Name: "Gwilym"})
	mustHold(t, "T01", b.read("transcripts/T01.md"), "And [person 1]?", "And Fenella?")
	lists, err := b.vault().People()
	if err != nil || len(lists.Persons) != 2 {
		t.Errorf("%+v, %v", lists, err)
	}
}

// Decided persons are looked for, and are not written to the people list.
func TestDecisionsAreInNoList(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.apply(maud)
	v := b.vault()
	log, err := decide.Read(v)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := project.ReadStoredLists(v)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []decide.Event{{Surface: "Gwilym", As: decide.Person}, {Surface: "Fenella", As: decide.Person, Same: "Maud"}, {Surface: "brother", As: decide.Other}} {
		if _, err := log.Decide(e, b.pen.Now(), decide.Lists{People: stored.People}); err != nil {
			t.Fatal(err)
		}
	}
	if err := log.Write(v); err != nil {
		t.Fatal(err)
	}
	b.apply() // reads the lists with the decisions, and writes them
	mustHold(t, "T01", b.read("transcripts/T01.md"), "And [Person 1]?", "He laughed, [P01].")
	people, err := v.People()
	if err != nil || len(people.Persons) != 1 || len(people.Persons[0].Aliases) != 0 {
		t.Errorf("%+v, %v", people, err)
	}
	if literals, err := v.Literals(); err != nil || len(literals) != 0 {
		t.Errorf("%+v, %v", literals, err)
	}
	guard, err := b.Guard(b.key)
	if err != nil {
		t.Fatal(err)
	}
	if err := guard.Check("GWILYM said so."); !errors.Is(err, project.ErrWouldLeak) {
		t.Errorf("the guard lets a decided name out: %v", err)
	}
}

func TestForgettingSomebodyForgetsDecisions(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.apply(maud)
	v := b.vault()
	log, err := decide.Read(v)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := project.ReadStoredLists(v)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := log.Decide(decide.Event{Surface: "Fenella", As: decide.Person, Same: "Maud"}, b.pen.Now(), decide.Lists{People: stored.People}); err != nil {
		t.Fatal(err)
	}
	if err := log.Write(v); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Withdraw(t.Context(), v, "P01", "2026-05-04", true, false); err != nil {
		t.Fatal(err)
	}
	if log, err = decide.Read(v); err != nil || len(log.Events()) != 0 {
		t.Errorf("%+v, %v", log.Events(), err)
	}
}

func TestWhatChangesIsShownInAnonymisedWords(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", echoes)
	b.stays("Gwilym", "Fenella")
	b.apply(maud)
	done := b.applyWith(project.ApplyOptions{Diff: true, DryRun: true}, anonymise.Person{Name: "Gwilym", Label: "a friend"})
	var told []string
	for _, c := range done[0].Changes {
		told = append(told, c.Old+" > "+c.New)
	}
	if got, want := strings.Join(told, "\n"), "Interviewer: And Gwilym? > Interviewer: And [a friend]?\nFenella. With Gwilym it was > Fenella. With [a friend] it was"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if turn := done[0].Changes[1].Turn; turn != 6 {
		t.Errorf("turn %d", turn)
	}
	b.write("transcripts/T01.md", strings.Replace(b.read("transcripts/T01.md"), "Fenella. With", "Nobody. With", 1))
	done = b.applyWith(project.ApplyOptions{Diff: true, Overwrite: true})
	if c := done[0].Changes; len(c) != 2 || c[0].Turn != 3 || c[1].Turn != 6 || !strings.Contains(c[1].Old, "Nobody. With") || !strings.Contains(c[1].New, "Fenella. With") {
		t.Errorf("edited by hand: %+v", c)
	}
}

// A coding cut out of a phrase that was kept has words that look like a name: it
// is what stands in the transcript, and stays.
func TestACodingInsideWhatIsKeptStays(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", "Interviewer: And?\n\nMaud: We saw the Quince Inn. And quince jelly it was.\n")
	v := b.vault()
	log := &decide.Log{}
	for _, e := range []decide.Event{{Surface: "Quince Inn", As: decide.No}, {Surface: "Quince", As: decide.Place}} {
		if _, err := log.Decide(e, b.pen.Now(), decide.Lists{People: &anonymise.People{}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := log.Write(v); err != nil {
		t.Fatal(err)
	}
	b.apply(maud)
	mustHold(t, "T01", b.read("transcripts/T01.md"), "saw the Quince Inn. And [Place 1] jelly")
	id := b.code("T01", "ash", "lightness", "the Quince In", 0)
	before := b.read(j1Name)
	b.apply()
	if p := b.placed("T01")[id]; b.read(j1Name) != before || p.Anchor.Quote != "the Quince In" {
		t.Errorf("%+v\n%s", p, b.read(j1Name))
	}
}
