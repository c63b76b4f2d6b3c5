package project_test

import (
	"os"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

func (b *bench) withdraw(id string) *project.Withdrawal {
	b.t.Helper()
	w, err := b.Withdraw(b.t.Context(), b.vault(), id, "2026-05-04", false, false)
	if err != nil {
		b.t.Fatal(err)
	}
	return w
}

// event appends an event on a coding of ash's in T02.
func (b *bench) event(op coding.Op, id string, anchor *corpus.Anchor) {
	b.t.Helper()
	e := addEvent(b.pen, "ash", "")
	e.Op, e.Coding, e.Anchor = op, id, anchor
	if _, err := b.Journals().Append(b.t.Context(), coding.Journal{Document: "T02", Coder: "ash"}, coding.AnyRevision, e); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) anchor(document, quote string) *corpus.Anchor {
	b.t.Helper()
	d, err := b.Document(document)
	if err != nil {
		b.t.Fatal(err)
	}
	a := d.AnchorOf(nthSpan(b.t, d.Text, quote, 0))
	return &a
}

// without wants none of the words anywhere in the study, the vault opened.
func (b *bench) without(words ...string) {
	b.t.Helper()
	all := b.plain()
	for _, w := range words {
		if i := strings.Index(all, w); i >= 0 {
			b.t.Errorf("%q is still there: ...%q...", w, all[max(0, i-200):min(len(all), i+80)])
		}
	}
}

// whole wants a check that finds nothing serious, and an apply with nothing to do.
func (b *bench) whole() {
	b.t.Helper()
	if r, err := b.Check(b.t.Context()); err != nil || !r.Whole() {
		b.t.Errorf("%v\n%s", err, listFindings(r))
	}
	for _, a := range b.apply() {
		if a.State != project.Unchanged {
			b.t.Errorf("apply has something to do: %+v", a)
		}
	}
}

func TestWithdrawalGoesThroughHistory(t *testing.T) {
	b := group(t)
	removed := b.code("T02", "ash", "lightness", "quince jelly", 0)
	b.event(coding.Remove, removed, nil)
	whole := b.code("T02", "ash", "lightness", "P01: Lavender would have been another matter altogether.", 0)
	was := b.code("T02", "ash", "lightness", "another matter", 0) // two words
	b.event(coding.Edit, was, b.anchor("T02", "good enough"))
	moved := b.code("T02", "ash", "lightness", "off the spoon", 0)
	b.event(coding.Edit, moved, b.anchor("T02", "We ate it"))

	b.withdraw("P01")
	b.without("quince", "another matter", "Lavender")
	placed := b.placed("T02")
	if _, still := placed[whole]; still {
		t.Error("a coding of nothing but their words, with the label, is still there")
	}
	if p := placed[was]; p.Fit != coding.Exact || p.Anchor.Quote != "good enough" {
		t.Errorf("%+v", p)
	}
	m, err := b.Material(t.Context(), "T02")
	if err != nil || len(m.Problems) > 0 {
		t.Fatal(m.Problems, err)
	}
	if _, known := m.State.Coding(removed); known {
		t.Error("a removed coding of their words is still in the journal")
	}
	history := m.State.History(moved)
	if len(history) != 2 || history[0].Anchor.Quote != "off the spoon" || history[1].Anchor.Quote != "We ate it" {
		t.Errorf("the steps of a coding's history became one: %+v", history)
	}
	b.whole()
}

func TestWithdrawalLeavesWhatOthersSaidAndWrote(t *testing.T) {
	b := newBench(t)
	b.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: lightness\n    name: lightness\n    definition: x\n")
	b.put(project.ImportOptions{}, "T04.txt", "Interviewer: And you?\n\nMaud: I do not know, but the quince never set that winter.\n\nGwilym: I do not know, it was dark.\n")
	b.apply(anonymise.Person{Name: "Maud", Participant: "P01"}, anonymise.Person{Name: "Gwilym", Participant: "P02"})
	// A coding whose place is not certain, with words that both of them said.
	e := addEvent(b.pen, "ash", "lightness")
	e.Anchor = &corpus.Anchor{Start: 3, End: 42, Quote: "I do not know what the weather was like"}
	memo := "so the quince never set that winter; keep this thought"
	e.Memo = &memo
	if _, err := b.Journals().Append(t.Context(), coding.Journal{Document: "T04", Coder: "ash"}, coding.AnyRevision, e); err != nil {
		t.Fatal(err)
	}
	w := b.withdraw("P01")
	p, ok := b.placed("T04")[e.Coding]
	if !ok || p.Anchor.Quote != e.Anchor.Quote {
		t.Errorf("a coding of others' words went or changed: %v %+v", ok, p.Anchor)
	}
	if p.Memo != "so [withdrawn]; keep this thought" || w.Memos != 1 {
		t.Errorf("the memo is %q, counted %d", p.Memo, w.Memos)
	}
	b.without("quince")
}

func TestAnIDThatIsUsedAgainIsNotWithdrawn(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", lone)
	b.apply(anonymise.Person{Name: "Maud", Participant: "P01"}, anonymise.Person{Name: "Gwilym", Participant: "P02"})
	b.withdraw("P01")
	const other = "Interviewer: And you?\n\nGwilym: The gate was never shut.\n"
	for _, replace := range []bool{false, true} {
		r := b.put(project.ImportOptions{Replace: replace}, "T01.txt", other)
		if len(r.Failed) != 1 {
			t.Fatalf("T01 is used again: %+v", r)
		}
		mustFail(t, r.Failed[0].Err, "T01 was a document of P01, who has withdrawn; its id is not used again", "--id ID")
	}
	// Somebody may do it all the same, by way of a copy without the tombstone.
	stone := b.read("withdrawn.csv")
	if err := os.Remove(b.Path("withdrawn.csv")); err != nil {
		t.Fatal(err)
	}
	b.put(project.ImportOptions{}, "T01.txt", other)
	b.apply()
	b.write("withdrawn.csv", stone)
	ids, err := b.DocumentIDs()
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	b.withdraw("P01")
	if after, err := b.DocumentIDs(); err != nil || len(after) != 1 || !b.vault().HasOriginal(ids[0]) {
		t.Errorf("%v of P02's is gone (%v)", ids, err)
	}
	if err := os.WriteFile(b.TranscriptPath("T05"), []byte("---\nid: T05\n---\nNotes of a walk.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	b.write("withdrawn.csv", strings.Replace(b.read("withdrawn.csv"), ",T01,", ",T01 T05,", 1))
	b.withdraw("P01")
	// Nor where the first run was cut short.
	b.write("withdrawn.csv", strings.Replace(b.read("withdrawn.csv"), ",finished", ",unfinished", 1))
	b.withdraw("P01")
	if after, err := b.DocumentIDs(); err != nil || len(after) != 2 || !b.vault().HasOriginal(ids[0]) {
		t.Errorf("%v of P02's is gone (%v)", ids, err)
	}
	b.whole()
}

func TestWithdrawalFindsLeftovers(t *testing.T) {
	b := group(t)
	b.code("T03", "ash", "lightness", "good enough", 0)
	b.write("codings/ash/T02.jsonl.torn", `{"id":"x","quote":"quince jel`+"\n")
	b.write("transcripts/.mitten-tmp-12", both)
	b.write("exports/old.csv", "1,of\n2,The quince jelly\n  never set that winter\n")
	w := b.withdraw("P01")
	if len(w.Places) != 1 || w.Places[0] != "exports/old.csv:2" || len(w.Torn) != 1 || w.Torn[0] != "codings/ash/T02.jsonl.torn" {
		t.Errorf("%+v", w)
	}
	if err := os.RemoveAll(b.Path("exports")); err != nil {
		t.Fatal(err)
	}
	b.without("quince")
}

func TestWithdrawalReadsAsides(t *testing.T) {
	b := newBench(t)
	b.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: lightness\n    name: lightness\n")
	b.put(project.ImportOptions{}, "T02.txt", "Interviewer: And you?\n\nMaud: Yes, I did.\n\nGwilym: The gate was shut [Maud: with a bent nail] all winter.\n\nMaud: It was.\n\nGwilym: So.\n")
	b.apply(anonymise.Person{Name: "Maud", Participant: "P01"}, anonymise.Person{Name: "Gwilym", Participant: "P02"})
	mustHold(t, "the transcript", b.read("transcripts/T02.md"), "bent nail")
	near := b.code("T02", "ash", "lightness", "all winter", 0)
	within := b.code("T02", "ash", "lightness", "bent nail", 0)
	b.withdraw("P01")
	b.without("bent nail")
	if p := b.placed("T02")[near]; p.Fit != coding.Exact || p.Anchor.Quote != "all winter" {
		t.Errorf("%+v", p)
	}
	if _, still := b.placed("T02")[within]; still {
		t.Error("a coding of what they threw in is still there")
	}
	b.whole()
}

func TestWithdrawalSparesSomebodyWhoseIDIsNotKnown(t *testing.T) {
	b := newBench(t)
	b.write("transcripts/T09.md", "---\nid: T09\nparticipants: []\nspeakers:\n  - {label: P01, kind: participant, participant: P01}\n  - {label: Woman, kind: participant}\n---\nP01: The quince never set.\n\nWoman: The gate was shut.\n")
	b.write("participants.csv", "id,role\nP01,Cook\n")
	w := b.withdraw("P01")
	if len(w.Removed) != 0 || len(w.Redacted) != 1 {
		t.Fatalf("%+v", w)
	}
	mustHold(t, "the transcript", b.read("transcripts/T09.md"), "P01: [withdrawn]", "Woman: The gate was shut.")
	b.without("quince")
}

// A copy without the vault does its part; where the vault is, check tells.
func TestWithdrawalWithoutTheVault(t *testing.T) {
	b := group(t)
	away := b.VaultDir() + ".away"
	if err := os.Rename(b.VaultDir(), away); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Withdraw(t.Context(), nil, "P01", "2026-05-04", false, false); err != nil {
		t.Fatal(err)
	}
	if r, err := b.Check(t.Context()); err != nil || !r.Whole() {
		t.Errorf("%v\n%v", err, listFindings(r))
	}
	if err := os.Rename(away, b.VaultDir()); err != nil {
		t.Fatal(err)
	}
	mustHold(t, "check", b.findings(), "!withdrawn.csv", "mitten participants withdraw P01")
	b.withdraw("P01")
	b.without("quince", "Lavender")
	b.whole()
}

// Where a text repeats itself, the place alone tells codings apart: a run that
// was cut short is completed without moving them twice.
func TestAWithdrawalIsCarriedOnce(t *testing.T) {
	for k, done := 1, false; !done; k++ {
		b := newBench(t)
		b.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: lightness\n    name: lightness\n")
		// Twenty-one characters become eleven: ten less, as many as one "P02: Mm.".
		b.write("transcripts/T02.md", "---\nid: T02\nparticipants: [P01, P02]\nspeakers:\n"+
			"  - {label: P01, kind: participant, participant: P01}\n  - {label: P02, kind: participant, participant: P02}\n---\n"+
			"P01: Quinces set at night.\n\nP02: Well, then.\n\n"+strings.Repeat("P02: Mm.\n\n", 20)+"P02: So.\n")
		b.write("participants.csv", "id,role\nP01,Cook\nP02,Cook\n")
		d, err := b.Document("T02")
		if err != nil || len(d.Slice(d.Turns[0].Words)) != 21 {
			t.Fatal(d.Turns, err)
		}
		id := b.code("T02", "ash", "lightness", "Mm.", 12)
		left := k
		err = b.WithdrawUntil(t.Context(), b.vault(), "P01", false, func() error {
			if left--; left == 0 {
				return os.ErrDeadlineExceeded
			}
			return nil
		})
		done = err == nil
		b.withdraw("P01")
		if d, err = b.Document("T02"); err != nil {
			t.Fatal(err)
		}
		if want, got := nthSpan(t, d.Text, "Mm.", 12), b.placed("T02")[id].Span; got != want {
			t.Fatalf("step %d: the coding moved from %v to %v", k, want, got)
		}
	}
}

// What apply did last is known: a name that is told later goes without asking.
func TestApplyAfterAWithdrawal(t *testing.T) {
	b := group(t)
	b.withdraw("P01")
	b.apply(anonymise.Person{Name: "Spoon"})
	mustHold(t, "the transcript", b.read("transcripts/T02.md"), "P01: [withdrawn]")
	if strings.Contains(b.read("transcripts/T02.md"), "spoon") {
		t.Error("the name is still there")
	}
}

// A search that runs at the same time leaves nothing in the index.
func TestWithdrawalLeavesNoIndex(t *testing.T) {
	b := group(t)
	err := b.WithdrawUntil(t.Context(), b.vault(), "P01", false, func() error {
		if b.read("transcripts/T01.md") != "" || strings.Contains(b.read("transcripts/T02.md"), "quince") {
			b.write(".mitten/index/store", "quince")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b.without("quince")
}
