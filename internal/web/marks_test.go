package web

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestAStarByKey(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "It rained.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	b.do(chromedp.Click(`button.theme[data-theme="good-enough"]`), chromedp.Click(".stripe"))
	b.press("i")
	b.says("important")
	b.until("document.querySelector('.stripe .star') && document.querySelector('.quotes .star')")
	if c := w.document("T1").Codings[0]; !c.Starred {
		t.Errorf("%+v", c)
	}
	b.shot("star")
	b.press("i")
	b.says("the star is off")
	b.until("!document.querySelector('.stripe .star')")
	b.press("z", chromedp.ModifierCtrl)
	b.until("document.querySelector('.stripe .star')")
	if !w.document("T1").Codings[0].Starred {
		t.Error("taking it back did not bring the star back")
	}
	// On a coding that the server does not have yet: both are sent, in order.
	b.selectWords("That was new.")
	var ok bool
	b.eval(`(['1', 'i', 'i', 'i'].forEach(key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))), true)`, &ok)
	b.until("!localStorage.getItem('drafts ash') && document.querySelectorAll('.stripe .star').length === 2")
	b.do(chromedp.Sleep(300_000_000))
	n := 0
	for _, c := range w.document("T1").Codings {
		if c.Starred {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d codings with a star, want 2: %s", n, w.read("codings/ash/T1.jsonl"))
	}
}

// mouse sends one event of the mouse.
func (b *tab) mouse(kind input.DispatchMouseEventType, x, y float64) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		p := input.DispatchMouseEventParams{Type: kind, X: x, Y: y}
		if kind != input.DispatchMouseEventTypeMouseMoved {
			p.Button, p.ClickCount = input.MouseButtonLeft, 1
		}
		_, err := cdp.Call(ctx, t, input.DispatchMouseEvent, p)
		return err
	}))
}

func TestBoundariesMove(t *testing.T) {
	w := newWorkshop(t)
	w.code("T1", "good-enough", "שלום together. It rained.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	b.do(chromedp.Click(".stripe"))
	quote := func(want string) {
		t.Helper()
		for range 200 {
			if got := w.document("T1").Codings; len(got) == 1 && got[0].Quote == want {
				return
			}
			b.do(chromedp.Sleep(20_000_000))
		}
		b.shot("failed")
		t.Fatalf("the coding is %q, want %q; the page says %q", w.document("T1").Codings[0].Quote, want, b.text("#status"))
	}
	b.press(kb.ArrowRight, chromedp.ModifierAlt)
	quote("שלום together. It rained. Then")
	// Quickly, one after the other: none waits for the server, none is lost.
	b.press(kb.ArrowLeft, chromedp.ModifierAlt)
	b.press(kb.ArrowLeft, chromedp.ModifierAlt)
	b.press(kb.ArrowLeft, chromedp.ModifierAlt)
	quote("שלום together")
	b.press(kb.ArrowRight, chromedp.ModifierAlt, chromedp.ModifierShift)
	quote("together")
	b.press(kb.ArrowLeft, chromedp.ModifierAlt, chromedp.ModifierShift)
	b.press(kb.ArrowLeft, chromedp.ModifierAlt, chromedp.ModifierShift)
	quote("and שלום together")
	// A coding is never without words.
	for range 5 {
		b.press(kb.ArrowLeft, chromedp.ModifierAlt)
	}
	quote("and")

	// By mouse: the end to behind "rained", the beginning to "together".
	place := func(words string, end bool) (x, y float64) {
		var at []float64
		b.eval(`(() => {
			const words = `+quoted(words)+`, end = `+map[bool]string{true: "true", false: "false"}[end]+`
			for (const box of document.querySelectorAll('.words')) {
				const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
				for (let n = walk.nextNode(); n; n = walk.nextNode()) {
					const i = n.data.indexOf(words)
					if (i < 0 || n.parentElement.closest('.unseen')) continue
					const r = document.createRange()
					r.setStart(n, i); r.setEnd(n, i + words.length)
					const c = r.getClientRects()[0]
					return [end ? c.right - 2 : c.left + 2, c.top + c.height / 2]
				}
			}
		})()`, &at)
		return at[0], at[1]
	}
	grip := func(which string) (x, y float64) {
		var at []float64
		b.until("document.querySelector('.grip." + which + "')")
		b.eval("(() => { const r = document.querySelector('.grip."+which+"').getClientRects()[0]; return [r.left, r.top + r.height / 2] })()", &at)
		return at[0], at[1]
	}
	drag := func(which, words string, end bool) {
		x, y := grip(which)
		b.mouse(input.DispatchMouseEventTypeMouseMoved, x, y)
		b.mouse(input.DispatchMouseEventTypeMousePressed, x, y)
		tx, ty := place(words, end)
		b.mouse(input.DispatchMouseEventTypeMouseMoved, (x+tx)/2, (y+ty)/2)
		b.mouse(input.DispatchMouseEventTypeMouseMoved, tx, ty)
		b.shot("drag-" + which)
		b.mouse(input.DispatchMouseEventTypeMouseReleased, tx, ty)
	}
	drag("end", "rained", true)
	quote("and שלום together. It rained")
	drag("start", "together", false)
	quote("together. It rained")
	b.says("boundary moved")
	var focused bool
	b.eval("!!document.querySelector('.stripe.focused')", &focused)
	if !focused {
		t.Error("the coding lost the focus")
	}
	b.press("z", chromedp.ModifierCtrl)
	quote("and שלום together. It rained")
}
