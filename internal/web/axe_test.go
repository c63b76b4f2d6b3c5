package web

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axeScript reads axe-core from where internal/tools/install.sh puts it.
func axeScript(t *testing.T) string {
	t.Helper()
	cache := os.Getenv("XDG_CACHE_HOME")
	if cache == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			t.Fatal(err)
		}
		cache = filepath.Join(home, ".cache")
	}
	data, err := os.ReadFile(filepath.Join(cache, "mitten-test", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no axe-core; internal/tools/install.sh installs it")
		}
		t.Skip("no axe-core to test the pages with")
	}
	return string(data)
}

// barriers lists what axe-core finds on the page as it is now, by the rules of
// WCAG 2.2 AA and good practice.
func (b *tab) barriers(axe string) []string {
	b.t.Helper()
	var found []struct {
		ID    string
		Help  string
		Nodes []struct {
			HTML           string
			Target         []any
			FailureSummary string
		}
	}
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](axe+"\n;true"))
		return err
	}))
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`(() => { delete window.found; axe.run(document, {
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
			rules: { 'target-size': { enabled: true } },
		}).then(r => window.found = r.violations, e => window.found = [{ id: 'axe', help: String(e), nodes: [] }]); return true })()`))
		return err
	}))
	b.until("window.found")
	b.eval("window.found.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.slice(0, 3).map(n => ({HTML: n.html, Target: n.target, FailureSummary: n.failureSummary}))}))", &found)
	var out []string
	for _, v := range found {
		line := v.ID + ": " + v.Help
		for _, n := range v.Nodes {
			line += fmt.Sprintf("\n    %v %.200s\n    %s", n.Target, n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n    "))
		}
		out = append(out, line)
	}
	return out
}

// media makes the page believe in a setting of its reader.
func (b *tab) media(name, value string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}})
		return err
	}))
}

// emulateMedia makes the page believe that it is printed.
func emulateMedia(ctx context.Context, t *chromedp.Target, media string) error {
	_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
	return err
}

// pages lists the addresses of all pages, of the table of routes.
func (w *workshop) pages() []string {
	var out []string
	for _, r := range w.server.routes() {
		path, ok := strings.CutPrefix(r.pattern, "GET /")
		if ok && !strings.HasPrefix(path, "api/") && !strings.HasPrefix(path, "assets/") && path != "open" {
			out = append(out, "/"+strings.NewReplacer("{$}", "", "{document}", "T1", "{theme}", "hands").Replace(path))
		}
	}
	return out
}

// faint lists colours of themes that stand out from the pages less than 3 to 1
// (WCAG 1.4.11), for a codebook of forty themes.
func (b *tab) faint() []string {
	b.t.Helper()
	var out []string
	b.eval(`(() => {
		const light = colour => {
			const c = document.createElement('canvas').getContext('2d')
			c.fillStyle = colour; c.fillRect(0, 0, 1, 1)
			const [r, g, b] = [...c.getImageData(0, 0, 1, 1).data].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
			return 0.2126 * r + 0.7152 * g + 0.0722 * b
		}
		const grounds = ['.side', 'body'].map(s => light(getComputedStyle(document.querySelector(s)).backgroundColor))
		const made = [...document.querySelectorAll('.theme .dot')].map(d => getComputedStyle(d).backgroundColor)
		if (made.length < 40) return [made.length + ' themes']
		return made.filter(c => grounds.some(g => (Math.max(light(c), g) + .05) / (Math.min(light(c), g) + .05) < 3))
	})()`, &out)
	return out
}

// made waits for a page's content.
func (b *tab) made() {
	b.t.Helper()
	b.until("document.body.dataset.page && document.readyState === 'complete' && document.querySelector('#main').childElementCount > 0 && document.querySelector('#main').textContent.trim()")
	b.settle()
}

// settle waits until the page lies still: what is drawn first may move what
// comes after it.
func (b *tab) settle() {
	b.t.Helper()
	b.eval("(() => { window.still = 0; const next = () => ++window.still < 4 && requestAnimationFrame(next); requestAnimationFrame(next); return 1 })()", new(int))
	b.until("window.still >= 4")
}

// states are what the workspace can be in, each reached from a fresh page.
var states = []struct {
	name  string
	reach func(b *tab)
}{
	{"reading", func(b *tab) {}},
	{"a coding chosen", func(b *tab) {
		b.do(chromedp.Click(".stripe"))
		b.until("document.querySelector('.detail')")
	}},
	{"a theme chosen", func(b *tab) {
		b.press(kb.Escape)
		b.eval("getSelection().removeAllRanges() ?? 1", new(any))
		b.do(chromedp.Click(`button.theme[data-theme="good-enough"]`))
		b.until("document.querySelector('.quotes li')")
	}},
	{"a passage selected", func(b *tab) { b.press("jj") }},
	{"the picker", func(b *tab) {
		b.press("jn")
		b.until("document.querySelector('dialog[open] input')")
		b.press("hand")
	}},
	{"a memo", func(b *tab) {
		b.do(chromedp.Click(".stripe"))
		b.press("m")
		b.until("document.querySelector('dialog[open] textarea')")
		b.press("typed")
	}},
	{"renaming", func(b *tab) {
		b.do(chromedp.Click(`button.theme[data-theme="good-enough"]`))
		b.press(kb.F2)
		b.until("document.querySelector('dialog[open] input')")
	}},
	{"the sheet of keys", func(b *tab) {
		b.press("?")
		b.until("document.querySelector('dialog[open]')")
	}},
	{"something refused", func(b *tab) {
		b.press(kb.Escape)
		b.press("u")
		b.until("document.querySelector('#status.bad')")
	}},
}

func TestNothingKeepsAnybodyOut(t *testing.T) {
	axe := axeScript(t)
	w := newWorkshop(t)
	w.code("T1", "good-enough", "It rained.")
	w.code("T1", "stepping-back", "rained. Then")
	w.code("T1", "hostile", hostile)
	b := w.browse("/d/T1")
	check := func(what string) {
		t.Helper()
		for _, v := range b.barriers(axe) {
			t.Errorf("%s: %s", what, v)
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		b.media("prefers-color-scheme", scheme)
		b.open(w.web.URL + "/d/T1")
		b.until("document.querySelectorAll('.stripe').length >= 3")
		for _, path := range w.pages() {
			b.do(chromedp.Navigate(w.web.URL + path))
			b.made()
			check(scheme + " " + path)
		}
		for _, s := range states {
			b.do(chromedp.Navigate(w.web.URL + "/d/T1"))
			b.until("document.querySelectorAll('.stripe').length >= 3")
			b.settle()
			s.reach(b)
			check(scheme + ", " + s.name)
		}
	}
	b.media("prefers-color-scheme", "light")
	b.do(chromedp.EmulateViewport(320, 640))
	b.do(chromedp.Navigate(w.web.URL + "/d/T1"))
	b.until("document.querySelectorAll('.stripe').length >= 3")
	check("320 pixels wide")
}

func TestColoursOfThemesStandOut(t *testing.T) {
	w := newWorkshop(t)
	w.close()
	book := w.read("codebook.yaml") + "  - id: pale\n    name: pale\n    colour: \"#ffffee\"\n  - id: deep\n    name: deep\n    colour: \"#000011\"\n"
	for i := range 40 {
		book += fmt.Sprintf("  - id: more-%d\n    name: more %d\n", i, i)
	}
	w.write("codebook.yaml", book)
	w.open("ash")
	b := w.browse("/d/T1")
	for _, scheme := range []string{"light", "dark"} {
		b.media("prefers-color-scheme", scheme)
		b.open(w.web.URL + "/d/T1")
		b.until("document.querySelectorAll('.theme .dot').length >= 40")
		if faint := b.faint(); len(faint) > 0 {
			t.Errorf("%s: too little contrast to their ground: %q", scheme, faint)
		}
	}
}

func TestNothingKeepsAnybodyOutOfAnEmptyStudy(t *testing.T) {
	axe := axeScript(t)
	w := newWorkshop(t)
	w.close()
	for _, name := range []string{"transcripts", "codebook.yaml", "participants.csv"} {
		if err := os.RemoveAll(filepath.Join(w.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	w.open("ash")
	if status, _ := w.get("/api/study"); status != http.StatusOK {
		t.Fatalf("an empty study: %d", status)
	}
	b := w.browse("/")
	b.until("document.querySelector('.empty')")
	b.shot("empty")
	for _, path := range w.pages() {
		b.do(chromedp.Navigate(w.web.URL + path))
		b.made()
		for _, v := range b.barriers(axe) {
			t.Errorf("empty %s: %s", path, v)
		}
	}
}
