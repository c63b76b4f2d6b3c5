package web

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// at waits until the page asks about a form.
func (b *tab) at(form string) {
	b.t.Helper()
	b.until("document.querySelector('.card h2.form')?.textContent === " + quoted(form))
}

// find goes down the list until a form is asked about.
func (b *tab) find(form string) {
	b.t.Helper()
	for range 40 {
		if b.text(".card h2.form") == form {
			return
		}
		b.press(kb.ArrowDown)
	}
	b.t.Fatalf("the page never asked about %q", form)
}

// stores gives everything that the browser keeps for the page.
func (b *tab) stores() string {
	b.t.Helper()
	var kept string
	b.eval("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, document.title, history.state])", &kept)
	return kept
}

// besides opens another tab of the same browser.
func (b *tab) besides(address string) *tab {
	b.t.Helper()
	ctx, end := chromedp.NewContext(b.ctx)
	b.t.Cleanup(end)
	other := &tab{b.t, ctx}
	other.open(address)
	return other
}

func TestNamesAreDecidedByKeysAlone(t *testing.T) {
	w := newIdentified(t)
	b := w.browse("/names")
	b.until("document.querySelector('.card h2.form')")
	forms := len(w.names().Forms)
	b.until(fmt.Sprintf("document.querySelector('.names-top .count').textContent === '0 of %d forms'", forms))
	if !strings.Contains(b.text(".identifiable"), "Identifiable") {
		t.Error("the page does not say that it shows names")
	}
	b.find("Gwilym")
	b.shot("names")
	if got := b.text(".sights"); !strings.Contains(got, "T01:1") || !strings.Contains(got, "Hathersedge") {
		t.Errorf("the places: %q", got)
	}

	// One: what to print. Two and three: one key each. Four: kept. Five: the same as.
	b.press("P")
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("the postman\r")
	b.says("Gwilym: person, printed as [the postman]")
	mustHoldNoName(t, "the browser's storage", b.stores())
	b.find("Dortmund")
	b.press("l")
	b.says("Dortmund: place, printed as [Place 1]")
	b.find("Ewart")
	b.press("n")
	b.says("Ewart: no identifier")
	b.find("Zsombek")
	b.press("k")
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("all of them live there\r")
	b.says("kept: all of them live there")
	b.find("Tess Hathersedge")
	b.press("s")
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("gwil")
	b.shot("names-same")
	b.press("\r")
	b.says("Tess Hathersedge: person, printed as [the postman]")

	state := w.log().State()
	for _, form := range []string{"Gwilym", "Dortmund", "Ewart", "Zsombek", "Tess Hathersedge"} {
		if _, ok := state.Of(form); !ok {
			t.Errorf("%s is not in the vault's log", form)
		}
	}

	// Place by place, then taken back whole, and decided otherwise.
	b.find("Moss")
	b.press("m")
	b.until("document.querySelectorAll('dialog[open] .sights li').length === 4")
	b.press("yn")
	b.press(" n")
	b.shot("names-places")
	b.press("\r")
	b.says("Moss: ")
	if got := len(w.log().State().Decisions()); got != 6 {
		t.Errorf("%d decisions", got)
	}
	b.press("u")
	b.says("taken back")
	b.at("Moss")
	if _, ok := w.log().State().Of("Moss"); ok {
		t.Error("Moss is decided still")
	}

	// Later goes on and decides nothing; letters in another place do nothing.
	b.press(" ")
	b.until("document.querySelector('.card h2.form').textContent !== 'Moss'")
	b.press("q")
	if got := len(w.log().State().Decisions()); got != 5 {
		t.Errorf("%d decisions", got)
	}

	b.do(chromedp.Click("#apply"))
	b.until("document.querySelector('dialog.applied[open]')")
	b.shot("names-applied")
	text := w.read("transcripts/T01.md")
	for _, want := range []string{"[the postman] said that [the postman] and [the postman] went ", "to [Place 1]. And we saw Ewart in Zsombek"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	b.press(kb.Escape)
	b.until("!document.querySelector('dialog')")
	b.do(chromedp.EmulateViewport(700, 900))
	b.shot("names-narrow")

	// Nothing of it is kept: not in the browser's storage, not on its disk, not
	// on the page that comes back.
	mustHoldNoName(t, "the browser's storage", b.stores())
	b.open(w.web.URL + "/help")
	mustHoldNoName(t, "another page", b.text("body"))
	b.eval("(Promise.all([caches.keys(), indexedDB.databases()]).then(all => { window.kept = JSON.stringify(all) }), 0)", new(any))
	b.until("window.kept === '[[],[]]'")
	mustKeepNoName(t, filepath.Join(w.dir, ".mitten"))
	profiles, err := filepath.Glob(filepath.Join(filepath.Dir(t.TempDir()), "*", "profile"))
	if err != nil || len(profiles) != 1 {
		t.Fatal(profiles, err)
	}
	mustKeepNoName(t, profiles[0])
}

func TestThePageIsEmptyOnceItIsLeft(t *testing.T) {
	w := newIdentified(t)
	b := w.browse("/names")
	b.until("document.querySelector('.card h2.form')")
	var left string
	b.eval("(dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })), document.body.textContent)", &left)
	mustHoldNoName(t, "the page that was left", left)
}

func TestTwoTabsDecide(t *testing.T) {
	w := newIdentified(t)
	b := w.browse("/names")
	b.until("document.querySelector('.card h2.form')")
	b.find("Gwilym")
	// Elsewhere, without this tab knowing of it, the same form is decided.
	n := w.names()
	w.ask("POST", "/api/names/decide", decideAsk{Scan: n.Scan, Form: n.form(t, "Gwilym"), As: "person", Print: "the postman"}, nil)
	b.press("n")
	b.says("decided since it was shown")
	b.until("document.querySelector('.card h2.form').textContent !== 'Gwilym'")
	b.until("document.querySelector('.verdicts').textContent.includes('[the postman]')")
	if d, _ := w.log().State().Of("Gwilym"); d.Print != "the postman" {
		t.Errorf("%+v", d)
	}

	// A second tab of this browser hears of it, and a transcript that is open is
	// offered anew.
	w.ask("POST", "/api/names/apply", struct{}{}, nil)
	second := b.besides(w.web.URL + "/names")
	third := b.besides(w.web.URL + "/d/T01")
	second.until("document.querySelector('.card h2.form')")
	third.until("document.querySelectorAll('.turn').length > 2")
	second.find("Dortmund")
	second.press("l")
	second.says("Dortmund: place")
	b.until("document.querySelector('.verdicts').textContent.includes('Dortmund')")
	second.do(chromedp.Click("#apply"))
	third.until("document.querySelector('#anew button')")
	third.shot("anew")
	third.do(chromedp.Click("#anew button"))
	third.until("!document.querySelector('#anew') && document.querySelector('.transcript')?.textContent.includes('[Place 1]')")
}

func TestAWrongKeyClosesThePage(t *testing.T) {
	w := newIdentified(t)
	b := w.browse("/names")
	b.until("document.querySelector('.card h2.form')")
	if err := os.Remove(w.key); err != nil {
		t.Fatal(err)
	}
	b.press("n")
	b.until("document.querySelector('.locked')")
	b.shot("names-locked")
	mustHoldNoName(t, "the closed page", b.text("body"))
	b.open(w.web.URL + "/import")
	b.until("document.querySelector('.locked')")
	mustHoldNoName(t, "the closed page", b.text("body"))
}

func TestAnImportIsCorrectedOnThePage(t *testing.T) {
	w := newIdentified(t, "walk-with-bogna.txt", walk, "second.txt", secondWalk)
	b := w.browse("/import")
	b.until("document.querySelector('.fixes')")
	b.shot("import")
	for i, id := range []string{"T01", "T02"} {
		b.do(chromedp.Click(fmt.Sprintf(".imports li:nth-child(%d) button", i+1)))
		b.until("document.querySelector('.import h2').textContent === " + quoted(id))
	}
	b.eval(`(() => { const s = document.querySelector('select[data-label="SD"]'); s.value = 'other'; s.dispatchEvent(new Event('change')); document.querySelector('#everywhere').click() })()`, new(any))
	b.do(chromedp.Click("#reread"))
	b.until("document.querySelector('.told')?.textContent.includes('In every document, now and later: SD is other')")
	b.shot("import-corrected")
	if sp := w.imported("T02").speaker(t, "SD"); sp.Kind != "other" {
		t.Errorf("%+v", sp)
	}
	b.do(chromedp.EmulateViewport(700, 1400))
	b.shot("import-narrow")
	mustHoldNoName(t, "the browser's storage", b.stores())
}

func TestNamesHeardAreAskedFor(t *testing.T) {
	w := newIdentified(t, "low.txt", strings.ToLower(strings.Repeat("Interviewer: and who was there with you then, on the long walk?\n\nBogna: there was gwilym, and we went to dortmund together by the train.\n\n", 12)))
	b := w.browse("/names")
	b.until("document.querySelector('.waiting .notice button')")
	b.do(chromedp.Click(".waiting .notice button"))
	b.until("document.querySelector('dialog[open] textarea') === document.activeElement")
	b.press("gwilym\rdortmund")
	b.shot("names-heard")
	b.press("\r", chromedp.ModifierCtrl)
	b.says("2 names heard in T01")
	b.until("!document.querySelector('.waiting .notice') && document.querySelector('.names-top .count').textContent.includes('forms')")
	if names, ok := w.log().State().Heard("T01"); !ok || len(names) != 2 {
		t.Errorf("%v", names)
	}
}

// A key held down decides one form, and who goes by Tab stays where they were.
func TestAKeyHeldDownDecidesOnce(t *testing.T) {
	w := newIdentified(t)
	b := w.browse("/names")
	b.until("document.querySelector('.card h2.form')")
	b.eval(`[false, true, true, true].forEach(repeat => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', repeat, bubbles: true })))`, new(any))
	b.says("no identifier")
	b.eval(`[true, true].forEach(repeat => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', repeat, bubbles: true })))`, new(any))
	b.do(chromedp.Sleep(200_000_000))
	if got := len(w.log().State().Decisions()); got != 1 {
		t.Errorf("%d decisions by one key", got)
	}
	b.eval(`document.querySelector('.letters [data-key="n"]').focus()`, new(any))
	b.press("\r")
	b.until("document.querySelector('.verdicts h2').textContent === '2 decisions'")
	b.until(`document.activeElement?.dataset?.key === 'n'`)
	if got := len(w.log().State().Decisions()); got != 2 {
		t.Errorf("%d decisions", got)
	}
}

func TestThePagesInTheDark(t *testing.T) {
	w := newIdentified(t, "walk-with-bogna.txt", walk, "second.txt", secondWalk)
	b := w.browse("/help")
	b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
		return err
	}))
	for _, page := range []string{"names", "import"} {
		b.open(w.web.URL + "/" + page)
		b.until("document.querySelector('h2.form')")
		b.shot(page + "-dark")
		// Marked in a colour of its own, which can be read.
		var contrast float64
		b.eval(`(() => {
			const light = c => { const [r, g, b] = c.match(/[\d.]+/g).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b }
			const s = getComputedStyle(document.querySelector('.identifiable')), l = [light(s.color), light(s.backgroundColor)].sort((a, b) => b - a)
			return (l[0] + .05) / (l[1] + .05)
		})()`, &contrast)
		if contrast < 4.5 {
			t.Errorf("%s: the mark has a contrast of %.1f", page, contrast)
		}
	}
}
