package web

import (
	"fmt"
	"strings"
	"testing"

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
		b.until(`document.activeElement.dataset.theme === "hostile"`)
	}
	for range 8 {
		b.press("z", chromedp.ModifierCtrl)
		b.do(chromedp.Sleep(150_000_000))
	}
	b.becomes(w, start)
	// Quickly, one after the other: each goes on from where the one before left it.
	b.until(`document.activeElement.dataset.theme === "hostile"`)
	for _, key := range []string{kb.ArrowUp, kb.ArrowUp, kb.ArrowDown, kb.ArrowRight} {
		b.press(key, chromedp.ModifierAlt)
	}
	b.becomes(w, "good-enough(hostile) stepping-back(hands)")
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
