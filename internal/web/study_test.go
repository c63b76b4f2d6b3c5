package web

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/project"
)

// A workshop is a study in a folder of its own, a server of it, and a browser's
// half of the talk.
type workshop struct {
	t      *testing.T
	dir    string
	key    string // file of the identity; "" where there is no vault
	server *Server
	web    *httptest.Server
	client *http.Client
}

const hostile = `<script>alert(1)</script> "><img src=x onerror=alert(2)>`

// transcript has every kind of character at which positions go wrong.
const transcript = `---
id: T1
kind: interview
cycle: 2026-05
participants: [P1]
speakers:
  - label: Interviewer
    kind: interviewer
  - label: P1
    kind: participant
    participant: P1
---
# Part one

Interviewer: How was it?

P1: Good enough 👍🏽, e` + "\u0301" + `tude and שלום together. It rained. Then it stopped.

Interviewer: ` + hostile + `

P1: I let him get on with it. That was new.
`

// newWorkshop opens a study of two documents.
func newWorkshop(t *testing.T) *workshop {
	t.Helper()
	w := &workshop{t: t, dir: t.TempDir()}
	w.write("mitten.yaml", "mitten: 1\nname: Pods\ncoders: [ash, rowan]\nattributes:\n  role: [Client]\ndisclosure: {k: 1}\n")
	w.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: good-enough\n    name: good enough\n    colour: \"#116655\"\n  - id: stepping-back\n    name: stepping back\n    definition: Leaves it with the person.\n    themes:\n      - id: hands\n        name: sitting on your hands\n  - id: hostile\n    name: '"+strings.ReplaceAll(hostile, "'", "''")+"'\n")
	w.write("participants.csv", "id,role,cycle\nP1,Client,2026-05\n")
	w.write("transcripts/T1.md", transcript)
	w.write("transcripts/T2.md", strings.ReplaceAll(transcript, "id: T1", "id: T2"))
	w.open("ash")
	return w
}

func (w *workshop) write(name, text string) {
	w.t.Helper()
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

func (w *workshop) read(name string) string {
	w.t.Helper()
	data, err := os.ReadFile(filepath.Join(w.dir, filepath.FromSlash(name)))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

// open starts a server, and goes through its door.
func (w *workshop) open(coder string) {
	w.t.Helper()
	w.openClosed(coder)
	if status, body := w.get("/open?token=" + w.server.Token()); status != http.StatusOK {
		w.t.Fatalf("the door: %d %s", status, body)
	}
}

// openClosed starts a server whose door nobody has opened yet.
func (w *workshop) openClosed(coder string) {
	w.t.Helper()
	study, err := project.Open(w.dir)
	if err != nil {
		w.t.Fatal(err)
	}
	w.server, err = New(study, Options{Coder: coder, Pen: project.Pen{Now: time.Now, Rand: rand.Reader}, Vault: w.vault(study)})
	if err != nil {
		w.t.Fatal(err)
	}
	w.web = httptest.NewUnstartedServer(nil)
	w.web.Config.Handler = w.server.Handler(w.web.Listener.Addr().String())
	w.web.Start()
	w.t.Cleanup(w.close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	w.client = &http.Client{Jar: jar}
}

// reopen starts a server where one was, for a browser that still has its cookie.
func (w *workshop) reopen(coder, address, session string) {
	w.t.Helper()
	study, err := project.Open(w.dir)
	if err != nil {
		w.t.Fatal(err)
	}
	if w.server, err = New(study, Options{Coder: coder, Pen: project.Pen{Now: time.Now, Rand: rand.Reader}, Vault: w.vault(study)}); err != nil {
		w.t.Fatal(err)
	}
	w.server.door.session = session
	w.web = httptest.NewUnstartedServer(w.server.Handler(address))
	w.web.Listener.Close()
	if w.web.Listener, err = net.Listen("tcp", address); err != nil {
		w.t.Fatal(err)
	}
	w.web.Start()
}

func (w *workshop) close() {
	if w.web != nil {
		w.web.Close()
		w.server.Close()
		w.web = nil
	}
}

func (w *workshop) get(path string) (int, string) {
	w.t.Helper()
	res, err := w.client.Get(w.web.URL + path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// ask sends JSON as the page does, and reads the answer into out.
func (w *workshop) ask(method, path string, in, out any) int {
	w.t.Helper()
	body, err := json.Marshal(in)
	if err != nil {
		w.t.Fatal(err)
	}
	req, err := http.NewRequest(method, w.web.URL+path, bytes.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	req.Header.Set("Origin", w.web.URL)
	res, err := w.client.Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer res.Body.Close()
	if out != nil {
		if err := json.NewDecoder(res.Body).Decode(out); err != nil {
			w.t.Fatalf("%s %s: %v", method, path, err)
		}
	}
	return res.StatusCode
}

func (w *workshop) document(id string) documentJSON {
	w.t.Helper()
	var d documentJSON
	if status := w.ask("GET", "/api/documents/"+url.PathEscape(id), nil, &d); status != http.StatusOK {
		w.t.Fatalf("document %s: %d", id, status)
	}
	return d
}

// code marks the first place of words in a document.
func (w *workshop) code(id, theme, words string) (codingJSON, int) {
	w.t.Helper()
	d := w.document(id)
	for _, turn := range d.Turns {
		at := strings.Index(turn.Words, words)
		if at < 0 {
			continue
		}
		start := turn.Start + len([]rune(turn.Words[:at]))
		var c codingJSON
		status := w.ask("POST", "/api/documents/"+id+"/codings", addJSON{Text: d.Text, Theme: theme, Start: start, End: start + len([]rune(words))}, &c)
		return c, status
	}
	w.t.Fatalf("%s does not say %q", id, words)
	return codingJSON{}, 0
}

// remove takes files of the study away.
func (w *workshop) remove(names ...string) {
	w.t.Helper()
	for _, name := range names {
		if err := os.Remove(filepath.Join(w.dir, filepath.FromSlash(name))); err != nil {
			w.t.Fatal(err)
		}
	}
}
