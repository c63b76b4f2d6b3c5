package web

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// a stop is where the Tab key led to.
type stop struct {
	What    string // tag, id, class
	Name    string
	Outline bool // drawn around it
	Inside  bool // seen, whole or in part, and nothing lies over it
}

// stops goes through the page by Tab until it comes back to its beginning.
func (b *tab) stops(most int) []stop {
	b.t.Helper()
	var out []stop
	for range most {
		b.press(kb.Tab)
		var s *stop
		b.eval(`(() => {
			const el = document.activeElement
			if (!el || el === document.body || el.dataset.stopped) return null
			el.dataset.stopped = '1'
			const style = getComputedStyle(el), r = el.getBoundingClientRect()
			const x = Math.min(Math.max(r.left + Math.min(r.width, 40) / 2, 1), innerWidth - 2), y = Math.min(Math.max(r.top + Math.min(r.height, 20) / 2, 1), innerHeight - 2)
			const over = document.elementFromPoint(x, y)
			return {
				What: el.localName + (el.id ? '#' + el.id : '') + [...el.classList].map(c => '.' + c).join('') ,
				Name: (el.getAttribute('aria-label') ?? el.textContent ?? '').trim(),
				Outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
				Inside: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth && !!over && (el.contains(over) || over.contains(el)),
			}
		})()`, &s)
		if s == nil {
			return out
		}
		out = append(out, *s)
	}
	b.t.Errorf("Tab did not come round in %d steps", most)
	return out
}

func TestTabReachesEverythingAndIsSeen(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "It rained.")
	w.code("T1", "stepping-back", "rained. Then")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 2")
	var all []string
	for _, s := range b.stops(80) {
		all = append(all, s.What)
		if !s.Outline || !s.Inside || s.Name == "" {
			t.Errorf("%+v", s)
		}
	}
	got := strings.Join(all, " ")
	for _, want := range []string{"a.skip", "input#document-filter", "input#theme-filter", "button.theme", "section#transcript.transcript", "button.stripe", "aside.quotes-panel"} {
		if !strings.Contains(got, want) {
			t.Errorf("Tab never comes to %s: %s", want, got)
		}
	}
	// Whatever can be clicked can be reached.
	var missed []string
	b.eval(`[...document.querySelectorAll('a[href], button, input, select, textarea')].filter(e => !e.dataset.stopped && e.checkVisibility()).map(e => e.outerHTML.slice(0, 120))`, &missed)
	if len(missed) > 0 {
		t.Errorf("not reached: %q", missed)
	}
	// The first stop leads past the lists, to the text.
	b.open(w.web.URL + "/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 2")
	b.press(kb.Tab + "\r")
	b.until("document.activeElement.id === 'transcript'")
}

func TestDialogsHoldTheFocusAndGiveItBack(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "It rained.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	for _, d := range []struct{ name, keys string }{{"sheet", "?"}, {"memo", "m"}, {"picker", "n"}} {
		b.eval("document.querySelector('.stripe').click() ?? document.querySelector('.stripe').focus() ?? 1", new(any))
		b.until("document.activeElement.matches('.stripe')")
		b.press(d.keys)
		b.until("document.querySelector('dialog[open]')?.contains(document.activeElement)")
		for range 8 { // once round, the browser's own part of it included
			b.press(kb.Tab)
			b.until("document.activeElement === document.body || document.querySelector('dialog[open]').contains(document.activeElement)")
		}
		b.eval("document.querySelector('dialog[open] :is(input, textarea, button)').focus() ?? 1", new(any))
		b.press(kb.Escape)
		b.until("!document.querySelector('dialog') && document.activeElement.matches('.stripe')")
	}
	// A theme applied by Enter on its button leaves the focus there.
	b.press(kb.Escape)
	b.press("j")
	b.eval(`document.querySelector('button.theme[data-theme="hands"]').focus() ?? 1`, new(any))
	b.press("\r")
	b.says("coded: sitting on your hands")
	b.until(`document.activeElement.matches('button.theme[data-theme="hands"]')`)
}

func TestWhatWasDoneIsSaidOnce(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.says("T1: 5 turns")
	b.eval(`(() => {
		window.said = []
		for (const box of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) new MutationObserver(() => window.said.push(box.textContent)).observe(box, { childList: true, characterData: true, subtree: true })
		return document.querySelectorAll('[role=status], [role=alert], [aria-live]').length
	})()`, new(int))
	b.press("j1")
	b.says("coded: good enough")
	b.press("z", chromedp.ModifierCtrl)
	b.says("taken back")
	b.do(chromedp.Sleep(300_000_000))
	var said []string
	b.eval("window.said", &said)
	if len(said) != 2 || !strings.HasPrefix(said[0], "coded") || !strings.HasPrefix(said[1], "taken back") {
		t.Errorf("said %q", said)
	}
}

// width gives how wide the page would like to be, and how wide it is.
func (b *tab) width() (wanted, is int) {
	b.t.Helper()
	b.eval("document.scrollingElement.scrollWidth", &wanted)
	b.eval("innerWidth", &is)
	return wanted, is
}

func TestNarrowAndEnlargedPagesLoseNothing(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "It rained.")
	w.code("T1", "hostile", hostile)
	b := w.browse("/d/T1")
	for _, size := range []struct {
		name          string
		width, height int64
		scale         float64
	}{{"320", 320, 640, 1}, {"zoomed", 640, 450, 2}, {"narrow", 700, 900, 1}} {
		b.do(chromedp.EmulateViewport(size.width, size.height, chromedp.EmulateScale(size.scale)))
		for _, path := range w.pages() {
			b.do(chromedp.Navigate(w.web.URL + path))
			b.made()
			if wanted, is := b.width(); wanted > is {
				var who []string
				b.eval(`[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()).slice(0, 5).map(e => e.outerHTML.slice(0, 100))`, &who)
				t.Errorf("%s at %s: %d pixels in %d: %q", path, size.name, wanted, is, who)
			}
		}
		b.open(w.web.URL + "/d/T1")
		b.until("document.querySelectorAll('.stripe').length == 2")
		b.shot("width-" + size.name)
		for _, what := range []string{"#document-filter", "#theme-filter", ".turn .words", ".stripe", ".quotes-panel", "#finish"} {
			var seen bool
			b.eval("document.querySelector("+quoted(what)+")?.checkVisibility() ?? false", &seen)
			if !seen {
				t.Errorf("%s is not on the page at %s", what, size.name)
			}
		}
		b.press("?")
		b.until("document.querySelector('dialog[open]')")
		var fits bool
		b.eval("(r => r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight)(document.querySelector('dialog').getBoundingClientRect())", &fits)
		if !fits {
			t.Errorf("the sheet of keys is larger than the window at %s", size.name)
		}
		b.press(kb.Escape)
	}
}

func TestReducedMotionMovesNothing(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.media("prefers-reduced-motion", "reduce")
	var moving []string
	b.eval(`[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.scrollBehavior === 'smooth' || parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' }).map(e => e.localName)`, &moving)
	var scripted bool
	b.eval("/behavior: *[\"']smooth/.test(document.documentElement.innerHTML)", &scripted)
	if len(moving) > 0 || scripted {
		t.Errorf("%q move", moving)
	}
}

func TestPrintingHasTheTextAndItsThemes(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "It rained.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	data, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("MITTEN_SHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "print.pdf"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b.printed()
	var shown, hidden int
	b.eval("[...document.querySelectorAll('.turn .words, .stripe, h1')].filter(e => e.checkVisibility()).length", &shown)
	b.eval("[...document.querySelectorAll('.side, .quotes-panel, header.bar, #finish')].filter(e => e.checkVisibility()).length", &hidden)
	if shown < 6 || hidden > 0 {
		t.Errorf("%d parts of the text are printed, and %d tools", shown, hidden)
	}
}

// printed shows the page as it is on paper.
func (b *tab) printed() {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error { return emulateMedia(ctx, t, "print") }))
}
