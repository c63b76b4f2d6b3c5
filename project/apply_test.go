package project_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

func TestApplyNeedsAList(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", talk)
	v := b.vault()
	lists, err := project.ReadLists(v)
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.ApplyNames(t.Context(), v, lists, []string{"T01"}, b.pen, project.ApplyOptions{})
	mustFail(t, err, "no names to replace yet", "--people")
}

func TestApplyWritesWhatIsSafe(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", talk, "T02.txt", "Interviewer: And?\n\nMaud: Gwilym mended it.\n\nInterviewer: Who?\n\nMaud: gwilym.\n")
	v := b.vault()
	lists := &project.Lists{People: &anonymise.People{Persons: []anonymise.Person{maud, {Name: "Gwilym"}}}}
	if _, err := b.ApplyNames(t.Context(), v, lists, []string{"T01", "T02"}, b.pen, project.ApplyOptions{DryRun: true}); err != nil {
		t.Fatal(err)
	}
	if ids, _ := b.DocumentIDs(); len(ids) != 0 {
		t.Errorf("a dry run wrote %v", ids)
	}
	done, err := b.ApplyNames(t.Context(), v, lists, []string{"T01", "T99", "T02"}, b.pen, project.ApplyOptions{})
	if err == nil || !strings.Contains(err.Error(), "T99: ") || len(done) != 2 {
		t.Fatalf("one that is not there: %v, %+v", err, done)
	}
	if d := done[1]; d.State != project.New || d.Replaced != 2 || len(d.Doubtful) != 1 || d.Doubtful[0].Turn != 4 {
		t.Errorf("%+v", d)
	}
	mustHold(t, "T02", b.read("transcripts/T02.md"), "P01: [person 1] mended it.")
	mustHold(t, "participants.csv", b.read("participants.csv"), "P01")
	for _, d := range done {
		for _, h := range d.Doubtful {
			if strings.Contains(strings.ToLower(h.Around), "gwilym") {
				t.Errorf("the words around a hit tell the name: %q", h.Around)
			}
		}
	}
}

func TestALateNameLeavesQuotesAndMemos(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", "Interviewer: And?\n\nMaud: A dog called Morzsa barked. Nobody else did, not one of the whole street, all night long.\n")
	b.apply(maud)
	d, err := b.Document("T01")
	if err != nil {
		t.Fatal(err)
	}
	e := addEvent(b.pen, "ash", "dogs")
	anchor, memo := d.AnchorOf(nthSpan(t, d.Text, "called Morzsa", 0)), "  Morzsa again\n"
	e.Anchor, e.Memo = &anchor, &memo
	clean := addEvent(b.pen, "ash", "dogs")
	far := d.AnchorOf(nthSpan(t, d.Text, "all night long", 0))
	clean.Anchor = &far
	if _, err := b.Journals().Append(t.Context(), j1, "", e, clean); err != nil {
		t.Fatal(err)
	}
	foreign := "not json, but Morzsa\n"
	b.write(j1Name, b.read(j1Name)+foreign)

	b.apply(anonymise.Person{Name: "Morzsa"})
	got := b.read(j1Name)
	if n := strings.Count(got, "Morzsa"); n != 1 || !strings.Contains(got, foreign) {
		t.Errorf("a line that is no event stays, all others lose the name:\n%s", got)
	}
	mustHold(t, "the journal", got, string(coding.AppendLine(nil, clean)))
	p := b.placed("T01")[e.Coding]
	if p.Fit != coding.Exact || p.Anchor.Quote != "called [person 1]" || p.Memo != "  [person 1] again\n" || !p.At.Equal(e.At) {
		t.Errorf("%+v", p)
	}
}

func TestLeaksAreFoundOutsideTheVault(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", talk)
	b.apply(maud)
	leaks := func() (int, string) {
		t.Helper()
		r := &project.Report{}
		n, err := b.CheckLeaks(t.Context(), b.key, r)
		if err != nil {
			t.Fatal(err)
		}
		return n, listFindings(r)
	}
	if n, found := leaks(); n != 0 || found != "" {
		t.Errorf("%d: %s", n, found)
	}
	b.write("memos/one.md", "A memo.\nAsk maud's sister.\n")
	b.write(".mitten/cache.json", `"Maud"`)
	n, found := leaks()
	mustHold(t, "leaks", found, "!memos/one.md:2: holds person 1 of the people list", "!.mitten/cache.json:1: ")
	if n != 2 || strings.Contains(strings.ToLower(found), "maud") {
		t.Errorf("%d leaks: %s", n, found)
	}

	guard, err := b.Guard(b.key)
	if err != nil {
		t.Fatal(err)
	}
	if err := guard.Check("The gate sticks."); err != nil {
		t.Error(err)
	}
	if err := guard.Check("MAUD said so."); !errors.Is(err, project.ErrWouldLeak) || strings.Contains(strings.ToLower(err.Error()), "maud") {
		t.Errorf("the guard says %v", err)
	}
}

func TestWithoutKeyOrVaultNobodyTakesSilenceForAnAnswer(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", talk)
	b.apply(maud)
	other := filepath.Join(t.TempDir(), "key.txt")
	var missing *anonymise.NoIdentityError
	if _, err := b.Guard(other); !errors.As(err, &missing) {
		t.Errorf("the guard says %v", err)
	}
	if _, err := b.CheckLeaks(t.Context(), other, &project.Report{}); !errors.As(err, &missing) {
		t.Errorf("the leak check says %v", err)
	}
	if err := os.RemoveAll(b.VaultDir()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Guard(b.key); !errors.Is(err, project.ErrNoVault) {
		t.Errorf("the guard says %v", err)
	}
	if _, err := b.CheckLeaks(t.Context(), b.key, &project.Report{}); !errors.Is(err, project.ErrNoVault) {
		t.Errorf("the leak check says %v", err)
	}
}

func TestListsKeepWhatTheyAreTold(t *testing.T) {
	b := newBench(t)
	lists, err := project.ReadLists(b.vault())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, false} {
		if changed, err := lists.AddStrings([]string{"Zsombek = the village", "the Old Mill"}); err != nil || changed != want {
			t.Errorf("time %d: %v, %v", i+1, changed, err)
		}
	}
	if err := lists.Write(b.vault()); err != nil {
		t.Fatal(err)
	}
	again, err := project.ReadLists(b.vault())
	if err != nil || len(again.Literals) != 2 || again.Literals[0].Text != "Zsombek" {
		t.Errorf("%+v, %v", again, err)
	}
}
