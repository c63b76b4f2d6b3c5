package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestAnEditWhileTheServerIsAwayIsNotLost(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "It rained.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	b.do(chromedp.Click(".stripe"))
	address, session := w.web.Listener.Addr().String(), w.server.door.session
	w.close()
	b.press("i")
	b.says("kept here")
	b.press("m")
	b.until("document.querySelector('dialog[open] textarea')")
	b.press("said very low")
	b.press("\r", chromedp.ModifierCtrl)
	b.says("kept here")
	// A later word on the same takes the place of the earlier one.
	b.press("i")
	b.until("!document.querySelector('.stripe .star')")
	b.press("i")
	b.until("document.querySelector('.stripe .star') && JSON.parse(localStorage.getItem('changes ash')).length === 2")
	w.reopen("ash", address, session)
	b.until("!localStorage.getItem('changes ash')")
	if c := w.document("T1").Codings; len(c) != 1 || !c[0].Starred || c[0].Memo != "said very low" {
		t.Errorf("%+v", c)
	}
	if !strings.Contains(b.text(".detail"), "said very low") {
		t.Error("the page does not show it")
	}
}

// Answers that come late speak of what was asked before them.
func TestThePageDoesNotGoBackWhileEditsAreOnTheirWay(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "שלום together. It rained. Then")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	b.do(chromedp.Click(".stripe"))
	b.until("document.querySelector('.detail blockquote')")
	var ok bool
	b.eval(`(() => {
		const real = fetch, seen = window.seen = []
		window.fetch = (...all) => new Promise(r => setTimeout(r, 150)).then(() => real(...all))
		new MutationObserver(() => seen.push(document.querySelector('.detail blockquote').textContent.length)).observe(document.querySelector('.detail'), { childList: true, subtree: true })
		const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, bubbles: true }))
		press(); setTimeout(press, 40); setTimeout(press, 80)
		return true
	})()`, &ok)
	b.do(chromedp.Sleep(1_200_000_000))
	var seen []int
	b.eval("window.seen", &seen)
	for i := 1; i < len(seen); i++ {
		if seen[i] > seen[i-1] {
			t.Errorf("the quote grew again: %v", seen)
		}
	}
	if c := w.document("T1").Codings[0]; c.Quote != "שלום together" || len(seen) < 3 {
		t.Errorf("%q, seen %v", c.Quote, seen)
	}
}

func TestWhatIsAskedOutlivesThePage(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "It rained.")
	b := w.browse("/d/T1")
	start := func() {
		b.until("document.querySelectorAll('.stripe').length == 1")
		b.do(chromedp.Click(".stripe"))
	}
	start()
	var ok bool
	// The laptop is closed before the request went out, and in the middle of a memo.
	b.eval("(window.fetch = () => new Promise(() => {}), true)", &ok)
	b.press("i")
	b.until("document.querySelector('.stripe .star')")
	b.press("m")
	b.until("document.querySelector('dialog[open] textarea')")
	b.press("half a thou")
	if w.document("T1").Codings[0].Starred {
		t.Fatal("the star was sent")
	}
	b.open(w.web.URL + "/d/T2") // another document, even
	b.until("!localStorage.getItem('changes ash')")
	b.open(w.web.URL + "/d/T1")
	b.until("document.querySelector('.stripe .star')")
	if !w.document("T1").Codings[0].Starred {
		t.Error("the star is not on disk")
	}
	start()
	b.press("m")
	b.until("document.querySelector('dialog[open] textarea')?.value === 'half a thou'")
	b.press(kb.Escape)
	b.until("!document.querySelector('dialog[open]')")
	b.press("m")
	b.until("document.querySelector('dialog[open] textarea')?.value === ''")
}
