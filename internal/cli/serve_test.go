package cli_test

import (
	"bufio"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/mitten-qda/mitten/internal/cli"
)

// TestServingAStudy runs the real program: one serves, others may read, and who
// would write is told who holds the study.
func TestServingAStudy(t *testing.T) {
	d := newDesk(t)
	d.write("transcripts/T01.md", "---\nid: T01\nkind: interview\nparticipants: [P1]\nspeakers:\n  - label: P1\n    kind: participant\n    participant: P1\n---\nP1: It rained.\n")
	d.write("participants.csv", "id\nP1\n")
	d.must("codebook", "add", "weather")
	cmd := d.command("serve", "--coder", "ash", "--no-open")
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill() }()
	address := ""
	for lines := bufio.NewScanner(out); lines.Scan() && address == ""; {
		address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/open\?token=\S+`).FindString(lines.Text())
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	base := address[:strings.Index(address, "/open")]
	for _, page := range []string{address, base + "/", base + "/api/study"} {
		res, err := browser.Get(page)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", strings.TrimPrefix(page, base), res.Status)
		}
	}
	d.must("themes")
	if said, code := d.run("code", "add", "T01", "weather", "--quote", "It rained", "--coder", "ash"); code != cli.CodeLocked || !strings.Contains(said, "in use by process") {
		t.Errorf("writing beside it: %d %s", code, said)
	}
	// What would change a transcript under the reader's eyes is refused too.
	for _, verb := range [][]string{{"anonymise", "apply"}, {"codebook", "add", "rain"}} {
		if said, code := d.run(verb...); code != cli.CodeLocked {
			t.Errorf("%q beside it: %d %s", verb, code, said)
		}
	}
	if said, code := d.run("serve", "--no-open", "--coder", "ash"); code != cli.CodeLocked || !strings.Contains(said, base+"/") {
		t.Errorf("a second server: %d %s", code, said)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if _, err := os.Stat(filepath.Join(d.dir, ".mitten", "serve.url")); !os.IsNotExist(err) {
		t.Errorf("the address is left behind: %v", err)
	}
	d.must("code", "add", "T01", "weather", "--quote", "It rained", "--coder", "ash")
	if d.must("check"); strings.Contains(d.read("mitten.yaml"), "token") {
		t.Error("a token is in the study")
	}
}

// TestServingToSeveralCoders starts without being told who codes: the page asks.
func TestServingToSeveralCoders(t *testing.T) {
	d := newDesk(t)
	base, browser := d.serve("serve", "--no-open")
	status := func(path string) int {
		t.Helper()
		res, err := browser.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode
	}
	for _, step := range []struct {
		path string
		want int
	}{{"/api/study", http.StatusForbidden}, {"/", http.StatusOK}, {"/?coder=nobody", http.StatusNotFound}, {"/?coder=rowan", http.StatusOK}, {"/api/study", http.StatusOK}} {
		if got := status(step.path); got != step.want {
			t.Errorf("%s: %d, want %d", step.path, got, step.want)
		}
	}
}

// serve starts a server, and opens it in a browser with a jar.
func (d *desk) serve(args ...string) (base string, browser *http.Client) {
	d.t.Helper()
	cmd := d.command(args...)
	out, err := cmd.StderrPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	address := ""
	for lines := bufio.NewScanner(out); address == "" && lines.Scan(); {
		address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/open\?token=\S+`).FindString(lines.Text())
	}
	base, _, _ = strings.Cut(address, "/open")
	jar, err := cookiejar.New(nil)
	if err != nil {
		d.t.Fatal(err)
	}
	browser = &http.Client{Jar: jar}
	res, err := browser.Get(address)
	if err != nil {
		d.t.Fatal(err)
	}
	res.Body.Close()
	return base, browser
}
