package web

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestSearchingAsOneTypes(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "hands", "I let him get on with it.")
	b := w.browse("/search")
	b.until("document.activeElement?.id === 'query'")
	b.shot("search-empty")
	b.press("rai")
	b.until("document.querySelectorAll('.hit').length == 0 && document.querySelector('#count').textContent === 'No passage'")
	b.press("n")
	b.until("document.querySelectorAll('.hit').length == 2 && document.querySelector('#count').textContent.startsWith('2 passages')")
	if got := b.text(".hit .said b"); got != "rained" {
		t.Errorf("marked: %q", got)
	}
	b.until("location.search === '?q=rain'")

	// A query that is not whole yet leaves what was found, and says what is missing.
	b.press(` "it`)
	b.until("document.querySelector('.where b')?.textContent === '\"'")
	b.until("document.querySelectorAll('.hits.old .hit').length == 2")
	b.look("search-wrong")
	b.press(`"`)
	b.until("!document.querySelector('.where') && document.querySelectorAll('.hits:not(.old) .hit').length == 2")

	// A click narrows, the same click widens; alternatives stay together.
	b.typeAnew("rained or new")
	b.until("document.querySelectorAll('.hit').length == 4")
	b.do(chromedp.Click(`.facet[data-condition="theme:stepping-back"]`))
	b.until("document.querySelector('#query').value === '(rained or new) theme:stepping-back' && document.querySelectorAll('.hit').length == 1")
	b.look("search")
	b.do(chromedp.Click(`.facet[aria-pressed=true][data-condition="theme:stepping-back"]`))
	b.until("document.querySelectorAll('.hit').length == 4")

	// By keys to the second passage, and there.
	b.do(chromedp.Focus("#query"))
	b.press(kb.ArrowDown + kb.ArrowDown)
	var place string
	b.eval("document.activeElement.getAttribute('href')", &place)
	b.press("\r")
	b.until("location.pathname + location.hash === " + quoted(place))
}

func TestCodingAllThatWasFound(t *testing.T) {
	w := newWorkshop(t)
	w.write("transcripts/T3.md", "---\nid: T3\nkind: interview\nparticipants: [P1]\nspeakers:\n  - label: P1\n    kind: participant\n    participant: P1\n---\n\nP1: "+hostile+" It rained.\n")
	b := w.browse("/search?q=rained")
	b.until("document.querySelectorAll('.hit').length == 3")
	b.do(chromedp.Click("#code-hits"))
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("hands\r")
	b.until("document.querySelectorAll('dialog.review input[type=checkbox]').length == 3")
	b.look("review")
	b.do(chromedp.Click("dialog.review li:nth-child(2) input"), chromedp.SetValue("dialog.review select", "words"))
	b.until("document.querySelector('dialog.review button.main').textContent === 'Code 2 passages'")
	b.do(chromedp.Click("dialog.review button.main"))
	b.says("coded: 2 passages")
	b.until("document.querySelectorAll('.hit .chip').length == 2")
	if c := w.document("T1").Codings; len(c) != 1 || c[0].Quote != "rained" || c[0].Theme != "hands" {
		t.Errorf("%+v", c)
	}
	if n := len(w.document("T2").Codings) + len(w.document("T3").Codings); n != 1 {
		t.Errorf("%d codings in the other two", n)
	}
	var alien int
	b.eval("document.querySelectorAll('main script, main img').length", &alien)
	if alien != 0 {
		t.Error("elements were made of a transcript's text")
	}
	b.press("z", chromedp.ModifierCtrl)
	b.says("taken back")
	b.until("document.querySelectorAll('.hit .chip').length == 1")
}

// typeAnew puts other words into the box that has the focus.
func (b *tab) typeAnew(text string) {
	b.t.Helper()
	b.eval("(document.activeElement.select(), 1)", new(int))
	b.press(text)
}
