package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/project"
)

// newComparison has two coders who finished T1: alike once, overlapping once, and
// each alone once.
func newComparison(t *testing.T) (w, ash *workshop) {
	t.Helper()
	w = newBlindWorkshop(t)
	ash = w.as("ash")
	rowan := w.as("rowan")
	ash.code("T1", "good-enough", "It rained.")
	rowan.code("T1", "good-enough", "It rained.")
	ash.code("T1", "good-enough", "Then it stopped.")
	rowan.code("T1", "good-enough", "it stopped.")
	ash.code("T1", "hands", "let him")
	rowan.code("T1", "stepping-back", "That was new.")
	ash.finish("T1")
	rowan.finish("T1")
	return w, ash
}

func (w *workshop) compare() comparisonJSON {
	w.t.Helper()
	var c comparisonJSON
	if status := w.ask("GET", "/api/compare/T1?a=ash&b=rowan", nil, &c); status != http.StatusOK {
		w.t.Fatalf("comparing: %d", status)
	}
	return c
}

// settle decides about a place as it is now.
func (w *workshop) settle(place int, decision, reason string) (comparisonJSON, int) {
	w.t.Helper()
	c := w.compare()
	return w.settleAs(c, decideJSON{Text: c.Text, Decision: decision, Reason: reason}, place)
}

func (w *workshop) settleAs(c comparisonJSON, ask decideJSON, place int) (comparisonJSON, int) {
	w.t.Helper()
	p := c.Places[place]
	ask.A, ask.B, ask.Seen, ask.Codings = "ash", "rowan", p.Seen, map[string]string{}
	for _, coding := range slices.Concat(p.A, p.B) {
		ask.Codings[coding.ID] = coding.Version
	}
	var out comparisonJSON
	status := w.ask("POST", "/api/compare/T1/decide", ask, &out)
	return out, status
}

// lines says in a word each how the places stand.
func (c comparisonJSON) lines() []string {
	var out []string
	for _, p := range c.Places {
		line := p.Theme + " " + p.Match + " " + p.Decision
		for _, a := range p.Agreed {
			line += " [" + a.Quote + "]"
		}
		out = append(out, strings.TrimSpace(line))
	}
	return out
}

func TestDecidingAboutEachPlace(t *testing.T) {
	w, ash := newComparison(t)
	journals := w.read("codings/ash/T1.jsonl") + w.read("codings/rowan/T1.jsonl")
	c := ash.compare()
	if diff := cmp.Diff([]string{"good-enough alike", "good-enough partly", "stepping-back only b", "hands only a"}, c.lines()); diff != "" {
		t.Fatal(diff)
	}
	check := func(place int, want string) {
		t.Helper()
		if got := ash.compare().lines()[place]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, step := range []struct {
		place    int
		decision string
		want     string
	}{
		{0, "a", "good-enough alike a [It rained.]"},
		{1, "a", "good-enough partly a [Then it stopped.]"},
		{1, "b", "good-enough partly b [it stopped.]"},
		{1, "both", "good-enough partly both [Then it stopped.] [it stopped.]"},
		{1, "neither", "good-enough partly neither"},
		{1, "a", "good-enough partly a [Then it stopped.]"},
		{1, "open", "good-enough partly"},
		{1, "neither", "good-enough partly neither"},
		{1, "open", "good-enough partly"},
		{1, "b", "good-enough partly b [it stopped.]"},
		{2, "a", "stepping-back only b neither"}, // ash did not code it
		{2, "b", "stepping-back only b b [That was new.]"},
		{3, "neither", "hands only a neither"},
	} {
		if _, status := ash.settle(step.place, step.decision, "because"); status != http.StatusOK {
			t.Fatalf("%+v: %d", step, status)
		}
		check(step.place, step.want)
	}
	// Another passage, under another theme.
	if _, status := ash.settleAs(c, decideJSON{Text: c.Text, Decision: "new", Theme: "hands", Start: c.Places[1].Start, End: c.Places[1].End}, 1); status != http.StatusConflict {
		t.Errorf("deciding about what was decided meanwhile: %d", status)
	}
	now := ash.compare()
	if _, status := ash.settleAs(now, decideJSON{Text: c.Text, Decision: "new", Theme: "hands", Start: c.Places[1].Start, End: c.Places[1].End, Reason: "is what it is"}, 1); status != http.StatusOK {
		t.Errorf("another passage: %d", status)
	}
	check(1, "good-enough partly new [Then it stopped.]")
	if got := ash.compare(); got.Decided != 4 || got.Places[1].Reason != "is what it is" || got.Places[1].Agreed[0].Theme != "hands" || got.Places[1].Agreed[0].Coder != "agreed" {
		t.Errorf("%d decided: %+v", got.Decided, got.Places[1])
	}
	if got := w.read("codings/ash/T1.jsonl") + w.read("codings/rowan/T1.jsonl"); got != journals {
		t.Error("the coders' own journals were changed")
	}
	for why, ask := range map[string]decideJSON{
		"both of one":       {Decision: "both"},
		"no such decision":  {Decision: "c"},
		"no such theme":     {Decision: "new", Theme: "nothing", Start: 1, End: 2},
		"a passage of none": {Decision: "new", Theme: "hands", Start: 2, End: 2},
	} {
		ask.Text = c.Text
		if _, status := ash.settleAs(ash.compare(), ask, 3); status != http.StatusBadRequest {
			t.Errorf("%s: %d", why, status)
		}
	}
}

func TestWhatWasAgreedCanBeTakenBackAndGoneOnWith(t *testing.T) {
	w, ash := newComparison(t)
	pair := pairAsk{Text: ash.compare().Text, A: "ash", B: "rowan"}
	step := func(path string, status int, want ...string) {
		t.Helper()
		if got := ash.ask("POST", "/api/compare/T1/"+path, pair, nil); got != status {
			t.Errorf("%s: %d, want %d", path, got, status)
		}
		if diff := cmp.Diff(want, ash.compare().lines()); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
	open := []string{"good-enough alike", "good-enough partly", "stepping-back only b", "hands only a"}
	with := func(place int, decision string) []string {
		out := slices.Clone(open)
		out[place] += " " + decision
		return out
	}
	step("undo", http.StatusConflict, open...)
	step("alike", http.StatusOK, with(0, "a [It rained.]")...)
	step("undo", http.StatusOK, open...)
	// A decision of two codings, and one that replaces another, are one step each.
	ash.settle(1, "both", "")
	ash.settle(1, "neither", "")
	step("undo", http.StatusOK, with(1, "both [Then it stopped.] [it stopped.]")...)
	step("undo", http.StatusOK, open...)
	step("redo", http.StatusOK, with(1, "both [Then it stopped.] [it stopped.]")...)
	step("redo", http.StatusOK, with(1, "neither")...)
	step("finish", http.StatusConflict, with(1, "neither")...)

	// Another day, another server: it goes on where it was.
	w.close()
	w.open("")
	rowan := w.as("rowan")
	ash = w.as("ash")
	if got := rowan.compare(); got.Decided != 1 || got.Finished {
		t.Errorf("%d decided", got.Decided)
	}
	step("undo", http.StatusOK, with(1, "both [Then it stopped.] [it stopped.]")...)
	for place, decision := range []string{"a", "b", "b", "neither"} {
		ash.settle(place, decision, "")
	}
	if status := ash.ask("POST", "/api/compare/T1/finish", pair, nil); status != http.StatusOK || !ash.compare().Finished {
		t.Errorf("finishing: %d", status)
	}
	var list []comparableJSON
	ash.ask("GET", "/api/compare", nil, &list)
	if diff := cmp.Diff([]comparableJSON{{"T1", "ash", "rowan", 4, 4, true}}, list); diff != "" {
		t.Error(diff)
	}
	// What is coded later is open again, and a third coder sees nothing of it yet.
	rowan.code("T1", "hands", "That was new.")
	if got := ash.compare(); got.Decided != 4 || len(got.Places) != 5 {
		t.Errorf("%d of %d decided", got.Decided, len(got.Places))
	}
	kim := w.as("kim")
	if got := kim.compare(); len(got.Places) != 0 || len(got.Waiting) != 1 || len(kim.document("T1").Codings) != 0 {
		t.Errorf("kim sees %+v", got.Places)
	}
	w.close()
	study, err := project.Open(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	report, err := study.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Findings {
		if p.Serious || strings.HasPrefix(p.Where, "codings") {
			t.Errorf("mitten check: %v", p)
		}
	}
}

func TestAPlaceIsDecidedAsItWasSeen(t *testing.T) {
	w, ash := newComparison(t)
	c := ash.compare()
	d := ash.document("T1")
	mine := c.Places[3].A[0]
	memo := "on second thoughts"
	if status := ash.ask("POST", "/api/documents/T1/codings/"+mine.ID, changeJSON{Text: d.Text, Version: mine.Version, Memo: &memo}, nil); status != http.StatusOK {
		t.Fatal(status)
	}
	if _, status := ash.settleAs(c, decideJSON{Text: c.Text, Decision: "a"}, 3); status != http.StatusConflict {
		t.Errorf("a coding was edited: %d", status)
	}
	if _, status := ash.settleAs(ash.compare(), decideJSON{Text: strings.Repeat("0", 64), Decision: "a"}, 3); status != http.StatusConflict {
		t.Errorf("another text: %d", status)
	}
	if _, status := ash.settleAs(ash.compare(), decideJSON{Text: c.Text, Decision: "a"}, 3); status != http.StatusOK {
		t.Errorf("seen again: %d", status)
	}
	for path, want := range map[string]int{"T1?a=ash&b=ash": http.StatusBadRequest, "T1?a=ash&b=agreed": http.StatusNotFound, "T1": http.StatusNotFound, "T9?a=ash&b=rowan": http.StatusNotFound} {
		if status := w.as("ash").ask("GET", "/api/compare/"+path, nil, nil); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}

func TestAThirdCoderKeepsWhatTwoAgreedOn(t *testing.T) {
	w, ash := newComparison(t)
	for place, decision := range []string{"a", "a", "b", "a"} {
		ash.settle(place, decision, "")
	}
	kim := w.as("kim")
	kim.code("T1", "good-enough", "stopped.")
	kim.finish("T1", "good-enough", "stepping-back")
	var c comparisonJSON
	ash.ask("GET", "/api/compare/T1?a=ash&b=kim", nil, &c)
	if diff := cmp.Diff([]string{"good-enough only a a [It rained.]", "good-enough partly"}, c.lines()); diff != "" {
		t.Fatal(diff)
	}
	if len(c.Waiting) != 1 || !slices.Equal(c.Waiting[0].Themes, []string{"hands", "hostile"}) {
		t.Errorf("waiting for %+v", c.Waiting)
	}
	p := c.Places[1]
	ask := decideJSON{Text: c.Text, A: "ash", B: "kim", Decision: "b", Seen: p.Seen, Codings: map[string]string{p.A[0].ID: p.A[0].Version, p.B[0].ID: p.B[0].Version}}
	if status := ash.ask("POST", "/api/compare/T1/decide", ask, &c); status != http.StatusOK {
		t.Fatal(status)
	}
	if diff := cmp.Diff([]string{"good-enough only a a [It rained.]", "good-enough partly b [stopped.]"}, c.lines()); diff != "" {
		t.Error(diff)
	}
	if got := ash.compare().lines()[1]; got != "good-enough partly new [stopped.]" {
		t.Errorf("between the first two: %s", got)
	}
	if status := ash.ask("POST", "/api/compare/T1/finish", pairAsk{Text: c.Text, A: "ash", B: "kim"}, nil); status != http.StatusOK || !strings.Contains(w.read("codings/agreed/T1.jsonl"), `"themes":["good-enough","stepping-back"]`) {
		t.Errorf("finishing for the themes that both have finished: %d", status)
	}
}
