package project_test

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// A bench is a study in a folder of its own, with a key outside it.
type bench struct {
	*project.Study
	t   *testing.T
	key string
	pen project.Pen
}

func newBench(t *testing.T) *bench {
	t.Helper()
	key := filepath.Join(t.TempDir(), "key.txt")
	if _, err := anonymise.LoadOrCreateIdentity(key, true); err != nil {
		t.Fatal(err)
	}
	study, _, err := project.Init(filepath.Join(t.TempDir(), "study"), project.Config{Name: "Small", Coders: []string{"ash", "rowan"}}, key, nil)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 5, 4, 9, 30, 0, 0, time.UTC)
	return &bench{study, t, key, project.Pen{
		Now:  func() time.Time { now = now.Add(time.Second); return now },
		Rand: rand.NewChaCha8([32]byte{1}),
	}}
}

func (b *bench) vault() *anonymise.Vault {
	b.t.Helper()
	v, err := b.Vault(b.key)
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// put imports texts by file name, in the order given: name, text, name, text.
func (b *bench) put(opt project.ImportOptions, namesAndTexts ...string) *project.ImportReport {
	b.t.Helper()
	var files []project.File
	for i := 0; i < len(namesAndTexts); i += 2 {
		files = append(files, project.File{Name: namesAndTexts[i], Data: []byte(namesAndTexts[i+1])})
	}
	r, err := b.Import(b.t.Context(), b.vault(), files, opt)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

// safe imports texts that hold no names.
func (b *bench) safe(namesAndTexts ...string) {
	b.t.Helper()
	r := b.put(project.ImportOptions{Anonymised: true}, namesAndTexts...)
	if len(r.Failed) > 0 {
		b.t.Fatal(r.Failed)
	}
}

// apply runs anonymise apply on all documents with further people.
func (b *bench) apply(people ...anonymise.Person) []project.Anonymised {
	b.t.Helper()
	return b.applyWith(project.ApplyOptions{}, people...)
}

func (b *bench) applyWith(opt project.ApplyOptions, people ...anonymise.Person) []project.Anonymised {
	b.t.Helper()
	done, err := b.tryApply(opt, people...)
	if err != nil {
		b.t.Fatal(err)
	}
	return done
}

func (b *bench) tryApply(opt project.ApplyOptions, people ...anonymise.Person) ([]project.Anonymised, error) {
	b.t.Helper()
	v := b.vault()
	lists, err := project.ReadLists(v)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, p := range people {
		if _, err := lists.People.Add(p); err != nil {
			b.t.Fatal(err)
		}
	}
	if err := lists.Write(v); err != nil {
		b.t.Fatal(err)
	}
	ids, err := project.IdentifiableIDs(v)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.ApplyNames(b.t.Context(), v, lists, ids, b.pen, opt)
}

// stays decides that words are no identifiers, until the people list has them.
func (b *bench) stays(words ...string) {
	b.t.Helper()
	log, err := decide.Read(b.vault())
	if err != nil {
		b.t.Fatal(err)
	}
	for _, w := range words {
		if _, err := log.Decide(decide.Event{Surface: w, As: decide.No}, b.pen.Now(), decide.Lists{People: &anonymise.People{}}); err != nil {
			b.t.Fatal(err)
		}
	}
	if err := log.Write(b.vault()); err != nil {
		b.t.Fatal(err)
	}
}

// heardNone says that no names were heard in any recording.
func (b *bench) heardNone() {
	b.t.Helper()
	log, err := decide.Read(b.vault())
	if err == nil {
		err = log.Hear("", nil, b.pen.Now())
	}
	if err == nil {
		err = log.Write(b.vault())
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// code marks the nth place (from 0) of a quote and gives the coding's id.
func (b *bench) code(document, coder, theme, quote string, nth int) string {
	b.t.Helper()
	d, err := b.Document(document)
	if err != nil {
		b.t.Fatal(err)
	}
	e := addEvent(b.pen, coder, theme)
	anchor := d.AnchorOf(nthSpan(b.t, d.Text, quote, nth))
	e.Anchor = &anchor
	if _, err := b.Journals().Append(b.t.Context(), coding.Journal{Document: document, Coder: coder}, coding.AnyRevision, e); err != nil {
		b.t.Fatal(err)
	}
	return e.Coding
}

// placed gives the codings of a document by id.
func (b *bench) placed(document string) map[string]coding.Placed {
	b.t.Helper()
	m, err := b.Material(b.t.Context(), document)
	if err != nil {
		b.t.Fatal(err)
	}
	out := map[string]coding.Placed{}
	for _, p := range m.Placed {
		out[p.ID] = p
	}
	return out
}

func (b *bench) read(name string) string {
	b.t.Helper()
	data, err := os.ReadFile(b.Path(filepath.FromSlash(name)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		b.t.Fatal(err)
	}
	return string(data)
}

func (b *bench) write(name, text string) {
	b.t.Helper()
	path := b.Path(filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// findings gives what Check finds, a line each: serious ones begin with "!".
func (b *bench) findings() string {
	b.t.Helper()
	r, err := b.Check(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	return listFindings(r)
}

func listFindings(r *project.Report) string {
	var lines []string
	for _, f := range r.Findings {
		mark := ""
		if f.Serious {
			mark = "!"
		}
		lines = append(lines, mark+f.Where+": "+f.What+" ("+f.Hint+")")
	}
	return strings.Join(lines, "\n")
}

func mustHold(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s lacks %q:\n%s", what, part, text)
		}
	}
}

// mustFail wants an error with this message and hint in it.
func mustFail(t *testing.T, err error, message, hint string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want %q", message)
	}
	mustHold(t, "the error", err.Error(), message)
	mustHold(t, "the hint of "+err.Error(), strings.Join(fault.Hints(err), "\n"), hint)
}
