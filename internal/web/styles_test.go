package web

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// Pages share one file of styles, and some words for their parts: a place, what
// was said, done. None may dress the parts of another.
func TestNoPageDressesAnother(t *testing.T) {
	w := newQuotes(t)
	b := w.browse("/quotes?theme=stepping-back")
	b.until("document.querySelector('.quote-list .place')")
	var border string
	if b.eval("getComputedStyle(document.querySelector('.quote-list .place')).borderLeftWidth", &border); border != "0px" {
		t.Errorf("the place of a quote has a border of %s", border)
	}
	var layout string
	if b.eval("getComputedStyle(document.querySelector('.filters')).display + ' ' + getComputedStyle(document.querySelector('.filters .choices')).display", &layout); layout != "flex contents" {
		t.Errorf("the filters of quotes are laid out as %s", layout)
	}
	b.open(w.web.URL + "/search?q=rained")
	b.until("document.querySelector('.hit .said')")
	var same bool
	if b.eval("getComputedStyle(document.querySelector('.hit .said')).color === getComputedStyle(document.body).color", &same); !same {
		t.Error("what was found is fainter than the page")
	}
	w, _ = newComparison(t)
	b = w.browse("/coder")
	b.choose(w, "1", "ash")
	b.open(w.web.URL + "/compare")
	b.until("document.querySelector('td a')")
	b.do(chromedp.Click("td a"))
	b.until("document.querySelectorAll('.place').length == 4")
	b.press("t")
	b.until("document.querySelector('.place.done')")
	var weight string
	if b.eval("getComputedStyle(document.querySelector('.place.done .actions button')).fontWeight", &weight); weight != "400" {
		t.Errorf("a decided place is written in weight %s", weight)
	}
}
