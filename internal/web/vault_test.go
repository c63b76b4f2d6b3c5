package web

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/project"
)

const walk = `Interviewer: So, Bogna, was Tess Hathersedge there, and Gwilym?

Bogna: Tess was. Gwilym said that Gwilym and Tess Hathersedge went to Dortmund. And we saw Ewart in Zsombek.

Interviewer: I met Gwilym in Dortmund, with a Moss.

Bogna: The Moss grows. I like Moss, and Moss likes me. <b>Ulverton</b> is far.
`

// identifying are the words of walk, and of its file's name, that stay in the
// vault.
var identifying = []string{"Hathersedge", "Gwilym", "Dortmund", "Zsombek", "Bogna", "walk-with-bogna"}

func (w *workshop) vault(study *project.Study) func() (*anonymise.Vault, error) {
	if w.key == "" {
		return nil
	}
	return func() (*anonymise.Vault, error) { return study.VaultIfAny(w.key) }
}

// newIdentified opens a study whose vault has one talk, or those given as names
// and texts.
func newIdentified(t *testing.T, namesAndTexts ...string) *workshop {
	t.Helper()
	w := &workshop{t: t, dir: filepath.Join(t.TempDir(), "study"), key: filepath.Join(t.TempDir(), "key.txt")}
	if _, err := anonymise.LoadOrCreateIdentity(w.key, true); err != nil {
		t.Fatal(err)
	}
	study, _, err := project.Init(w.dir, project.Config{Name: "Walks", Coders: []string{"ash"}}, w.key, nil)
	if err != nil {
		t.Fatal(err)
	}
	if namesAndTexts == nil {
		namesAndTexts = []string{"walk-with-bogna.txt", walk}
	}
	var files []project.File
	for i := 0; i < len(namesAndTexts); i += 2 {
		files = append(files, project.File{Name: namesAndTexts[i], ID: "T0" + string(rune('1'+i/2)), Data: []byte(namesAndTexts[i+1]),
			Speakers: map[string]corpus.Speaker{"Bogna": {Label: "Bogna", Kind: corpus.ParticipantSpeech, Participant: "P01"}}})
	}
	v, err := study.Vault(w.key)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := study.Import(t.Context(), v, files, project.ImportOptions{}); err != nil || len(r.Failed) > 0 {
		t.Fatal(err, r)
	}
	w.open("ash")
	return w
}

// log gives the decisions as another process finds them in the vault.
func (w *workshop) log() *decide.Log {
	w.t.Helper()
	v, err := w.server.study.Vault(w.key)
	if err != nil {
		w.t.Fatal(err)
	}
	log, err := decide.Read(v)
	if err != nil {
		w.t.Fatal(err)
	}
	return log
}

// names waits until the vault was looked through.
func (w *workshop) names() namesJSON {
	w.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var n namesJSON
		if status := w.ask("GET", "/api/names", nil, &n); status != http.StatusOK {
			w.t.Fatalf("names: %d", status)
		}
		if n.Ready {
			return n
		}
	}
	w.t.Fatal("the search for names never ended")
	return namesJSON{}
}

func (n namesJSON) form(t *testing.T, surface string) int {
	t.Helper()
	i := slices.IndexFunc(n.Forms, func(f formJSON) bool { return f.Surface == surface })
	if i < 0 {
		t.Fatalf("%q was not found: %+v", surface, n.Forms)
	}
	return i
}

// mustHoldNoName wants nothing identifying in a text.
func mustHoldNoName(t *testing.T, what, text string) {
	t.Helper()
	for _, name := range identifying {
		if strings.Contains(strings.ToLower(text), strings.ToLower(name)) {
			t.Errorf("%s holds %q", what, name)
		}
	}
}

// mustKeepNoName wants nothing identifying in any file of a folder but the vault.
func mustKeepNoName(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // a browser's files come and go
		}
		if data, err := os.ReadFile(path); err == nil {
			mustHoldNoName(t, path, string(data))
			mustHoldNoName(t, path+" in UTF-16", strings.ReplaceAll(string(data), "\x00", ""))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func number(n int) string { return strconv.Itoa(n) }
