package web

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// A program is the real one, serving a study.
type program struct {
	*exec.Cmd
	address string // that it printed
}

// built gives the real program.
func built(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mitten")
	if out, err := exec.Command("go", "build", "-o", path, "github.com/mitten-qda/mitten/cmd/mitten").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

func (w *workshop) program(path string) program {
	w.t.Helper()
	cmd := exec.Command(path, "-C", w.dir, "serve", "--coder", "ash", "--no-open")
	cmd.Env = append(os.Environ(), "MITTEN_CONFIG="+filepath.Join(w.dir, "config"))
	out, err := cmd.StderrPipe()
	if err != nil {
		w.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	var said []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		said = append(said, lines.Text())
		if address := regexp.MustCompile(`http://\S+/open\?token=\S+`).FindString(lines.Text()); address != "" {
			return program{cmd, address}
		}
	}
	w.t.Fatalf("no address: %q", said)
	return program{}
}

func (p program) kill(t *testing.T) {
	t.Helper()
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait()
}

// The program is killed as the system does it, in mid-edit, and started again.
// The browser that was open goes on as soon as it has the new address.
func TestAProgramThatIsKilledLosesNothing(t *testing.T) {
	w := newWorkshop(t)
	w.close()
	path := built(t)
	p := w.program(path)
	base := strings.TrimSuffix(p.address[:strings.Index(p.address, "/open")], "/")
	b := &tab{t, newBrowser(t)}
	b.do(chromedp.Navigate(p.address))
	b.until("location.pathname === '/' || location.pathname === '/d/T1'")
	b.open(base + "/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	b.selectWords("It rained.")
	b.press("1")
	b.says("coded: good enough")

	p.kill(t)
	b.selectWords("I let him get on with it.")
	b.press("2")
	b.says("kept here")
	b.until("localStorage.getItem('drafts ash')")

	again := w.program(path)
	if got := again.address[:strings.Index(again.address, "/open")]; got != base {
		t.Fatalf("it is at another address now: what the browser kept for the old one is out of reach (%s, %s)", got, base)
	}
	ctx, end := chromedp.NewContext(b.ctx)
	t.Cleanup(end)
	second := &tab{t, ctx}
	second.do(chromedp.Navigate(again.address))
	second.until("document.querySelectorAll('.stripe').length == 2 && !localStorage.getItem('drafts ash')")
	journal := w.read("codings/ash/T1.jsonl")
	for _, want := range []string{"It rained.", "I let him get on with it."} {
		if strings.Count(journal, want) != 1 {
			t.Errorf("%q is on disk %d times", want, strings.Count(journal, want))
		}
	}
}

// A browser without a network: requests fail at once, and work when it is back.
func TestWithoutANetworkWorkGoesOn(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	offline := func(on bool) {
		t.Helper()
		b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
				MatchedNetworkConditions: []*network.Conditions{{Offline: on, DownloadThroughput: -1, UploadThroughput: -1}}})
			return err
		}))
	}
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{})
		return err
	}))
	offline(true)
	b.press("jj1")
	b.says("kept here")
	b.press("j2")
	b.until("JSON.parse(localStorage.getItem('drafts ash') ?? '[]').length == 2")
	offline(false)
	b.until("!localStorage.getItem('drafts ash')")
	if got := w.document("T1").Codings; len(got) != 2 {
		t.Errorf("%+v", got)
	}
}
