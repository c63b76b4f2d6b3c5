package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func members(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		if f.Modified.Year() != 1980 {
			t.Errorf("%s is of %v: the time of writing leaves", f.Name, f.Modified)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

func unzipped(t *testing.T, data []byte) []byte {
	var b bytes.Buffer
	for name, text := range members(t, data) {
		b.WriteString(name + "\n" + text + "\n")
	}
	return b.Bytes()
}

func TestWordDocumentIsWhole(t *testing.T) {
	parts := members(t, newSample(t).quotes(t, Word))
	for name, text := range parts {
		dec := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") && !strings.Contains(parts["[Content_Types].xml"], `"/`+name+`"`) {
			t.Errorf("%s has no content type", name)
		}
	}
	for rels, folder := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word/"} {
		for _, m := range regexp.MustCompile(`Target="([^"]+)"`).FindAllStringSubmatch(parts[rels], -1) {
			if parts[folder+m[1]] == "" {
				t.Errorf("%s points to %s, which is not there", rels, m[1])
			}
		}
	}
	used := map[string]bool{}
	for _, m := range regexp.MustCompile(`<w:pStyle w:val="([^"]+)"/>`).FindAllStringSubmatch(parts["word/document.xml"], -1) {
		used[m[1]] = true
		if !strings.Contains(parts["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
			t.Errorf("no style %s", m[1])
		}
	}
	for _, style := range []string{"Title", "Heading1", "Heading2", "Quote", "Attribution", "Note"} {
		if !used[style] {
			t.Errorf("style %s is not used", style)
		}
	}
	if core := parts["docProps/core.xml"]; strings.Contains(core, "creator") || !strings.Contains(core, "What people said") {
		t.Errorf("properties: %s", core)
	}
	if !strings.Contains(parts["word/footer1.xml"], "PAGE") {
		t.Error("no page number")
	}
}

func TestWordTakesWhatPeopleWrite(t *testing.T) {
	var b bytes.Buffer
	set := &QuoteSet{Title: clean("a\x00b\x0b & <c>"), Themes: []ThemeQuotes{{Name: "deep", Depth: 9, Quotes: []Quote{{Attribution: "x", paragraphs: []string{clean("]]> \uFFFE \u2028 👋🏽 \r")}}}}}}
	if err := WriteQuotes(&b, set, Word); err != nil {
		t.Fatal(err)
	}
	if parts := members(t, b.Bytes()); !strings.Contains(parts["word/document.xml"], `"Heading6"`) {
		t.Error("a theme ten levels down has no heading of the sixth")
	}
	seen := plain(t, b.Bytes(), "docx")
	for _, want := range []string{"ab & <c>", "deep", "]]>", "👋🏽", "— x"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is lost in %q", want, seen)
		}
	}
}

// LibreOffice repairs silently, so the page itself is looked for.
func TestLibreOfficeOpensIt(t *testing.T) {
	if testing.Short() {
		t.Skip("starting LibreOffice takes seconds")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "quotes.docx")
	if err := os.WriteFile(path, newSample(t).quotes(t, Word), 0o644); err != nil {
		t.Fatal(err)
	}
	tool(t, nil, "soffice", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", "pdf", "--outdir", dir, path)
	seen := strings.Join(strings.Fields(tool(t, nil, "pdftotext", "-layout", filepath.Join(dir, "quotes.pdf"), "-")), " ")
	for _, want := range []string{"What people said", "naming the elephant", "Client 2: We do, it’s “fine” – [an aside].", "— client 1 and client 2", "=1+1 is how I would put it."} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not on the page: %s", want, seen)
		}
	}
	if n := strings.Count(seen, "What people said"); n != 2 {
		t.Errorf("the title stands %d times, want once as title and once in the header", n)
	}
}
