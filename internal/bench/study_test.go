package bench

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/project"
)

// What the benchmarks' numbers stand on: the material is what they say it is.
func TestStudyIsWhatItSays(t *testing.T) {
	const n = 12
	dir := filepath.Join(t.TempDir(), "study")
	if err := WriteStudy(dir, n); err != nil {
		t.Fatal(err)
	}
	s, err := project.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	book, err := s.Codebook()
	if err != nil {
		t.Fatal(err)
	}
	roster, err := s.Roster()
	if err != nil {
		t.Fatal(err)
	}
	if len(book.All()) != themeCount || len(book.Themes) != 5 || len(roster.Participants) != n {
		t.Errorf("%d themes, %d of them roots, %d participants", len(book.All()), len(book.Themes), len(roster.Participants))
	}
	ids, err := s.DocumentIDs()
	if err != nil || len(ids) != n {
		t.Fatalf("%d documents: %v", len(ids), err)
	}
	var mu sync.Mutex
	words, size, exact, finished, rare, used := 0, 0, 0, 0, 0, map[string]bool{}
	err = s.Each(context.Background(), ids, func(i int, m *project.Material) error {
		mu.Lock()
		defer mu.Unlock()
		for _, p := range m.Problems {
			t.Error(p)
		}
		if p, ok := roster.Find(m.Document.Participants[0]); !ok || p.Role() == "" {
			t.Errorf("%s: %s has no role", ids[i], m.Document.Participants[0])
		}
		if len(m.Document.Turns) != 2*pairs {
			t.Errorf("%s: %d turns", ids[i], len(m.Document.Turns))
		}
		if m.Document.Pos().Points() == len(m.Document.Text) {
			t.Errorf("%s: one byte for every character", ids[i])
		}
		words += len(strings.Fields(m.Document.Text))
		size += len(m.Document.Text)
		rare += strings.Count(m.Document.Text, RarePhrase)
		finished += len(m.State.Finished)
		for _, c := range m.Placed {
			if _, ok := book.Resolve(c.Theme); ok && c.Fit == coding.Exact {
				exact++
				used[c.Theme] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(float64(words)/n-6000) > 500 || math.Abs(float64(size)/n-34000) > 3500 {
		t.Errorf("%d words and %d bytes an interview", words/n, size/n)
	}
	if exact != n*2*CodingsEach || finished != 2*n || rare != 1 || len(used) != themeCount {
		t.Errorf("%d exact codings, %d finished, %d rare phrases, %d themes used", exact, finished, rare, len(used))
	}
}

func TestStudyIsAlwaysTheSame(t *testing.T) {
	small, large := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	for dir, n := range map[string]int{small: 2, large: 3} {
		if err := WriteStudy(dir, n); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"transcripts/T0002.md", "codings/ash/T0002.jsonl", "codings/rowan/T0002.jsonl", "codebook.yaml"} {
		a, err := os.ReadFile(filepath.Join(small, name))
		if err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(filepath.Join(large, name)); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs: %v", name, err)
		}
	}
}
