package web

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// demonstrated is the study that `mitten demo` invents, open for its first coder.
func demonstrated(t *testing.T) *workshop {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mitten")
	if out, err := exec.Command("go", "build", "-o", path, "github.com/mitten-qda/mitten/cmd/mitten").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	dir := filepath.Join(t.TempDir(), "demo")
	demo := exec.Command(path, "demo", dir)
	demo.Env = append(os.Environ(), "MITTEN_CONFIG="+filepath.Join(t.TempDir(), "config"))
	if out, err := demo.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	w := &workshop{t: t, dir: filepath.Join(dir, "study")}
	w.open("ash")
	return w
}

// The pictures of docs/img, of the study that `mitten demo` invents:
//
//	MITTEN_SHOTS=$PWD/docs/img go test ./internal/web -run Pictures
func TestPicturesOfTheMainPages(t *testing.T) {
	if os.Getenv("MITTEN_SHOTS") == "" {
		t.Skip("MITTEN_SHOTS names no folder for pictures")
	}
	w := demonstrated(t)
	b := w.browse("/")
	b.do(chromedp.EmulateViewport(1280, 760))
	b.until("document.querySelectorAll('.stripe').length > 2")
	id := strings.TrimSpace(b.text(".documents a[aria-current] .id"))
	for _, scheme := range []string{"light", "dark"} {
		b.media("prefers-color-scheme", scheme)
		b.do(chromedp.EmulateViewport(1280, 760))
		b.open(w.web.URL + "/d/" + id)
		b.until("document.querySelectorAll('.stripe').length > 2")
		b.settle()
		b.eval("document.querySelectorAll('.stripe')[1].click() ?? 1", new(any))
		b.until("document.querySelector('.detail')")
		b.picture("read-" + scheme)
		b.press("n")
		b.until("document.querySelector('dialog[open] input')")
		b.press("s")
		b.picture("picker-" + scheme)
		b.do(chromedp.EmulateViewport(700, 900))
		b.open(w.web.URL + "/d/" + id)
		b.until("document.querySelectorAll('.stripe').length > 2")
		b.eval("document.querySelector('#transcript').scrollIntoView() ?? 1", new(any))
		b.picture("narrow-" + scheme)
	}
	b.media("prefers-color-scheme", "light")
	b.do(chromedp.EmulateViewport(1280, 760))
	for _, p := range []struct{ path, there string }{
		{"search?q=toaster", ".hit"}, {"quotes?theme=stepping-back", ".quote-list blockquote"}, {"overview", ".bars"},
	} {
		b.do(chromedp.Navigate(w.web.URL + "/" + p.path))
		b.until("document.querySelector(" + quoted(p.there) + ")")
		name, _, _ := strings.Cut(p.path, "?")
		b.picture(name + "-light")
	}
}

// picture keeps what is on the screen once it lies still.
func (b *tab) picture(name string) {
	b.t.Helper()
	b.settle()
	b.shot(name)
}
