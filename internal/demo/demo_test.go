package demo

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWriteBringsEveryKindOfFile(t *testing.T) {
	dir := t.TempDir()
	wrote, err := Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, name := range wrote {
		if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil || info.Size() == 0 {
			t.Errorf("%s is missing or empty", name)
		}
		if strings.HasPrefix(name, "interviews/") {
			kinds[filepath.Ext(name)]++
		}
	}
	for _, kind := range []string{".docx", ".vtt", ".txt", ".md"} {
		if kinds[kind] == 0 {
			t.Errorf("no interview is a %s file", kind)
		}
	}
	if n := kinds[".docx"] + kinds[".vtt"] + kinds[".txt"] + kinds[".md"]; n < 12 {
		t.Errorf("%d interviews", n)
	}
	for _, name := range []string{"codebook.yaml", "codings.csv", "manifest.csv", "participants.csv", "people.csv"} {
		if !slices.Contains(wrote, name) {
			t.Errorf("%s was not written", name)
		}
	}
}
