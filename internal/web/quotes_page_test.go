package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestReadingTheQuotesOfATheme(t *testing.T) {
	w := newQuotes(t)
	b := w.browse("/quotes")
	b.until("document.querySelector('.quote-list .empty')?.textContent.startsWith('Choose a theme')")
	b.do(chromedp.Click(`.facet[data-theme="stepping-back"]`))
	b.until("document.querySelectorAll('.quote-list blockquote').length == 4 && location.search === '?theme=stepping-back'")
	b.look("quotes")

	// Narrowed by role, by words, without sub-themes; the box of words keeps the focus.
	b.do(chromedp.Focus(".filters input[type=search]"))
	b.press("wait")
	b.until("document.querySelectorAll('.quote-list blockquote').length == 1 && document.activeElement.value === 'wait'")
	b.typeAnew(" ")
	b.until("document.querySelectorAll('.quote-list blockquote').length == 4")
	b.eval("(() => { const s = document.querySelector('[data-field=role]'); s.value = 'Client'; s.dispatchEvent(new Event('change')); return 1 })()", new(int))
	b.until("document.querySelectorAll('.quote-list blockquote').length == 2")
	b.do(chromedp.Click("#preview"))
	b.until("document.querySelector('dialog.preview pre')?.textContent.includes('— Client')")
	b.look("preview")
	if text := b.text("dialog.preview pre"); strings.Contains(text, "P1") || strings.Contains(text, "T1") {
		t.Error("the preview names somebody")
	}
	b.press(kb.Escape)
	b.until("!document.querySelector('dialog')")

	// By keys to the place of the second.
	b.do(chromedp.Focus(".filters input[type=search]"))
	b.press(kb.ArrowDown + kb.ArrowDown + "\r")
	b.until("location.pathname + location.hash === '/d/T1#t5'")
}
