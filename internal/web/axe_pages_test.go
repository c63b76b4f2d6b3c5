package web

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pageStates are what the pages beside reading can be in.
var pageStates = []struct {
	name, path, there string // there: what shows that the page is drawn
	reach             func(b *tab)
}{
	{"passages found", "/search?q=rained", ".hit", func(b *tab) {}},
	{"a query that is not whole", "/search?q=rained%20%22it", ".where b", func(b *tab) {}},
	{"coding what was found", "/search?q=rained", ".hit", func(b *tab) {
		b.do(chromedp.Click("#code-hits"))
		b.until("document.querySelector('dialog[open] input') === document.activeElement")
		b.press("hands\r")
		b.until("document.querySelector('dialog.review[open] input[type=checkbox]')")
	}},
	{"quotes of a theme", "/quotes?theme=stepping-back", ".quote-list blockquote", func(b *tab) {}},
	{"a set of quotes", "/quotes?theme=stepping-back", ".quote-list blockquote", func(b *tab) {
		b.do(chromedp.Click("#preview"))
		b.until("document.querySelector('dialog.preview[open] pre')")
	}},
	{"a cell that is edited", "/participants", ".participants tbody tr", func(b *tab) {
		b.do(chromedp.Click("tr[data-id=P2] [data-column=role] button"))
		b.until("document.querySelector('td input')")
	}},
	{"a value that is refused", "/participants", ".participants tbody tr", func(b *tab) {
		b.do(chromedp.Click("tr[data-id=P2] [data-column=role] button"))
		b.until("document.querySelector('td input')")
		b.press("Cliemt\r")
		b.until("document.querySelector('.refused button')")
	}},
	{"the sheet of keys", "/overview", ".decisions", func(b *tab) {
		b.press("?")
		b.until("document.querySelector('dialog[open]')")
	}},
}

func TestNothingKeepsAnybodyOutOfThePages(t *testing.T) {
	axe := axeScript(t)
	w := newQuotes(t)
	w.write("sampling.csv", "what,role,number,date,note\nplanned,Client,3,,\nrefused,Client,1,,on leave\n")
	b := w.browse("/overview")
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1400, 320} {
			b.emulate(width, scheme)
			for _, s := range pageStates {
				b.do(chromedp.Navigate(w.web.URL + s.path))
				b.until("document.querySelector(" + quoted(s.there) + ")")
				b.settle()
				s.reach(b)
				for _, v := range b.barriers(axe) {
					t.Errorf("%s, %d wide, %s: %s", scheme, width, s.name, v)
				}
			}
		}
	}
}

func TestNothingKeepsAnybodyOutOfComparing(t *testing.T) {
	axe := axeScript(t)
	w, _ := newComparison(t)
	b := w.browse("/coder")
	check := func(what string) {
		t.Helper()
		for _, v := range b.barriers(axe) {
			t.Errorf("%s: %s", what, v)
		}
	}
	b.until("document.querySelector('.coders a')")
	check("who codes")
	b.choose(w, "1", "ash")
	check("reading, blind")
	for _, scheme := range []string{"light", "dark"} {
		b.emulate(1400, scheme)
		b.open(w.web.URL + "/compare")
		b.until("document.querySelector('td a')")
		check(scheme + ", what can be compared")
		b.do(chromedp.Click("td a"))
		b.until("document.querySelectorAll('.place').length == 4")
		check(scheme + ", places")
		b.press("m")
		b.until("document.querySelector('dialog[open] textarea')")
		check(scheme + ", a reason")
		b.press(kb.Escape)
		b.press("n")
		b.until("document.querySelector('dialog[open] .passage-turns')")
		check(scheme + ", another passage")
		b.press(kb.Escape)
	}
	b.press("t")
	b.says("taken that are alike")
	check("a place decided")
}
