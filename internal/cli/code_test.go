package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A watched store counts what is written, and may be told that somebody else
// wrote first.
type watched struct {
	coding.Store
	appends map[coding.Journal]int
	before  func(coding.Journal)
}

func (w *watched) Append(ctx context.Context, j coding.Journal, after coding.Revision, events ...coding.Event) (coding.Revision, error) {
	w.appends[j]++
	if w.before != nil {
		w.before(j)
	}
	return w.Store.Append(ctx, j, after, events...)
}

// invented is a study of n documents in a new folder, and an app that works
// there with a clock that stands still.
func invented(t *testing.T, n int) *App {
	t.Helper()
	dir := t.TempDir()
	write := func(text string, names ...string) {
		path := filepath.Join(append([]string{dir}, names...)...)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("mitten: 1\nname: Pods\ncoders: [ash, rowan]\n", "mitten.yaml")
	write("codebook: 1\nthemes:\n  - id: lightness\n  - id: tone\n", "codebook.yaml")
	for i := 1; i <= n; i++ {
		text := fmt.Sprintf("---\nid: T%d\nkind: interview\nparticipants: [P1]\nspeakers:\n  - label: P1\n    kind: participant\n    participant: P1\n---\n", i)
		for turn := range 20 {
			text += fmt.Sprintf("P1: This is what I said as number %d, and then we laughed.\n\n", turn)
		}
		write(text, "transcripts", fmt.Sprintf("T%d.md", i))
	}
	var out, errs bytes.Buffer
	return &App{
		Stdout: &out, Stderr: &errs, Rand: &counter{}, Getenv: func(string) string { return "" }, Width: 100, dir: dir,
		Now: func() time.Time { return time.Date(2026, 5, 1, 10, 0, 0, 0, time.UTC) },
	}
}

// A counter is a source of bytes that repeat only after a long time.
type counter struct{ n byte }

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = c.n
		c.n++
	}
	return len(p), nil
}

func scribeWith(t *testing.T, app *App) (*desk.Scribe, *watched) {
	t.Helper()
	s, err := app.scribe(false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	w := &watched{Store: s.Journals, appends: map[coding.Journal]int{}}
	s.Journals = w
	return s, w
}

func TestImportWritesEachJournalOnce(t *testing.T) {
	app := invented(t, 3)
	s, store := scribeWith(t, app)
	var rows []coding.Row
	for i := range 60 {
		rows = append(rows, coding.Row{
			Line: i + 2, Document: fmt.Sprintf("T%d", 1+i%3), Quote: fmt.Sprintf("what I said as number %d,", i/3),
			Start: -1, End: -1, Theme: "tone", Coder: []string{"ash", "rowan"}[i%2],
		})
	}
	r := newRowImport(app, s, rowOptions{})
	if err := r.all(context.Background(), rows); err != nil {
		t.Fatal(err)
	}
	if out := r.sum(false); out.Added != 60 || out.Left != 0 {
		t.Errorf("%d added, %d left out: %v", out.Added, out.Left, out.Counts)
	}
	if len(store.appends) != 6 {
		t.Errorf("%d journals were written, want 3 documents of 2 coders", len(store.appends))
	}
	for j, n := range store.appends {
		if n != 1 {
			t.Errorf("%v was written %d times", j, n)
		}
	}
	// Within one journal the events come in the order of the rows.
	events, _, err := desk.ReadEvents(context.Background(), s.Study, "T1", "")
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(events[0].Events); i++ {
		if a, b := events[0].Events[i-1], events[0].Events[i]; a.Coder == b.Coder && !b.At.After(a.At) {
			t.Errorf("event %d is not later than the one before it", i)
		}
	}
}

func TestAJournalThatAnotherProgramChangedIsNotWritten(t *testing.T) {
	app := invented(t, 1)
	s, store := scribeWith(t, app)
	d, err := s.Desk(context.Background(), "T1")
	if err != nil {
		t.Fatal(err)
	}
	span, how, err := (&placeOptions{quote: "said as number 3,"}).find(d.Document, d.Finder)
	if err != nil || how != coding.Verbatim {
		t.Fatalf("%v %v", how, err)
	}
	path := s.Study.Path("codings", "ash", "T1.jsonl")
	theirs := []byte("{\"written\":\"by git\"}\n")
	store.before = func(coding.Journal) {
		_ = os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, theirs, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	err = d.Write(context.Background(), "ash", d.Add("ash", "tone", span, ""))
	if !errors.Is(err, coding.ErrChanged) {
		t.Fatalf("%v, want ErrChanged", err)
	}
	if hints := fault.Hints(err); len(hints) != 1 || !strings.Contains(hints[0], "run the command again") {
		t.Errorf("hints %q", hints)
	}
	if got, _ := os.ReadFile(path); !bytes.Equal(got, theirs) {
		t.Errorf("the journal is %q", got)
	}
}

func TestIDsMayBeCut(t *testing.T) {
	all := []coding.Coding{{ID: "01m8aaaa1111"}, {ID: "01m8aaaa2222"}, {ID: "01m9bbbb1111"}, {ID: "2222"}}
	for _, c := range []struct{ id, found, says string }{
		{"01m8aaaa1111", "01m8aaaa1111", ""},
		{"01m9", "01m9bbbb1111", ""},
		{"01M9BB", "01m9bbbb1111", ""},
		{"a2222", "01m8aaaa2222", ""},
		{"2222", "2222", ""}, // whole ids come before the ends of others
		{"1111", "", "may be any of 2 codings"},
		{"01m8", "", "may be any of 2 codings"},
		{"111", "", "too short"},
		{"", "", "too short"},
		{"aaaa", "", "no coding"}, // the middle is no end
	} {
		got, err := findCoding(all, c.id)
		if got.ID != c.found || (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: found %q, %v; want %q %q", c.id, got.ID, err, c.found, c.says)
		}
	}
}

func TestThemesInUseComeBeforeRetiredOnesOfTheSameName(t *testing.T) {
	book, err := codebook.Parse([]byte("codebook: 1\nthemes:\n  - {id: old, name: Humour, status: retired, replaced_by: new}\n  - {id: new, name: humour}\n  - {id: gone, status: retired}\n"), "codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, id, hint string }{
		{"HUMOUR", "new", ""},
		{"new", "new", ""},
		{"old", "", "use new"},
		{"gone", "", "choose another"},
		{"nwe", "", "did you mean new?"},
	} {
		theme, err := desk.ThemeToCode(book, c.name)
		switch {
		case c.id == "" && err == nil:
			t.Errorf("%s: no error", c.name)
		case c.id == "":
			if hints := fault.Hints(err); len(hints) != 1 || !strings.Contains(hints[0], c.hint) {
				t.Errorf("%s: hints %q", c.name, hints)
			}
		case err != nil || theme.ID != c.id:
			t.Errorf("%s: %v %v", c.name, theme, err)
		}
	}
}

func TestTheLogTellsUndoAndRedoOfEachOther(t *testing.T) {
	memo := ""
	tell := newTeller()
	for i, c := range []struct {
		event coding.Event
		want  string
	}{
		{coding.Event{ID: "1", Op: coding.Finish, Themes: []string{"tone", "lightness"}}, "finish for tone, lightness"},
		{coding.Event{ID: "2", Op: coding.Finish, Undoes: "1"}, "undo: finish for tone, lightness"},
		{coding.Event{ID: "3", Op: coding.Finish, Undoes: "2"}, "redo: finish for tone, lightness"},
		{coding.Event{ID: "4", Op: coding.Finish, Undoes: "3"}, "undo: finish for tone, lightness"},
		{coding.Event{ID: "5", Op: coding.Edit, Coding: "c", Theme: "tone", Memo: &memo}, "edit a coding: theme becomes tone; memo taken out"},
		{coding.Event{ID: "6", Op: coding.Remove, Coding: "c"}, "remove tone"},
	} {
		if got := tell.tell(c.event); got != c.want {
			t.Errorf("event %d: %q, want %q", i+1, got, c.want)
		}
	}
}
