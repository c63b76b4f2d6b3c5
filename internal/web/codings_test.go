package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestCodingsAreOnDiskWhenTheyAreAcknowledged(t *testing.T) {
	w := newWorkshop(t)
	for _, words := range []string{"👍🏽", "e\u0301tude", "שלום", "It rained."} {
		c, status := w.code("T1", "good-enough", words)
		if status != http.StatusOK || c.Quote != words || c.Fit != "exact" {
			t.Errorf("%q: %d %+v", words, status, c)
		}
		if !strings.Contains(w.read("codings/ash/T1.jsonl"), c.ID) {
			t.Errorf("%q is not in the journal", words)
		}
	}
	again, _ := w.code("T1", "good-enough", "It rained.")
	d := w.document("T1")
	if len(d.Codings) != 4 {
		t.Errorf("%d codings, want 4: the same again is no other", len(d.Codings))
	}
	// The page sees what the files hold.
	for _, c := range d.Codings {
		if c.ID == again.ID && c.Quote != "It rained." {
			t.Errorf("%+v", c)
		}
	}
}

func TestEditsHoldWhatThePageSaw(t *testing.T) {
	w := newWorkshop(t)
	c, _ := w.code("T1", "good-enough", "It rained.")
	d := w.document("T1")
	path := "/api/documents/T1/codings/" + c.ID
	memo, theme := "after a pause", "hands"
	var edited codingJSON
	if status := w.ask("POST", path, changeJSON{Text: d.Text, Version: c.Version, Memo: &memo, Theme: &theme}, &edited); status != http.StatusOK || edited.Memo != memo || edited.Theme != theme || edited.Version == c.Version {
		t.Fatalf("%d %+v", status, edited)
	}
	// A second tab that saw the first version.
	other := "something else"
	var failure struct {
		Error string
		Now   codingJSON
	}
	if status := w.ask("POST", path, changeJSON{Text: d.Text, Version: c.Version, Memo: &other}, &failure); status != http.StatusConflict || failure.Now.Memo != memo {
		t.Errorf("an old version: %d %+v", status, failure)
	}
	if status := w.ask("DELETE", path, changeJSON{Text: d.Text, Version: c.Version}, nil); status != http.StatusConflict {
		t.Errorf("removing an old version: %d", status)
	}
	// A transcript that was changed meanwhile.
	if status := w.ask("POST", "/api/documents/T1/codings", addJSON{Text: strings.Repeat("0", 64), Theme: "hands", Start: 1, End: 2}, nil); status != http.StatusConflict {
		t.Errorf("a text that is another: %d", status)
	}
	for why, ask := range map[string]addJSON{
		"a place that is none":       {Text: d.Text, Theme: "hands", Start: 5, End: 1 << 30},
		"nothing":                    {Text: d.Text, Theme: "hands", Start: 5, End: 5},
		"a theme that there is none": {Text: d.Text, Theme: "nothing", Start: 5, End: 9},
	} {
		if status := w.ask("POST", "/api/documents/T1/codings", ask, nil); status != http.StatusBadRequest {
			t.Errorf("%s: %d", why, status)
		}
	}
	if status := w.ask("DELETE", path, changeJSON{Text: d.Text, Version: edited.Version}, nil); status != http.StatusOK || len(w.document("T1").Codings) != 0 {
		t.Errorf("removing: %d", status)
	}
	if status := w.ask("GET", "/api/documents/T9", nil, nil); status != http.StatusNotFound {
		t.Errorf("no such document: %d", status)
	}
}

func TestOthersCodingsAreTheirs(t *testing.T) {
	w := newWorkshop(t)
	w.close()
	w.open("rowan")
	c, _ := w.code("T1", "good-enough", "It rained.")
	w.close()
	w.open("ash")
	d := w.document("T1")
	if status := w.ask("DELETE", "/api/documents/T1/codings/"+c.ID, changeJSON{Text: d.Text, Version: c.Version}, nil); status != http.StatusForbidden || len(w.document("T1").Codings) != 1 {
		t.Errorf("another's coding: %d", status)
	}
}

func TestUndoGoesThroughCodingsAndThemes(t *testing.T) {
	w := newWorkshop(t)
	before := w.read("codebook.yaml")
	w.code("T1", "good-enough", "It rained.")
	var study studyJSON
	w.ask("GET", "/api/study", nil, &study)
	name, parent := "weather", "good-enough"
	var made map[string]string
	if status := w.ask("POST", "/api/themes", themeAsk{Revision: study.Revision, Name: &name, Parent: &parent}, &made); status != http.StatusOK || made["id"] != "weather" {
		t.Fatalf("%d %v", status, made)
	}
	if status := w.ask("POST", "/api/themes", themeAsk{Revision: study.Revision, Name: &name}, nil); status != http.StatusConflict {
		t.Errorf("a codebook of before: %d", status)
	}
	w.code("T2", "weather", "Then it stopped.")
	after := w.read("codebook.yaml")
	state := func() string {
		return map[bool]string{true: "1", false: "0"}[len(w.document("T1").Codings) == 1] +
			map[bool]string{true: "1", false: "0"}[w.read("codebook.yaml") == after] +
			map[bool]string{true: "1", false: "0"}[len(w.document("T2").Codings) == 1]
	}
	for _, step := range []struct{ path, want string }{
		{"/api/undo", "110"}, {"/api/undo", "100"}, {"/api/undo", "000"}, {"/api/redo", "100"}, {"/api/redo", "110"}, {"/api/redo", "111"},
	} {
		if status := w.ask("POST", step.path, struct{}{}, nil); status != http.StatusOK || state() != step.want {
			t.Errorf("%s: %d, %s, want %s", step.path, status, state(), step.want)
		}
	}
	if status := w.ask("POST", "/api/redo", struct{}{}, nil); status != http.StatusConflict {
		t.Errorf("nothing to do again: %d", status)
	}
	// A codebook that was edited by hand meanwhile is not put back.
	w.ask("POST", "/api/undo", struct{}{}, nil)
	w.write("codebook.yaml", before+"# mine\n")
	if status := w.ask("POST", "/api/undo", struct{}{}, nil); status != http.StatusConflict || w.read("codebook.yaml") != before+"# mine\n" {
		t.Errorf("an edit by hand: %d", status)
	}
}

func TestThemesAreEditedInPlace(t *testing.T) {
	w := newWorkshop(t)
	change := func(id string, ask themeAsk) int {
		var study studyJSON
		w.ask("GET", "/api/study", nil, &study)
		ask.Revision = study.Revision
		return w.ask("POST", "/api/themes/"+id, ask, nil)
	}
	name, top, colour, definition := "hands off", "", "#223344", "Does nothing, on purpose."
	if status := change("hands", themeAsk{Name: &name, Parent: &top, Colour: &colour, Definition: &definition}); status != http.StatusOK {
		t.Fatalf("%d", status)
	}
	book := w.read("codebook.yaml")
	for _, want := range []string{"hands off", "#223344", "Does nothing, on purpose.", "#116655"} {
		if !strings.Contains(book, want) {
			t.Errorf("the codebook lacks %q:\n%s", want, book)
		}
	}
	if status := change("hands", themeAsk{MergeInto: "good-enough"}); status != http.StatusOK || !strings.Contains(w.read("codebook.yaml"), "replaced_by: good-enough") {
		t.Errorf("merging: %d\n%s", status, w.read("codebook.yaml"))
	}
	if status := change("nothing", themeAsk{Name: &name}); status != http.StatusBadRequest {
		t.Errorf("no such theme: %d", status)
	}
}
