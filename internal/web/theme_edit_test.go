package web

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestMergeSaysHowManyMove(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "hands", "It rained.")
	w.code("T2", "hands", "It rained.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	b.do(chromedp.Click(`button.theme[data-theme="stepping-back"]`), chromedp.Click("#edit-theme"))
	b.until("document.querySelector('.elsewhere li')") // the quote in T2
	b.do(chromedp.Click("#theme-merge"))
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	var offered string
	b.eval("document.querySelector('#picked').textContent", &offered)
	if strings.Contains(offered, "sitting") {
		t.Error("a theme may go into a part of itself")
	}
	b.press("good")
	b.press("\r")
	b.until("document.querySelector('dialog[open] .yes')")
	if got := b.text("dialog[open]"); !strings.Contains(got, "0 codings") || !strings.Contains(got, "1 theme below") {
		t.Errorf("the dialog says %q", got)
	}
	b.press(kb.Escape)
	b.until("!document.querySelector('dialog[open]')")
	b.do(chromedp.Click(`button.theme[data-theme="hands"]`))
	b.until("document.querySelector('.theme-panel h2')?.textContent.includes('sitting')")
	b.do(chromedp.Click("#theme-merge"))
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("good\r")
	b.until("document.querySelector('dialog[open] .yes')")
	if got := b.text("dialog[open]"); !strings.Contains(got, "2 codings") {
		t.Errorf("the dialog says %q", got)
	}
	b.shot("merge")
	b.press("\r")
	b.becomes(w, "good-enough stepping-back([hands]) hostile")
	b.until(`document.querySelector('button.theme[data-theme="good-enough"] .count')?.textContent === "2"`)
	b.press("z", chromedp.ModifierCtrl)
	b.becomes(w, "good-enough stepping-back(hands) hostile")
	b.until(`document.querySelector('button.theme[data-theme="good-enough"] .count')?.textContent === "0"`)
}

func TestColoursCanBeToldFromThePage(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	b.do(chromedp.Click(`button.theme[data-theme="good-enough"]`), chromedp.Click("#edit-theme"))
	for _, colour := range []string{"#fffff0", "#000010", "#116655"} {
		var ok bool
		b.eval(fmt.Sprintf("(() => { const i = document.querySelector('#theme-colour'); i.value = %q; i.dispatchEvent(new Event('change', { bubbles: true })); return true })()", colour), &ok)
		b.says("colour of good enough kept")
		for range 100 {
			if strings.Contains(w.read("codebook.yaml"), colour) {
				break
			}
			b.do(chromedp.Sleep(20_000_000))
		}
		if !strings.Contains(w.read("codebook.yaml"), colour) {
			t.Fatalf("%s is not in the codebook", colour)
		}
		for _, scheme := range []string{"light", "dark"} {
			b.scheme(scheme)
			b.do(chromedp.Sleep(100_000_000))
			var worst float64
			b.eval(`(() => {
				const rgb = s => s.match(/[\d.]+/g).slice(0, 3).map(Number)
				const lum = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
				const con = (a, b) => { const [x, y] = [lum(a), lum(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }
				const grounds = ['body', '.side'].map(s => rgb(getComputedStyle(document.querySelector(s)).backgroundColor))
				return Math.min(...[...document.querySelectorAll('.themes .dot')].flatMap(d => grounds.map(g => con(rgb(getComputedStyle(d).backgroundColor), g))))
			})()`, &worst)
			if worst < 3 {
				t.Errorf("%s in the %s: contrast %.2f", colour, scheme, worst)
			}
		}
	}
	b.shot("dark")
}

// scheme has the browser prefer light or dark.
func (b *tab) scheme(name string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		return err
	}))
}

func TestWhatIsTypedOfAThemeIsKept(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	choose := func() {
		b.do(chromedp.Click(`button.theme[data-theme="stepping-back"]`))
		b.until("document.querySelector('#edit-theme')")
		b.do(chromedp.Click("#edit-theme"), chromedp.Focus("#theme-include"))
	}
	choose()
	b.press("leaves it open")
	// The page is closed before anything was sent.
	b.open(w.web.URL + "/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	if strings.Contains(w.read("codebook.yaml"), "leaves it open") {
		t.Fatal("it was sent letter by letter")
	}
	choose()
	b.until("document.querySelector('#theme-include').value === 'leaves it open'")
	b.press(kb.End)
	b.press(" on purpose")
	b.press("\r", chromedp.ModifierCtrl)
	b.says("include of stepping back kept")
	if !strings.Contains(w.read("codebook.yaml"), "leaves it open on purpose") {
		t.Error(w.read("codebook.yaml"))
	}
	b.until("!localStorage.getItem('typed:stepping-back:include')")
	b.until("document.activeElement.id === 'theme-include'")
	if got := b.text(".theme-panel .rule"); got != "Include: leaves it open on purpose" {
		t.Errorf("the rule shown is %q", got)
	}
	b.shot("theme-editor")

	// A definition that somebody else writes meanwhile is not overwritten unseen.
	b.do(chromedp.Focus("#theme-definition"))
	b.press("x")
	text := w.read("codebook.yaml")
	w.write("codebook.yaml", strings.Replace(text, "Leaves it with the person.", "By hand.", 1))
	b.press("\r", chromedp.ModifierCtrl)
	b.says("changed since it was shown")
	b.until("document.querySelector('.field .about')?.textContent.includes('By hand.')")
	if !strings.Contains(w.read("codebook.yaml"), "By hand.") {
		t.Error("it was overwritten")
	}
}
