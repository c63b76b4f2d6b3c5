package web

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
	"unicode"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A tab is a real browser's page of a workshop.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// newBrowser starts Chromium, or skips where there is none.
func newBrowser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no Chromium; internal/tools/install.sh installs it")
		}
		t.Skip("no Chromium to test the pages in")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(filepath.Join(t.TempDir(), "profile")), chromedp.WindowSize(1400, 900),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-quic", true), chromedp.Flag("lang", "en-GB"))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(alloc)
	t.Cleanup(end)
	ctx, cancel := context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// browse opens the workshop in a browser of its own, at a path.
func (w *workshop) browse(path string) *tab {
	w.t.Helper()
	b := &tab{w.t, newBrowser(w.t)}
	// The test's own client used the token; its cookie is the browser's.
	b.do(chromedp.Navigate(w.web.URL + "/open?token=none"))
	b.cookie(w)
	b.open(w.web.URL + path)
	return b
}

// cookie lets the browser in, as the token would have.
func (b *tab) cookie(w *workshop) {
	b.t.Helper()
	http := true
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, network.SetCookie, network.SetCookieParams{Name: cookieName, Value: w.server.door.session, URL: w.web.URL, HTTPOnly: &http, SameSite: network.CookieSameSiteStrict})
		return err
	}))
}

func (b *tab) open(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
	b.until("document.querySelector('#main').childElementCount > 0")
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// eval gives the value of an expression in the page, as JSON.
func (b *tab) eval(expression string, into any) {
	b.t.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("JSON.stringify("+expression+") ?? 'null'"))
	if err == nil {
		err = json.Unmarshal([]byte(text), into)
	}
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
}

// text gives the text of the first element.
func (b *tab) text(selector string) string {
	b.t.Helper()
	var s string
	b.eval("document.querySelector("+quoted(selector)+")?.textContent ?? ''", &s)
	return s
}

// until waits for an expression to be true.
func (b *tab) until(expression string) {
	b.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && ok {
			return
		}
	}
	b.shot("failed")
	b.t.Fatalf("never: %s; the page says %q", expression, b.text("#status"))
}

// says waits for the line of status.
func (b *tab) says(text string) {
	b.t.Helper()
	b.until("document.querySelector('#status').textContent.includes(" + quoted(text) + ")")
}

// press presses keys as a person does: what a page takes for itself writes no
// letter.
func (b *tab) press(keys string, modifiers ...chromedp.Modifier) {
	b.t.Helper()
	for _, r := range keys {
		for _, k := range kb.Encode(r) {
			if k.Type == kb.KeyChar {
				continue
			}
			if k.Type == kb.KeyDown {
				k.Type = input.DispatchKeyEventTypeRawKeyDown
				if k.Text = textOf(r, modifiers); k.Text != "" {
					k.Type = kb.KeyDown
				}
			}
			for _, m := range modifiers {
				k.Modifiers |= int64(m)
			}
			b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
				_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, *k)
				return err
			}))
		}
	}
}

// textOf gives what a key writes: nothing with Ctrl, or where it is no letter.
func textOf(r rune, modifiers []chromedp.Modifier) string {
	switch {
	case slices.Contains(modifiers, chromedp.ModifierCtrl), slices.Contains(modifiers, chromedp.ModifierAlt):
		return ""
	case r == '\r':
		return "\r"
	case !unicode.IsPrint(r):
		return ""
	}
	return string(r)
}

// shot keeps a picture of the page where MITTEN_SHOTS names a folder.
func (b *tab) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("MITTEN_SHOTS")
	if dir == "" {
		return
	}
	data, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), data, 0o644)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

func quoted(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}
