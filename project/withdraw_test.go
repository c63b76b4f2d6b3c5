package project_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

const (
	lone = "Interviewer: And you?\n\nMaud: The quince jelly never set that winter. It was good enough.\n"
	both = "Interviewer: And you?\n\nMaud: The quince jelly never set that winter.\n\nGwilym: We ate it off the spoon. Maud laughed.\n\nMaud: Lavender would have been another matter altogether.\n\nGwilym: It was good enough.\n"
)

// group is a study with an interview of P01's alone and a group with P02.
func group(t *testing.T) *bench {
	b := newBench(t)
	b.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: lightness\n    name: lightness\n")
	b.put(project.ImportOptions{}, "T01.txt", lone, "T02.txt", both, "T03.txt", "Interviewer: And you?\n\nGwilym: All of it was good enough, and more.\n")
	b.apply(anonymise.Person{Name: "Maud", Participant: "P01"}, anonymise.Person{Name: "Gwilym", Participant: "P02"})
	return b
}

// plain gives everything the study holds, the vault opened.
func (b *bench) plain() string {
	var all strings.Builder
	filepath.WalkDir(b.Dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasSuffix(path, ".age") {
			data, _ := os.ReadFile(path)
			all.WriteString(path + "\n" + string(data) + "\n")
		}
		return nil
	})
	v := b.vault()
	names, err := v.List()
	if err != nil {
		b.t.Fatal(err)
	}
	for _, n := range names {
		data, err := v.Get(n)
		if err != nil {
			b.t.Fatal(err)
		}
		all.WriteString(n + "\n" + string(data) + "\n")
	}
	return all.String()
}

func TestWithdrawalLeavesNoWord(t *testing.T) {
	b := group(t)
	gone := b.code("T02", "ash", "lightness", "quince jelly never set", 0)
	cut := b.code("T02", "rowan", "lightness", "that winter.\n\nP02: We ate it", 0)
	near := b.code("T02", "ash", "lightness", "We ate it off the spoon", 0)
	far := b.code("T02", "ash", "lightness", "It was good enough", 0)
	b.code("T01", "ash", "lightness", "good enough", 0)
	other := b.code("T03", "ash", "lightness", "good enough", 0)
	memo := addEvent(b.pen, "ash", "lightness")
	memo.Op, memo.Coding = coding.Edit, near
	text := "as she says, lavender would have been it"
	memo.Memo, memo.Anchor = &text, nil
	if _, err := b.Journals().Append(t.Context(), coding.Journal{Document: "T02", Coder: "ash"}, coding.AnyRevision, memo); err != nil {
		t.Fatal(err)
	}
	b.write("memos/thoughts.md", "one\nthe quince jelly never set, she said\n")

	kept := "{\"theme\":\"lightness\",\"document\":\"T03\",\"text_sha256\":\"cc\"}\n"
	b.write(".mitten/declined/ash.jsonl", "{\"theme\":\"lightness\",\"document\":\"T01\",\"text_sha256\":\"aa\"}\n"+kept+"{\"theme\":\"lightness\",\"document\":\"T02\",\"text_sha256\":\"bb\"}\n")

	plan, err := b.Withdraw(t.Context(), b.vault(), "P01", "2026-05-04", false, true)
	if err != nil || len(plan.Removed) != 1 || plan.Removed[0] != "T01" || len(plan.Redacted) != 1 || plan.Redacted[0] != "T02" || plan.Codings != 2 || plan.Cut != 1 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if !strings.Contains(b.plain(), "Lavender would have been") {
		t.Fatal("a dry run changed something")
	}
	done, err := b.Withdraw(t.Context(), b.vault(), "P01", "2026-05-04", false, false)
	if err != nil || done.Codings != 2 || done.Cut != 1 || done.Originals != 2 || len(done.Places) != 1 || done.Places[0] != "memos/thoughts.md:2" {
		t.Fatalf("%+v, %v", done, err)
	}
	if data, err := os.ReadFile(b.Path(".mitten", "declined", "ash.jsonl")); err != nil || string(data) != kept {
		t.Errorf("of what was turned down there is left: %q, %v", data, err)
	}
	if err := os.Remove(b.Path("memos", "thoughts.md")); err != nil {
		t.Fatal(err)
	}
	all := b.plain()
	for _, words := range []string{"quince jelly", "that winter", "Lavender", "lavender", "another matter"} {
		if strings.Contains(all, words) {
			i := strings.Index(all, words)
			t.Errorf("%q is still there: ...%q...", words, all[max(0, i-200):min(len(all), i+80)])
		}
	}
	placed := b.placed("T02")
	if _, still := placed[gone]; still {
		t.Error("the coding of their words is still there")
	}
	d, err := b.Document("T02")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{cut: "[withdrawn]\n\nP02: We ate it", near: "We ate it off the spoon", far: "It was good enough"} {
		if p := placed[id]; p.Fit != coding.Exact || d.Slice(p.Span) != want {
			t.Errorf("%q is at %v (fit %v): %q", want, p.Span, p.Fit, d.Slice(p.Span))
		}
	}
	if p := b.placed("T03")[other]; p.Fit != coding.Exact {
		t.Error("a coding elsewhere moved")
	}
	if r, err := b.Check(t.Context()); err != nil || !r.Whole() {
		t.Errorf("%+v, %v", r, err)
	}
	// Their name is still replaced where others say it; apply finds nothing to do.
	for _, a := range b.apply() {
		if a.State != project.Unchanged {
			t.Errorf("apply: %+v", a)
		}
	}
	// The files stay out, and so does the id.
	r := b.put(project.ImportOptions{}, "T01.txt", lone, "group.txt", both)
	if len(r.Failed) != 2 {
		t.Fatalf("%+v", r)
	}
	mustFail(t, r.Failed[0].Err, "it holds words of P01, who has withdrawn", "withdrawn.csv")
	if again, err := b.Withdraw(t.Context(), b.vault(), "P01", "2026-06-01", true, false); err != nil || !again.Again {
		t.Errorf("%+v, %v", again, err)
	}
	lists, err := project.ReadLists(b.vault())
	if err != nil || lists.People.Find("Maud") >= 0 {
		t.Errorf("the name was not forgotten: %v", err)
	}
	if _, err := b.Withdraw(t.Context(), b.vault(), "P10", "2026-06-01", false, false); err == nil {
		t.Error("somebody who is not there withdrew")
	}
}

// Whatever a run that was cut short had done, the next one completes it.
func TestAWithdrawalThatIsCutShortIsCompleted(t *testing.T) {
	cuts := map[string]func(b *bench) error{
		"a document cannot be removed": func(b *bench) error {
			if err := os.Remove(b.TranscriptPath("T01")); err != nil {
				return err
			}
			b.write("transcripts/T01.md/in-the-way", "x")
			return nil
		},
		"a journal cannot be written": func(b *bench) error {
			return os.Chmod(b.Path("codings", "ash"), 0o500)
		},
	}
	for why, cut := range cuts {
		t.Run(why, func(t *testing.T) {
			if os.Getuid() == 0 && strings.Contains(why, "journal") {
				t.Skip("root may write everywhere")
			}
			b := group(t)
			near := b.code("T02", "ash", "lightness", "We ate it off the spoon", 0)
			if err := cut(b); err != nil {
				t.Fatal(err)
			}
			_, err := b.Withdraw(t.Context(), b.vault(), "P01", "2026-05-04", false, false)
			if err == nil {
				t.Fatal("nothing was in the way")
			}
			if err := errors.Join(os.RemoveAll(b.Path("transcripts", "T01.md")), os.Chmod(b.Path("codings", "ash"), 0o700)); err != nil {
				t.Fatal(err)
			}
			if list, err := b.Withdrawn(); err == nil && len(list) == 1 {
				if r, err := b.Check(t.Context()); err != nil || r.Whole() {
					t.Errorf("check does not tell: %+v, %v", r, err)
				}
			}
			if _, err := b.Withdraw(t.Context(), b.vault(), "P01", "2026-05-04", false, false); err != nil {
				t.Fatal(err)
			}
			if r, err := b.Check(t.Context()); err != nil || !r.Whole() {
				t.Errorf("%+v, %v", r, err)
			}
			if p := b.placed("T02")[near]; p.Fit != coding.Exact {
				t.Errorf("%+v", p)
			}
			if strings.Contains(b.plain(), "quince") {
				t.Error("their words are still there")
			}
		})
	}
}
