package cli_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// docx packs a document.xml, of which middle stands n times between head and
// tail, the way Word does.
func docx(t *testing.T, head, middle string, n int, tail string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name string, parts ...string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts {
			if _, err := w.Write([]byte(p)); err != nil {
				t.Fatal(err)
			}
		}
	}
	put("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)
	put("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)
	parts := []string{head}
	for range n {
		parts = append(parts, middle)
	}
	put("word/document.xml", append(parts, tail)...)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	wordOpen  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>`
	wordClose = `</w:t></w:r></w:p></w:body></w:document>`
)

func TestBombsAreRefusedAndTheRestIsDone(t *testing.T) {
	d := newDesk(t)
	zipBomb := d.write("../zip.docx", docx(t, wordOpen, strings.Repeat("a", 1<<20), 96, wordClose))
	laughs := `<!DOCTYPE d [<!ENTITY a "ha">`
	for c := 'b'; c <= 'j'; c++ {
		laughs += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	entityBomb := d.write("../entities.docx", docx(t, laughs+"]>"+wordOpen, "&j;", 1, wordClose))
	deep := d.write("../deep.docx", docx(t, wordOpen, "<w:p>", 100_000, wordClose))
	good := d.write("../T04.docx", docx(t, wordOpen, "P01: Still here.", 1, wordClose))

	out, code, mb := d.measured("import", "--anonymised", zipBomb, entityBomb, deep, good)
	if code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
	mustHold(t, out, "zip.docx: ", "unpacks to more than is safe to read", "entities.docx: ", "deep.docx: ", "\nT04\t")
	if mb > 150 {
		t.Errorf("it took %d MB", mb)
	}
	mustHold(t, d.read("transcripts/T04.md"), "P01: Still here.")
	d.must("check")
}

func TestAVeryLongTranscriptTakesLinearMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("imports 40 MB")
	}
	d := newDesk(t)
	peak := map[int]int{}
	for _, mb := range []int{8, 32} {
		var text strings.Builder
		for n := 0; text.Len() < mb<<20; n++ {
			fmt.Fprintf(&text, "Interviewer: And the gate, number %d of them?\n\nP01: It sticks, and it can stick for all I care. We left it like that for a year, %d people went through it, and nobody said a word.\n\n", n, n)
		}
		file := d.write(fmt.Sprintf("../T%02d.txt", mb), text.String())
		out, code, took := d.measured("import", "--anonymised", file)
		if code != 0 {
			t.Fatalf("exit code %d: %s", code, out)
		}
		if info, err := os.Stat(d.path(fmt.Sprintf("transcripts/T%02d.md", mb))); err != nil || info.Size() < int64(mb<<20) {
			t.Errorf("the transcript: %v, %v", info, err)
		}
		peak[mb] = took
	}
	t.Logf("peak memory in MB by size in MB: %v", peak)
	if peak[32] > 5*peak[8] || peak[32] > 32*25 {
		t.Errorf("4 times the text took more than 5 times the memory, or more than 25 bytes a byte: %v", peak)
	}
}

func TestAFileAboveTheLimitIsRefusedUnread(t *testing.T) {
	d := newDesk(t)
	file := d.write("../T01.txt", "P01: The beginning of it.\n")
	if err := os.Truncate(file, 300<<20); err != nil {
		t.Skip("no sparse files here")
	}
	out, code, mb := d.measured("import", "--anonymised", file)
	if code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	mustHold(t, out, "T01.txt has 300 MB, more than the limit of 256 MB", "hint: split it")
	if mb > 100 {
		t.Errorf("it took %d MB", mb)
	}
}
