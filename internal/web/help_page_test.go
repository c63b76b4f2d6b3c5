package web

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestHelpOnItsPageAndOverOthers(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/help")
	b.until("document.querySelectorAll('table.keys kbd').length > 20")
	b.look("help")
	var text, hrefs string
	b.eval("document.querySelector('table.keys').textContent", &text)
	b.eval("[...document.querySelectorAll('.manual a')].map(a => a.getAttribute('href')).join(' ')", &hrefs)
	b.do(chromedp.Click(`.contents a[href="#keys"]`))
	b.until("location.hash === '#keys'")

	// The same keys over reading, and over another page.
	for _, page := range []string{"/d/T1", "/overview"} {
		b.open(w.web.URL + page)
		b.until("document.querySelector('.turn, #progress')")
		b.press("?")
		b.until("document.querySelectorAll('dialog.sheet kbd').length > 20")
		b.look("sheet")
		var rows int
		b.eval("[...document.querySelectorAll('dialog.sheet dt')].filter(d => !"+quoted(text)+".includes(d.textContent)).length", &rows)
		if rows != 0 {
			t.Errorf("%s: %d keys are not in the manual", page, rows)
		}
		b.press(kb.Escape)
		b.until("!document.querySelector('dialog')")
	}
	b.press("gq")
	b.until("location.pathname === '/quotes'")
}
