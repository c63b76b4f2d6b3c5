package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

func (w *workshop) search(query string, more ...string) foundJSON {
	w.t.Helper()
	var found foundJSON
	address := "/api/search?q=" + url.QueryEscape(query) + strings.Join(append([]string{""}, more...), "&")
	if status := w.ask("GET", address, nil, &found); status != http.StatusOK {
		w.t.Fatalf("%s: %d", query, status)
	}
	return found
}

func TestSearchFindsWhatTheLanguageAsksFor(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "hands", "I let him get on with it.")
	for _, c := range []struct {
		query, more string
		total       int
		first       string // document and what is marked
	}{
		{query: "", total: 0},
		{query: "rain", total: 2, first: "T1 rained"},
		{query: `"then it stopped"`, total: 2, first: "T1 Then it stopped"},
		{query: "etude", total: 2, first: "T1 e\u0301tude"},
		{query: "שלום", total: 2, first: "T1 שלום"},
		{query: "theme:stepping-back", total: 1, first: "T1 "}, // by its sub-theme
		{query: "rain document:T2", total: 1, first: "T2 rained"},
		{query: `role:Client`, total: 4, first: "T1 "},
		{query: "how", total: 0}, // interviewers are left out
		{query: "how", more: "all_speech=1", total: 2, first: "T1 How"},
		{query: "nowhere", total: 0},
	} {
		found := w.search(c.query, c.more)
		got := ""
		if len(found.Hits) > 0 {
			h := found.Hits[0]
			got = h.Document + " "
			for _, m := range h.Marks[:min(1, len(h.Marks))] {
				got += string([]rune(h.Text)[m[0]-h.Start : m[1]-h.Start])
			}
			if h.Sum != w.document(h.Document).Text {
				t.Errorf("%s: not the text that is shown", c.query)
			}
		}
		if found.Total != c.total || got != c.first || found.Problem != nil {
			t.Errorf("%s: %d %q %+v", c.query, found.Total, got, found.Problem)
		}
	}
	if found := w.search("rain", "limit=1"); found.Total != 2 || len(found.Hits) != 1 {
		t.Errorf("limited: %d of %d", len(found.Hits), found.Total)
	}
	if found := w.search("rain role:Cliemt"); len(found.Notes) != 1 || !strings.Contains(found.Notes[0], `"Client"`) {
		t.Errorf("a role that nobody has: %q", found.Notes)
	}
}

func TestSearchSaysWhereAQueryIsWrong(t *testing.T) {
	w := newWorkshop(t)
	for query, want := range map[string]problemJSON{
		`rain "then`:       {Column: 6},
		"rain (a":          {Column: 6},
		"rain AND":         {Column: 6},
		"colour:red rain":  {Column: 1},
		"é theme:steping":  {Column: 3},
		"...":              {},
		"rain theme:nope*": {Column: 6},
	} {
		p := w.search(query).Problem
		if p == nil || p.Column != want.Column || p.Message == "" || strings.Contains(p.Message, "column") || len(p.Hints) == 0 {
			t.Errorf("%s: %+v", query, p)
		}
	}
}

// What a facet says is what its condition finds.
func TestFacetsCountWhatTheirConditionFinds(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "hands", "I let him get on with it.")
	w.code("T2", "stepping-back", "That was new.")
	w.code("T2", "hostile", "It rained.")
	found := w.search("kind:interview")
	lists := slices.Concat(found.Facets.Roles, found.Facets.Cycles, found.Facets.Themes)
	if len(lists) != 5 {
		t.Fatalf("%+v", found.Facets)
	}
	for _, f := range lists {
		if got := w.search("kind:interview " + f.Condition).Total; got != f.Count || got == 0 {
			t.Errorf("%s says %d and finds %d", f.Condition, f.Count, got)
		}
	}
	if f := found.Facets.Themes[0]; f.Name != "stepping back" || f.Count != 2 {
		t.Errorf("with sub-themes: %+v", f)
	}
	// What is coded meanwhile counts the next time.
	w.code("T1", "stepping-back", "It rained.")
	if f := w.search("kind:interview").Facets.Themes[0]; f.Count != 3 {
		t.Errorf("after one more coding: %+v", f)
	}
	// Another codebook: a theme that has left the branch counts there no more.
	top := ""
	var study studyJSON
	w.ask("GET", "/api/study", nil, &study)
	if status := w.ask("POST", "/api/themes/hands", themeAsk{Revision: study.Revision, Parent: &top}, nil); status != http.StatusOK {
		t.Fatalf("moving a theme: %d", status)
	}
	if f := w.search("kind:interview").Facets.Themes[0]; f.Name != "stepping back" || f.Count != 2 {
		t.Errorf("after a move: %+v", f)
	}
}

// The server holds the study, the index has a lock of its own: a search waits for
// no edit, and many at once all answer, also where each finds it out of date.
func TestSearchWaitsForNoLockOfTheStudy(t *testing.T) {
	w := newWorkshop(t)
	for round := range 3 {
		w.code("T1", []string{"hands", "hostile", "good-enough"}[round], "It rained.")
		answers := make(chan int, 8)
		for range cap(answers) {
			go func() {
				res, err := w.client.Get(w.web.URL + "/api/search?q=rain")
				if err != nil {
					answers <- 0
					return
				}
				defer res.Body.Close()
				answers <- res.StatusCode
			}()
		}
		for range cap(answers) {
			select {
			case status := <-answers:
				if status != http.StatusOK {
					t.Errorf("status %d", status)
				}
			case <-time.After(30 * time.Second):
				t.Fatal("a search waits for ever")
			}
		}
	}
	if found := w.search("rain theme:good-enough"); found.Total != 1 {
		t.Errorf("%d found", found.Total)
	}
}

func TestCodingAllHits(t *testing.T) {
	w := newWorkshop(t)
	found := w.search("rain")
	ask := batchAsk{Theme: "good-enough"}
	for _, h := range found.Hits {
		ask.Passages = append(ask.Passages, passageJSON{h.Document, h.Sum, h.Start, h.End})
	}
	var done batchJSON
	if status := w.ask("POST", "/api/codings/batch", ask, &done); status != http.StatusOK || done.Coded != 2 || len(done.Refused) != 0 {
		t.Fatalf("%d %+v", status, done)
	}
	if d := w.document("T2"); len(d.Codings) != 1 || !strings.Contains(d.Codings[0].Quote, "It rained.") {
		t.Errorf("%+v", d.Codings)
	}
	// Again is nothing; a document that changed costs no other.
	ask.Passages[0].Text = strings.Repeat("0", 64)
	if status := w.ask("POST", "/api/codings/batch", ask, &done); status != http.StatusOK || done.Coded != 0 || done.Already != 1 || len(done.Refused) != 1 || done.Refused[0].Document != "T1" {
		t.Errorf("%d %+v", status, done)
	}
	for why, c := range map[string]struct {
		ask    batchAsk
		status int
	}{
		"nothing":            {batchAsk{Theme: "good-enough"}, http.StatusBadRequest},
		"no such theme":      {batchAsk{Theme: "nothing", Passages: ask.Passages}, http.StatusBadRequest},
		"all have changed":   {batchAsk{Theme: "hands", Passages: ask.Passages[:1]}, http.StatusConflict},
		"not in the text":    {batchAsk{Theme: "hands", Passages: []passageJSON{{"T2", found.Hits[1].Sum, 5, 1 << 30}}}, http.StatusConflict},
		"no such transcript": {batchAsk{Theme: "hands", Passages: []passageJSON{{"T9", found.Hits[1].Sum, 5, 9}}}, http.StatusConflict},
	} {
		if status := w.ask("POST", "/api/codings/batch", c.ask, nil); status != c.status {
			t.Errorf("%s: %d", why, status)
		}
	}
	// One key takes back one.
	w.ask("POST", "/api/undo", struct{}{}, nil)
	if n := len(w.document("T1").Codings) + len(w.document("T2").Codings); n != 1 {
		t.Errorf("%d codings after taking one back", n)
	}
}
