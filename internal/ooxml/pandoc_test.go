package ooxml

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// TestWordsEqualPandoc compares the words of every real Word file with those
// that pandoc, an independent reader, finds.
func TestWordsEqualPandoc(t *testing.T) {
	root := os.Getenv("MITTEN_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "data")
	}
	paths, _ := filepath.Glob(filepath.Join(root, "corpora", "transcripts", "*", "*.docx"))
	_, err := exec.LookPath("pandoc")
	if len(paths) == 0 || err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%d Word files, pandoc: %v", len(paths), err)
		}
		t.Skipf("%d Word files (set MITTEN_DATA), pandoc: %v", len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(bytes.NewReader(data), int64(len(data)), xmlzip.DefaultLimits())
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
			continue
		}
		plain, err := exec.Command("pandoc", "-f", "docx", "-t", "plain", "--wrap=none", path).Output()
		if err != nil {
			t.Fatalf("pandoc: %v", err)
		}
		var ours strings.Builder
		everyText(d.Blocks, func(s string) { ours.WriteString(s + "\n") })
		have, want := wordCounts(ours.String()), wordCounts(string(plain))
		for w, n := range want {
			if have[w] != n {
				t.Errorf("%s: %q %d times, pandoc has it %d times", filepath.Base(path), w, have[w], n)
			}
		}
		for w := range have {
			if want[w] == 0 {
				t.Errorf("%s: pandoc does not have %q", filepath.Base(path), w)
			}
		}
		if len(want) < 100 {
			t.Errorf("%s: only %d words to compare", filepath.Base(path), len(want))
		}
	}
}

func everyText(blocks []richtext.Block, f func(string)) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			f(b.Paragraph.Text())
			continue
		}
		for _, r := range b.Table.Rows {
			for _, c := range r.Cells {
				everyText(c.Blocks, f)
			}
		}
	}
}

func wordCounts(s string) map[string]int {
	n := map[string]int{}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		n[w]++
	}
	return n
}
