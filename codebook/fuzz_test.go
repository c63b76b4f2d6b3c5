package codebook

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the file is, reading ends without a panic; what can be read comes
// back from Render as the same book, and an edit of it is either refused or
// does what it says, which the edit checks itself.
func FuzzParse(f *testing.F) {
	f.Add(support(f))
	for _, seed := range []string{
		"codebook: 1\nthemes: []\n", "themes:\n- id: a\n  memo: |2-\n     x\n- id: b\n  status: retired\n  replaced_by: a\n",
		"\ufeffthemes:\r\n  -\r\n    # c\r\n    \"id\": a\r\n    cues: [a, 'b''', \"c\\\"\"] # d\r\n", "{themes: [{id: a}]}", "themes:\n  - id: a\n    memo: \"x\u2028y\"\n    themes: # z\n", "a: &a [*a]\n", "---\n--- x\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Check(data, "f")
		b, err := Parse(data, "f")
		if err != nil {
			return
		}
		again, err := Parse(Render(b), "f")
		if err != nil || !sameBook(b, again) {
			t.Fatalf("%v\n%s", err, Render(b))
		}
		if out, err := Add(data, "f", "", Theme{ID: "fuzzed"}, ""); err == nil && !bytes.Contains(out, []byte("- id: fuzzed")) {
			t.Fatalf("added nothing: %q", out)
		}
		for _, theme := range b.All() {
			if out, err := Set(data, "f", theme.ID, "memo", "fuzzed memo"); err == nil && !bytes.Contains(out, []byte("fuzzed")) {
				t.Fatalf("set nothing: %q", out)
			}
			_, _ = Set(data, "f", theme.ID, "memo")
			_, _ = Move(data, "f", theme.ID, "", "")
		}
	})
}

func FuzzImport(f *testing.F) {
	f.Add([]byte("id,name,parent\na,A,\nb,B,a\n"))
	f.Add([]byte("cat>>code\tmemo\r\ncode"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func() ([]*Theme, []Problem){
			func() ([]*Theme, []Problem) { return ImportCSV(bytes.NewReader(data), "f") },
			func() ([]*Theme, []Problem) { return ImportList(bytes.NewReader(data), "f") },
		} {
			themes, problems := read()
			if Errors(problems) != nil {
				continue
			}
			b := New("", themes)
			if b2, err := Parse(Render(b), "f"); err == nil && !sameBook(b, b2) {
				t.Fatalf("%q", Render(b))
			}
		}
	})
}

// The same with files that were a codebook before a few bytes went wrong,
// which fuzzing from a seed rarely gets to.
func TestDamagedTextNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := []byte(typed(t).text)
		for range rapid.IntRange(1, 4).Draw(t, "damages") {
			at := rapid.IntRange(0, len(data)-1).Draw(t, "at")
			end := min(len(data), at+rapid.IntRange(0, 12).Draw(t, "length"))
			piece := rapid.SampledFrom([]string{"", " ", "\n", "- ", ": ", "\"", "'", "#", "[", "]", "{", "}", "&a ", "*a", "|", ">", "? ", "\t", "\r", "\u2028", "é", "---\n", "  - id: x\n"}).Draw(t, "piece")
			data = slices.Concat(data[:at], []byte(piece), data[end:])
		}
		Check(data, "f")
		b, err := Parse(data, "f")
		if err != nil {
			return
		}
		if again, err := Parse(Render(b), "f"); err != nil || !sameBook(b, again) {
			t.Fatalf("%v\n%s", err, Render(b))
		}
		_, _ = Add(data, "f", "", Theme{ID: "new"}, First)
		for _, theme := range b.All() {
			_, _ = Add(data, "f", theme.ID, Theme{ID: "new"}, "")
			_, _ = Set(data, "f", theme.ID, "memo", "a\nb")
			_, _ = Set(data, "f", theme.ID, "examples")
			_, _ = Set(data, "f", theme.ID, "name", "")
			_, _ = Move(data, "f", theme.ID, "", First)
			_, _ = Rename(data, "f", theme.ID, "renamed", "")
		}
	})
}
