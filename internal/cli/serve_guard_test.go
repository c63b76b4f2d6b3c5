package cli_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the workspace writes and exports goes past the people list, as at the
// command line, and the refusal does not say the name.
func TestTheWorkspaceLetsNoNameThrough(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(filepath.Dir(d.dir), "one.txt")
	if err := os.WriteFile(file, []byte("Interviewer: How was it?\n\nOrsolya: It rained on Benedek.\n\nInterviewer: And then?\n\nOrsolya: It stopped.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	d.must("import", file)
	d.must("anonymise", "apply", "--name", "Benedek", "--name", "Orsolya")
	d.write("participants.csv", "id,role\nP1,\n")
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
	browser, base := &http.Client{Jar: jar}, address[:strings.Index(address, "/open")]
	ask := func(method, path, body string) (int, string) {
		t.Helper()
		req, err := http.NewRequest(method, base+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Origin", base)
		res, err := browser.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		text, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(text)
	}
	ask("GET", strings.TrimPrefix(address, base), "")
	_, text := ask("GET", "/api/participants", "")
	var people struct {
		Revision string
		People   []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(text), &people); err != nil || len(people.People) == 0 {
		t.Fatalf("%v: %s", err, text)
	}
	path := "/api/participants/" + people.People[0].ID
	status, text := ask("POST", path, `{"revision":"`+people.Revision+`","column":"role","value":"friend of Benedek"}`)
	if status != http.StatusBadRequest || !strings.Contains(text, "people list") || strings.Contains(text, "Benedek") {
		t.Errorf("a name: %d %s", status, text)
	}
	if status, text = ask("POST", path, `{"revision":"`+people.Revision+`","column":"role","value":"friend"}`); status != http.StatusOK {
		t.Errorf("no name: %d %s", status, text)
	}
	if text := d.read("participants.csv"); strings.Contains(text, "Benedek") || !strings.Contains(text, "friend") {
		t.Error(text)
	}
}
