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

	"github.com/mitten-qda/mitten/codebook"
)

// shape is the codebook's tree, e.g. "a(b c) d"; retired themes are in [ ].
func (w *workshop) shape() string {
	w.t.Helper()
	book, err := codebook.Parse([]byte(w.read("codebook.yaml")), "codebook.yaml")
	if err != nil {
		w.t.Fatal(err)
	}
	var list func([]*codebook.Theme) string
	list = func(themes []*codebook.Theme) string {
		var out []string
		for _, t := range themes {
			s := t.ID
			if t.Status == codebook.Retired {
				s = "[" + s + "]"
			}
			if len(t.Children) > 0 {
				s += "(" + list(t.Children) + ")"
			}
			out = append(out, s)
		}
		return strings.Join(out, " ")
	}
	return list(book.Themes)
}

// becomes waits for the codebook to have a shape.
func (b *tab) becomes(w *workshop, shape string) {
	b.t.Helper()
	for range 200 {
		if w.shape() == shape {
			return
		}
		b.do(chromedp.Sleep(20_000_000))
	}
	b.shot("failed")
	b.t.Fatalf("the codebook is %s, want %s; the page says %q", w.shape(), shape, b.text("#status"))
}

func (b *tab) focusTheme(id string) {
	b.t.Helper()
	var ok bool
	b.eval(fmt.Sprintf(`(document.querySelector('.themes button.theme[data-theme="%s"]').focus(), true)`, id), &ok)
}

func (b *tab) tree() string {
	b.t.Helper()
	var names []string
	b.eval("[...document.querySelectorAll('.themes button.theme')].map(e => e.dataset.theme)", &names)
	return strings.Join(names, " ")
}

func TestThemesMoveByKey(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	start := "good-enough stepping-back(hands) hostile"
	b.becomes(w, start)
	b.focusTheme("hostile")
	for _, step := range []struct {
		key  string
		want string
	}{
		{kb.ArrowUp, "good-enough hostile stepping-back(hands)"},
		{kb.ArrowUp, "hostile good-enough stepping-back(hands)"},
		{kb.ArrowDown, "good-enough hostile stepping-back(hands)"},
		{kb.ArrowRight, "good-enough(hostile) stepping-back(hands)"},
		{kb.ArrowLeft, "good-enough hostile stepping-back(hands)"},
		{kb.ArrowDown, start},
		{kb.ArrowRight, "good-enough stepping-back(hands hostile)"},
		{kb.ArrowUp, "good-enough stepping-back(hostile hands)"},
	} {
		b.press(step.key, chromedp.ModifierAlt)
		b.becomes(w, step.want)
		// The focus goes with the theme.
		b.until(`document.activeElement.dataset.theme === "hostile" && document.querySelector('#status').textContent.includes('moved')`)
		b.do(chromedp.Sleep(50_000_000))
	}
	for range 8 {
		b.press("z", chromedp.ModifierCtrl)
		b.do(chromedp.Sleep(150_000_000))
	}
	b.becomes(w, start)
}

func TestThemesAreAddedAnywhereAndRenamed(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	b.focusTheme("good-enough")
	b.press("a")
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("asking twice\r")
	b.becomes(w, "good-enough asking-twice stepping-back(hands) hostile")
	b.until(`document.activeElement.dataset.theme === "asking-twice"`)
	b.press("A", chromedp.ModifierShift)
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("and once more\r")
	b.becomes(w, "good-enough asking-twice(and-once-more) stepping-back(hands) hostile")
	b.until(`document.activeElement.dataset.theme === "and-once-more"`)
	b.press(kb.F2)
	b.until("document.querySelector('dialog[open] input') === document.activeElement")
	b.press("thrice\r")
	b.says("renamed to thrice")
	if !strings.Contains(w.read("codebook.yaml"), "name: thrice") {
		t.Error(w.read("codebook.yaml"))
	}
}

func TestThemesMoveByMouse(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	drag := func(from, onto string, share float64) {
		var ok bool
		b.eval(fmt.Sprintf(`(() => {
			const row = id => document.querySelector('.branch[data-theme="' + id + '"]')
			const data = new DataTransfer(), onto = row(%q), r = onto.getBoundingClientRect()
			const at = { bubbles: true, cancelable: true, dataTransfer: data, clientX: r.left + 20, clientY: r.top + r.height * %v }
			row(%q).dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }))
			const taken = !onto.dispatchEvent(new DragEvent('dragover', at))
			if (taken) onto.dispatchEvent(new DragEvent('drop', at))
			row(%q)?.dispatchEvent(new DragEvent('dragend', { bubbles: true, dataTransfer: data }))
			return taken
		})()`, onto, share, from, from), &ok)
		if !ok && onto != "hands" {
			t.Errorf("%s does not take %s", onto, from)
		}
		if ok && onto == "hands" {
			t.Errorf("%s takes what it is a part of", onto)
		}
	}
	drag("hostile", "good-enough", 0.1)
	b.becomes(w, "hostile good-enough stepping-back(hands)")
	b.until(`document.querySelector('.themes button.theme').dataset.theme === "hostile"`)
	drag("hostile", "stepping-back", 0.5)
	b.becomes(w, "good-enough stepping-back(hands hostile)")
	b.until(`document.querySelector('.themes button.theme').dataset.theme === "good-enough"`)
	drag("good-enough", "stepping-back", 0.9)
	b.becomes(w, "stepping-back(hands hostile) good-enough")
	b.until(`document.querySelector('.themes button.theme').dataset.theme === "stepping-back"`)
	drag("stepping-back", "hands", 0.5)
}

func TestBranchesStayClosedAndRetiredThemesOut(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	b.do(chromedp.Click(`button.fold[data-fold="stepping-back"]`))
	b.until(`!document.querySelector('button.theme[data-theme="hands"]')`)
	b.open(w.web.URL + "/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	if got := b.tree(); got != "good-enough stepping-back hostile" {
		t.Errorf("a closed branch after a reload: %s", got)
	}
	b.focusTheme("stepping-back")
	b.press(kb.ArrowRight)
	b.until(`document.querySelector('button.theme[data-theme="hands"]')`)
	b.press(kb.ArrowDown)
	b.until(`document.activeElement.dataset.theme === "hands"`)

	// Retired: out of the tree, unless asked for; back by a button.
	b.do(chromedp.Click(`button.theme[data-theme="hostile"]`))
	b.until("document.querySelector('#edit-theme')")
	b.do(chromedp.Click("#edit-theme"), chromedp.Click("#theme-retire"))
	b.until("document.querySelector('dialog[open] .yes') === document.activeElement")
	b.press("\r")
	b.becomes(w, "good-enough stepping-back(hands) [hostile]")
	b.until(`!document.querySelector('.themes [data-theme="hostile"]')`)
	b.do(chromedp.Click("#show-retired"))
	b.until(`document.querySelector('.theme.retired[data-theme="hostile"]')`)
	b.shot("retired")
	b.until("document.querySelector('#theme-back')")
	b.do(chromedp.Click("#theme-back"))
	b.becomes(w, "good-enough stepping-back(hands) hostile")
}

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
