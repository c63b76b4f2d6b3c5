package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/mitten-qda/mitten/project"
)

// choose says who codes, on the page that asks, by a key.
func (b *tab) choose(w *workshop, number, coder string) {
	b.t.Helper()
	b.open(w.web.URL + "/coder?next=/d/T1")
	b.press(number)
	b.until("document.querySelector('.who')?.textContent.includes(" + quoted(coder) + ") && document.querySelectorAll('.turn').length > 3")
}

// codeOnPage selects words and applies the theme of a key.
func (b *tab) codeOnPage(words, key string) {
	b.t.Helper()
	b.until("document.querySelectorAll('.turn').length > 3")
	var before int
	b.eval("document.querySelectorAll('.stripe').length", &before)
	b.selectWords(words)
	b.press(key)
	b.until(fmt.Sprintf("document.querySelectorAll('.stripe').length > %d && !document.querySelector('.stripe[data-coding^=draft]')", before)) // on disk, too
}

// TestTwoCodersCodeBlindAndAgree is the whole of it, in one browser in turn.
func TestTwoCodersCodeBlindAndAgree(t *testing.T) {
	w := newBlindWorkshop(t)
	b := w.browse("/")
	b.until("document.querySelector('.coders a') === document.activeElement")
	b.shot("coders")
	stripes := func(want int) {
		t.Helper()
		b.until(fmt.Sprintf("document.querySelectorAll('.turn').length > 3 && document.querySelectorAll('.stripe').length == %d", want))
	}
	finish := func() {
		t.Helper()
		b.press("\r", chromedp.ModifierCtrl)
		b.says("is finished")
	}
	b.choose(w, "1", "ash")
	b.codeOnPage("It rained.", "1")
	b.codeOnPage("Then it stopped.", "1")
	b.codeOnPage("let him", "3")
	finish()
	b.choose(w, "2", "rowan")
	stripes(0)
	var page string
	b.eval("document.documentElement.outerHTML", &page)
	if strings.Contains(page, "ash") || strings.Contains(page, "mark data-codings") {
		t.Error("rowan's page tells what ash did")
	}
	b.shot("blind")
	b.open(w.web.URL + "/compare")
	b.until("document.querySelector('.empty')?.textContent.includes('Nothing to compare yet')")
	b.choose(w, "2", "rowan")
	b.codeOnPage("It rained.", "1")
	b.codeOnPage("it stopped.", "1")
	b.codeOnPage("That was new.", "2")
	stripes(3)
	finish()
	stripes(6)
	journals := w.read("codings/ash/T1.jsonl") + w.read("codings/rowan/T1.jsonl")

	// The disagreements, by keyboard alone.
	b.open(w.web.URL + "/compare")
	b.until("document.querySelector('td a')")
	b.shot("compare-list")
	b.do(chromedp.Evaluate[chromedp.Void]("document.querySelector('td a').focus()"))
	b.press("\r")
	b.until("document.querySelectorAll('.place').length == 4")
	b.shot("compare")
	current := func(i int) {
		t.Helper()
		b.until(fmt.Sprintf("document.querySelector('.place.current')?.dataset.place == %d", i))
	}
	current(0)
	b.press("t")
	b.says("1 taken that are alike; 3 open")
	current(1)
	b.press("m")
	b.until("document.querySelector('dialog[open] textarea')")
	b.press("the shorter one says it")
	b.press("\r", chromedp.ModifierCtrl)
	b.says("the reason goes with the decision")
	b.press("b")
	b.says("rowan’s passage taken; 2 open")
	current(2)
	b.press("x")
	b.says("neither taken; 1 open")
	current(3)
	b.press("\r", chromedp.ModifierCtrl)
	b.says("1 of 4 places are not decided")
	b.press("z", chromedp.ModifierCtrl)
	b.says("taken back; 2 open")
	b.press("y", chromedp.ModifierCtrl)
	b.says("done again; 1 open")

	current(2) // what was done again is what is shown

	// Another passage for the last one: a word more, under another theme.
	b.press("o")
	current(3)
	b.press("n")
	b.until("document.querySelector('dialog[open] .passage-turns') === document.activeElement && getSelection().toString() === 'let him'")
	b.press(kb.ArrowRight, chromedp.ModifierShift)
	b.until("getSelection().toString() === 'let him get'")
	b.shot("another-passage")
	b.press("\r")
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("stepping back\r")
	b.says("another passage taken; 0 open")
	b.shot("compare-decided")
	b.press("\r", chromedp.ModifierCtrl)
	b.says("is finished as agreed")

	agreed := w.read("codings/agreed/T1.jsonl")
	for _, want := range []string{`"quote":"It rained."`, `"quote":"it stopped."`, `"memo":"the shorter one says it"`, `"op":"reject"`, `"quote":"let him get"`, `"theme":"stepping-back"`, `"op":"finish"`, `"coder":"agreed"`} {
		if !strings.Contains(agreed, want) {
			t.Errorf("the agreed journal lacks %s:\n%s", want, agreed)
		}
	}
	if w.read("codings/ash/T1.jsonl")+w.read("codings/rowan/T1.jsonl") != journals {
		t.Error("the coders' own journals were changed")
	}
	// Loaded again, it stands as it was left.
	var address string
	b.eval("location.href", &address)
	b.open(address)
	b.until("document.querySelectorAll('.place.done').length == 4")
	w.close()
	study, err := project.Open(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	if report, err := study.Check(t.Context()); err != nil || !report.Whole() {
		t.Errorf("mitten check: %v %v", report, err)
	}
}

// TestAPageLeftOpenWaitsForItsCoder: what one does in an old tab is neither lost nor
// the other's.
func TestAPageLeftOpenWaitsForItsCoder(t *testing.T) {
	w := newBlindWorkshop(t)
	b := w.browse("/coder")
	b.choose(w, "1", "ash")
	elsewhere := func(coder string) {
		t.Helper()
		b.do(chromedp.Evaluate[chromedp.Void]("void fetch('/coder?coder=" + coder + "').then(() => { document.body.dataset.turn = '" + coder + "' })"))
		b.until("document.body.dataset.turn === " + quoted(coder))
	}
	elsewhere("rowan")
	b.selectWords("It rained.")
	b.press("1")
	b.says("this page is ash's, and rowan codes here now")
	b.until("localStorage.getItem('drafts ash')")
	elsewhere("ash")
	b.until("!localStorage.getItem('drafts ash')")
	if got := w.as("ash").document("T1").Codings; len(got) != 1 || got[0].Coder != "ash" {
		t.Errorf("%+v", got)
	}
	if got := w.as("rowan").document("T1").Codings; len(got) != 0 {
		t.Errorf("rowan has %+v", got)
	}
}
