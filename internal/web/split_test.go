package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestSplittingIsOneStep(t *testing.T) {
	w := newWorkshop(t)
	one, _ := w.code("T1", "hands", "It rained.")
	two, _ := w.code("T2", "hands", "Then it stopped.")
	w.close()
	w.open("rowan")
	other, _ := w.code("T2", "hands", "It rained.")
	w.close()
	w.open("ash")
	revision := func() string {
		var study studyJSON
		w.ask("GET", "/api/study", nil, &study)
		return study.Revision
	}
	before := w.read("codebook.yaml")
	assign := []assignAsk{{"T1", one.ID, one.Version, 0}, {"T2", two.ID, two.Version, 1}}
	old := revision()
	for why, c := range map[string]struct {
		ask  splitAsk
		want int
	}{
		"one part is none":            {splitAsk{Revision: old, Parts: []string{"rain"}}, http.StatusBadRequest},
		"a part without a name":       {splitAsk{Revision: old, Parts: []string{"rain", " "}}, http.StatusBadRequest},
		"a part that is not there":    {splitAsk{Revision: old, Parts: []string{"rain", "sun"}, Assign: []assignAsk{{"T1", one.ID, one.Version, 2}}}, http.StatusBadRequest},
		"a coding given twice":        {splitAsk{Revision: old, Parts: []string{"rain", "sun"}, Assign: []assignAsk{assign[0], assign[0]}}, http.StatusBadRequest},
		"a coding of another version": {splitAsk{Revision: old, Parts: []string{"rain", "sun"}, Assign: []assignAsk{assign[1], {"T1", one.ID, "x", 0}}}, http.StatusConflict},
		"another coder's":             {splitAsk{Revision: old, Parts: []string{"rain", "sun"}, Assign: []assignAsk{{"T2", other.ID, other.Version, 0}}}, http.StatusForbidden},
		"another codebook":            {splitAsk{Revision: "000000000000", Parts: []string{"rain", "sun"}, Assign: assign}, http.StatusConflict},
	} {
		if status := w.ask("POST", "/api/themes/hands/split", c.ask, nil); status != c.want {
			t.Errorf("%s: %d, want %d", why, status, c.want)
		}
	}
	themes := func() string {
		var got themeCodingsJSON
		w.ask("GET", "/api/themes/stepping-back/codings", nil, &got)
		var out []string
		for _, c := range got.Codings {
			out = append(out, c.Document+" "+c.Theme+" "+c.Coder)
		}
		return strings.Join(out, "; ")
	}
	start := "T1 hands ash; T2 hands rowan; T2 hands ash"
	if w.read("codebook.yaml") != before || themes() != start {
		t.Fatalf("what was refused left something behind: %s", themes())
	}
	if status := w.ask("POST", "/api/themes/hands/split", splitAsk{Revision: revision(), Parts: []string{"rain", "rain  ends"}, Assign: assign, Retire: true}, nil); status != http.StatusOK {
		t.Fatalf("%d", status)
	}
	after := "T1 rain ash; T2 hands rowan; T2 rain-ends ash"
	split := "good-enough stepping-back([hands] rain rain-ends) hostile"
	if w.shape() != split || themes() != after {
		t.Fatalf("%s; %s", w.shape(), themes())
	}
	for _, step := range []struct{ path, shape, themes string }{
		{"/api/undo", "good-enough stepping-back(hands) hostile", start}, {"/api/redo", split, after}, {"/api/undo", "good-enough stepping-back(hands) hostile", start},
	} {
		if status := w.ask("POST", step.path, struct{}{}, nil); status != http.StatusOK || w.shape() != step.shape || themes() != step.themes {
			t.Errorf("%s: %d; %s; %s", step.path, status, w.shape(), themes())
		}
	}
	if w.read("codebook.yaml") != before {
		t.Error("the codebook is not byte for byte what it was")
	}
}

func TestSplitByKeyboard(t *testing.T) {
	w := newWorkshop(t)
	for _, words := range []string{"It rained.", "Then it stopped.", "That was new."} {
		w.code("T1", "good-enough", words)
	}
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 3")
	b.do(chromedp.Click(`button.theme[data-theme="good-enough"]`))
	b.until("document.querySelector('#edit-theme')")
	b.do(chromedp.Click("#edit-theme"), chromedp.Click("#theme-split"))
	b.until("document.querySelector('#parts') === document.activeElement")
	b.press("weather\r")
	b.press("newness")
	b.press("\r", chromedp.ModifierCtrl)
	b.until("document.querySelectorAll('.assign li').length === 3")
	b.press("1")
	b.press("1")
	b.shot("split")
	b.press("2")
	b.press("k")
	b.press("0")
	b.press(kb.ArrowUp)
	b.press("1")
	if got := b.text(".wide [role=status]"); got != "every quote has its part" {
		t.Errorf("the dialog says %q", got)
	}
	b.press("\r", chromedp.ModifierCtrl)
	b.says("is split into weather, newness")
	got := map[string]string{}
	for _, c := range w.document("T1").Codings {
		got[c.Quote] = c.Theme
	}
	if got["It rained."] != "weather" || got["Then it stopped."] != "weather" || got["That was new."] != "newness" || w.shape() != "[good-enough] weather newness stepping-back(hands) hostile" {
		t.Errorf("%v, %s", got, w.shape())
	}
	b.until(`document.querySelector('button.theme[data-theme="weather"] .count')?.textContent === "2"`)
	b.press("z", chromedp.ModifierCtrl)
	b.becomes(w, "good-enough stepping-back(hands) hostile")
	b.until(`document.querySelector('button.theme[data-theme="good-enough"] .count')?.textContent === "3"`)
}
