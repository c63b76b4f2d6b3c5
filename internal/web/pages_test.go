package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestCodingByKeyboardAlone(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	b.shot("reading")

	// Turn by turn to what P1 says first, then its second sentence.
	b.press("jj")
	b.press(kb.ArrowRight) // leaves the turn for a word behind it
	b.press("k")
	b.press("1")
	b.says("coded: good enough")
	codings := w.document("T1").Codings
	if len(codings) != 1 || codings[0].Theme != "good-enough" {
		t.Fatalf("%+v", codings)
	}
	b.until("document.querySelectorAll('mark').length > 0")

	// The theme used last, on the next sentence; then taken back and done again.
	b.press(kb.Escape)
	b.press("jj")
	b.press(kb.ArrowDown)
	b.press("q")
	b.until("document.querySelectorAll('.stripe').length == 2")
	b.says("coded: good enough")
	b.press("z", chromedp.ModifierCtrl)
	b.says("taken back")
	if n := len(w.document("T1").Codings); n != 1 {
		t.Errorf("%d codings after taking one back", n)
	}
	b.press("y", chromedp.ModifierCtrl)
	b.says("done again")
	if n := len(w.document("T1").Codings); n != 2 {
		t.Errorf("%d codings after doing it again", n)
	}

	// A new theme of what matches none, in the branch that is chosen.
	b.press(kb.Escape)
	b.press("j")
	b.press("n")
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("asking twice")
	b.shot("picker")
	b.press("\r")
	b.says("coded: asking twice")
	if !strings.Contains(w.read("codebook.yaml"), "asking twice") {
		t.Error("the theme is not in the codebook")
	}

	// A memo on it, and off with it.
	b.press("m")
	b.until("document.querySelector('dialog[open] textarea')")
	b.press("said very low")
	b.press("\r", chromedp.ModifierCtrl)
	b.says("memo kept")
	if !strings.Contains(w.read("codings/ash/T1.jsonl"), "said very low") {
		t.Error("the memo is not in the journal")
	}
	b.press("u")
	b.says("removed")
	b.press("\r", chromedp.ModifierCtrl)
	b.says("finished")
	if d := w.document("T1"); len(d.Codings) != 2 || len(d.Finished) == 0 {
		t.Errorf("%d codings, finished %v", len(d.Codings), d.Finished)
	}
}

func TestCodingByMouse(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	// Every character that counts differently in browsers, servers and files.
	for i, words := range []string{"👍🏽", "e\u0301tude", "שלום together", "It rained"} {
		b.selectWords(words)
		b.do(chromedp.Click(`button.theme[data-theme="stepping-back"]`))
		b.until(fmt.Sprintf("document.querySelectorAll('.stripe').length == %d && !Object.keys(localStorage).some(k => k.startsWith('draft'))", i+1)) // on disk, and drawn anew
		found := false
		for _, c := range w.document("T1").Codings {
			found = found || c.Quote == words
		}
		if !found {
			t.Errorf("no coding of %q: %+v", words, w.document("T1").Codings)
		}
	}
	// Overlapping: one piece of text with both themes, split at each boundary.
	b.selectWords("rained. Then")
	b.do(chromedp.Click(`button.theme[data-theme="good-enough"]`))
	b.until("[...document.querySelectorAll('mark')].some(m => m.dataset.codings.split(' ').length == 2 && m.textContent.includes('rained'))")
	b.shot("overlap")
}

// selectWords selects the first place of words on the page, as dragging does.
func (b *tab) selectWords(words string) {
	b.t.Helper()
	var ok bool
	b.eval(`(() => {
		const words = `+quoted(words)+`
		for (const box of document.querySelectorAll('.words')) {
			const nodes = [], walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
			for (let n = walk.nextNode(); n; n = walk.nextNode()) if (!n.parentElement.closest('.unseen')) nodes.push(n)
			const at = nodes.map(n => n.data).join('').indexOf(words)
			if (at < 0) continue
			const place = (i, end) => { for (const n of nodes) { if (end ? i <= n.length : i < n.length) return [n, i]; i -= n.length } }
			getSelection().setBaseAndExtent(...place(at, false), ...place(at + words.length, true))
			document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
			return true
		}
		return false
	})()`, &ok)
	if !ok {
		b.t.Fatalf("the page does not say %q", words)
	}
	b.do(chromedp.Sleep(50_000_000))
}

func TestHostileTextIsText(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "hostile", hostile)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	var alien int
	b.eval("document.querySelectorAll('main script, main img').length", &alien)
	if alien != 0 || !strings.Contains(b.text("main"), hostile) {
		t.Errorf("%d elements were made of a transcript's text", alien)
	}
}

func TestTwoTabs(t *testing.T) {
	w := newWorkshop(t)
	c, _ := w.code("T1", "good-enough", "It rained.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	// The other tab writes a memo; this one does not know of it.
	memo := "from the other tab"
	d := w.document("T1")
	w.ask("POST", "/api/documents/T1/codings/"+c.ID, changeJSON{Text: d.Text, Version: c.Version, Memo: &memo}, nil)
	b.do(chromedp.Click(".stripe"))
	b.press("m")
	b.until("document.querySelector('dialog[open] textarea')")
	b.press("from this tab")
	b.press("\r", chromedp.ModifierCtrl)
	b.says("changed since it was shown")
	if got := w.document("T1").Codings[0].Memo; got != memo {
		t.Errorf("the memo is %q", got)
	}
	b.until("document.querySelector('.detail .memo')?.textContent === " + quoted(memo))
}

func TestAServerThatStopsLosesNothing(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	b.selectWords("It rained.")
	address := w.web.Listener.Addr().String()
	session := w.server.door.session
	w.close()
	b.press("1")
	b.says("kept here")
	b.until("document.querySelectorAll('.stripe').length == 1")
	w.reopen("ash", address, session)
	b.until("!localStorage.getItem('drafts ash')")
	b.says("coded: good enough")
	if got := w.document("T1").Codings; len(got) != 1 || got[0].Quote != "It rained." {
		t.Errorf("%+v", got)
	}
}
