package project_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/mitten-qda/mitten/project"
)

func (b *bench) leaks() (int, string) {
	b.t.Helper()
	r := &project.Report{}
	n, err := b.CheckLeaks(b.t.Context(), b.key, r)
	if err != nil {
		b.t.Fatal(err)
	}
	return n, listFindings(r)
}

// word packs a paragraph into the least that is a Word document.
func word(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create("[Content_Types].xml"); err != nil {
		t.Fatal(err)
	}
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(w, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>`, text)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func utf16LE(text string) string {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

func TestLeaksAreFoundInEveryKindOfFile(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"memos/notes.rmd", "ask Maud", "!memos/notes.rmd:1: holds person 1 of the people list (take it out)"},
		{"memos/noext", "ask Maud", "!memos/noext:1: holds"},
		{"memos/wide.txt", utf16LE("so\nask Maud"), "!memos/wide.txt:2: holds"},
		{"memos/latin.txt", "caf\xe9\nMaud", "!memos/latin.txt:2: holds"},
		{"memos/letter.docx", word(t, "Dear Maud"), "!memos/letter.docx, word/document.xml, paragraph 1: holds"},
		{"memos/Maud_again.txt", "nothing", "!memos/[...]_again.txt: the name of the file or folder holds person 1"},
		{"memos/Maud/x.txt", "nothing", "!memos/[...]: the name of the file or folder holds person 1"},
		{"transcripts/x.txt", "Maud", "(`mitten anonymise apply` takes it out)"},
		{"memos/many.md", strings.Repeat("so\nMaud\n", 12), "!memos/many.md:2: holds 12 names, from this line to line 24 (take it out)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t)
			b.put(project.ImportOptions{}, "T01.txt", talk)
			b.apply(maud)
			b.write(c.name, c.text)
			n, found := b.leaks()
			mustHold(t, "leaks", found, c.want)
			if lines := strings.Count(found, "\n") + 1; n == 0 || lines != 1 || strings.Contains(found, "Maud") {
				t.Errorf("%d leaks in %d lines: %s", n, lines, found)
			}
		})
	}
}

func TestFilesThatCannotBeSearchedAreNamed(t *testing.T) {
	b := newBench(t)
	b.put(project.ImportOptions{}, "T01.txt", talk)
	b.apply(maud)
	b.write("exports/a.PNG", "\x89PNG\x00\x01")
	b.write("exports/b.png", "\x89PNG\x00\x01")
	b.write("exports/c.xlsx", "PK\x03\x04 and no more")
	b.write(".mitten/index/x.zap", "\x00\x01")
	n, found := b.leaks()
	if want := ": files that could not be searched for names: 3 (.png, .xlsx) (look through them yourself before you pass the study on)"; n != 0 || found != want {
		t.Errorf("%d: %s", n, found)
	}
}
