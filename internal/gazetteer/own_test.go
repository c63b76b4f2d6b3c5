package gazetteer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOwnListsArePacked fails where a list of ours was changed and make.sh not run.
func TestOwnListsArePacked(t *testing.T) {
	l := load(t)
	has := map[string]func(string) bool{"given": l.Given, "surname": l.Surname}
	seen := 0
	for _, file := range ownFiles(t, "names-*.txt") {
		for kind, words := range sectionsOf(t, file) {
			for _, w := range words {
				seen++
				if !has[kind](w) {
					t.Errorf("%s: %s is no %s", file, w, kind)
				}
			}
		}
	}
	if seen < 10_000 {
		t.Errorf("only %d names in the lists of ours", seen)
	}
	for _, name := range []string{"places.txt", "villages.txt"} {
		for _, file := range ownFiles(t, name) {
			for _, words := range sectionsOf(t, file) {
				for _, w := range words {
					w = strings.ToLower(strings.ReplaceAll(w, "_", " "))
					if !l.Place(w) {
						t.Errorf("%s: %s is no place", file, w)
					}
				}
			}
		}
	}
	for _, file := range ownFiles(t, "words.txt") {
		for _, words := range sectionsOf(t, file) {
			for _, w := range words {
				if l.Common(w) == 0 && len(w) > 1 {
					t.Errorf("%s: %s is no word", file, w)
				}
			}
		}
	}
	for _, file := range ownFiles(t, "never.txt") {
		for _, words := range sectionsOf(t, file) {
			for _, w := range words {
				w = strings.ReplaceAll(w, "_", " ")
				if l.Given(w) || l.Surname(w) || l.Place(w) {
					t.Errorf("%s: %s is a name", file, w)
				}
			}
		}
	}
}

func ownFiles(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("data", "own", pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	return files
}

func sectionsOf(t *testing.T, file string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	kind := ""
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			if k, ok := strings.CutSuffix(w, ":"); ok {
				kind = k
				continue
			}
			found[kind] = append(found[kind], w)
		}
	}
	return found
}
