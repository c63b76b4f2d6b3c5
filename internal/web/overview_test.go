package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

func (w *workshop) overview() overviewJSON {
	w.t.Helper()
	var o overviewJSON
	if status := w.ask("GET", "/api/overview", nil, &o); status != http.StatusOK {
		w.t.Fatalf("overview: %d", status)
	}
	return o
}

func TestOverviewCountsWhatIsDone(t *testing.T) {
	w := newQuotes(t)
	w.ask("POST", "/api/documents/T1/finish", finishJSON{}, nil)
	w.ask("POST", "/api/documents/T3/finish", finishJSON{Themes: []string{"hands"}}, nil)
	o := w.overview()
	if len(o.Documents) != 3 || !slices.Equal(o.Coders, []string{"ash", "rowan"}) || o.Finished["ash"] != 1 || o.Finished["rowan"] != 0 {
		t.Fatalf("%+v", o)
	}
	first, third := o.Documents[0], o.Documents[2]
	if first.ID != "T1" || first.Codings["ash"] != 2 || !slices.Equal(first.Finished, []string{"ash"}) || len(first.Part) != 0 {
		t.Errorf("%+v", first)
	}
	if len(third.Finished) != 0 || !slices.Equal(third.Part, []string{"ash"}) {
		t.Errorf("%+v", third)
	}
	if o.Themes.Unfinished != 2 {
		t.Errorf("%d not finished", o.Themes.Unfinished)
	}
	// Everyone, May, November: P1 speaks in May (T1, T2), P2 in November (T3).
	groups := o.Themes.Groups
	if len(groups) != 3 || groups[0].Participants != 2 || groups[1].Name != "2026-05" || groups[1].Documents != 2 || groups[2].Participants != 1 {
		t.Fatalf("%+v", groups)
	}
	for _, row := range o.Themes.Rows {
		want := map[string][]cellJSON{
			"stepping-back": {{Codings: 4, K: 2, N: 2}, {Codings: 2, K: 1, N: 1}, {Codings: 2, K: 1, N: 1}},
			"hands":         {{Codings: 2, K: 2, N: 2}, {Codings: 1, K: 1, N: 1}, {Codings: 1, K: 1, N: 1}},
		}[row.Theme]
		if want == nil {
			want = []cellJSON{{N: 2}, {N: 1}, {N: 1}}
		}
		if !slices.Equal(row.Cells, want) {
			t.Errorf("%s: %+v, want %+v", row.Theme, row.Cells, want)
		}
	}
	// Cycles come in the order that the study gives them.
	w.close()
	w.write("mitten.yaml", "mitten: 1\nname: Pods\ncoders: [ash]\ncycles: [2026-11, 2026-05]\n")
	w.open("ash")
	if groups := w.overview().Themes.Groups; groups[1].Name != "2026-11" {
		t.Errorf("%+v", groups)
	}
}

func TestOverviewNamesWhatNeedsADecision(t *testing.T) {
	w := newQuotes(t)
	w.code("T2", "good-enough", "It rained.")
	w.code("T2", "hostile", "That was new.")
	has := func(kind, what string) {
		t.Helper()
		for _, d := range w.overview().Decisions {
			if d.Kind == kind && strings.Contains(d.What, what) {
				return
			}
		}
		t.Errorf("nothing of %s %q in %+v", kind, what, w.overview().Decisions)
	}
	has("theme", "good enough has 1 coding and no definition")
	w.write("participants.csv", "id,role,cycle\nP1,Cliemt,2026-05\nP2,Client,2026-11\n")
	has("participant", `"Cliemt" is not one of the allowed values`)
	w.write("transcripts/T2.md", strings.Replace(w.read("transcripts/T2.md"), "It rained.", "Nothing of it.", 1))
	has("review", "T2: 1 coding lost the place")
	w.write("transcripts/T4.md", "---\nid: [\n")
	has("broken", "T4")
	w.close()
	w.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: stepping-back\n  - id: hands\n  - id: good-enough\n    status: retired\n")
	w.open("ash")
	has("theme", "good-enough is retired and has 1 coding")
	has("theme", "no theme hostile, which has 1 coding")
}
