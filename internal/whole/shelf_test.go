package whole

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/project"
)

const transcript = "---\nid: T1\nkind: interview\nparticipants: [P1]\nspeakers:\n  - label: P1\n    kind: participant\n    participant: P1\n---\n\nP1: It rained all day.\n"

// folder is a study that a test changes.
type folder struct {
	t   *testing.T
	dir string
}

func (f folder) write(name, text string) {
	f.t.Helper()
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

// code marks words of a document as the workspace does.
func (f folder) code(study *project.Study, document, theme, words string) {
	f.t.Helper()
	scribe, err := desk.Open(study, project.Pen{Now: time.Now, Rand: rand.Reader}, false)
	if err != nil {
		f.t.Fatal(err)
	}
	defer scribe.Close()
	d, err := scribe.Desk(f.t.Context(), document)
	if err != nil {
		f.t.Fatal(err)
	}
	at := strings.Index(d.Document.Text, words)
	if err := d.Write(f.t.Context(), "ash", d.Add("ash", theme, corpus.Span{Start: at, End: at + len(words)}, "")); err != nil {
		f.t.Fatal(err)
	}
}

func TestAShelfReadsWhatChanged(t *testing.T) {
	f := folder{t, t.TempDir()}
	f.write("mitten.yaml", "mitten: 1\nname: Rain\ncoders: [ash]\n")
	f.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: rain\n  - id: sun\n")
	f.write("participants.csv", "id,role\nP1,Client\n")
	f.write("transcripts/T1.md", transcript)
	f.write("transcripts/T2.md", strings.ReplaceAll(transcript, "T1", "T2"))
	study, err := project.Open(f.dir)
	if err != nil {
		t.Fatal(err)
	}
	shelf := NewShelf(study)
	look := func() *Whole {
		t.Helper()
		text, err := study.CodebookText()
		if err != nil {
			t.Fatal(err)
		}
		book, err := codebook.Parse(text, "codebook.yaml")
		if err != nil {
			t.Fatal(err)
		}
		w, err := shelf.Fresh(t.Context(), book, codebook.Revision(text))
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	first := look()
	if len(first.Documents) != 2 || first.Documents[1].ID != "T2" || len(first.Counted.Records) != 0 {
		t.Fatalf("%d documents", len(first.Documents))
	}
	if look() != first {
		t.Error("nothing changed, and all was made anew")
	}
	f.code(study, "T2", "rain", "rained")
	coded := look()
	if len(coded.Counted.Records) != 1 || coded.Counted.Records[0].Document != 1 || coded.Documents[0] != first.Documents[0] {
		t.Errorf("after a coding: %+v %v, %d to review", coded.Counted.Records, coded.Problems, coded.Review)
	}
	f.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: rain\n    status: retired\n    replaced_by: sun\n  - id: sun\n")
	if w := look(); len(w.Counted.Records) != 1 || w.Counted.Records[0].Theme != "sun" {
		t.Errorf("after a merge: %+v", w.Counted.Records)
	}
	f.write("participants.csv", "id,role\nP1,Volunteer\n")
	if p, _ := look().Counted.Roster.Find("P1"); p.Role() != "Volunteer" {
		t.Errorf("after an edit of the participants: %+v", p)
	}
	f.write("transcripts/T1.md", "---\nid: [\n")
	if w := look(); len(w.Failed) != 1 || len(w.Documents) != 1 || w.Documents[0].ID != "T2" {
		t.Errorf("a broken transcript: %d failed, %d read", len(w.Failed), len(w.Documents))
	}
	if err := os.Remove(filepath.Join(f.dir, "transcripts", "T2.md")); err != nil {
		t.Fatal(err)
	}
	if w := look(); len(w.Documents) != 0 || len(w.Failed) != 1 {
		t.Errorf("nothing can be read: %d failed, %d read", len(w.Failed), len(w.Documents))
	}
	f.write("transcripts/T1.md", transcript)
	if w := look(); len(w.Documents) != 1 || len(w.Failed) != 0 {
		t.Errorf("mended: %d failed, %d read", len(w.Failed), len(w.Documents))
	}
}
