package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/mitten-qda/mitten/corpus"
)

func mustRead(t testing.TB, name, content string, opt Options) *Result {
	t.Helper()
	r, err := Read([]byte(content), name, opt)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}

// script writes utterances as "label|time|text" lines, blank lines as ¶.
func script(us []corpus.Utterance) string {
	var b strings.Builder
	for _, u := range us {
		at := "-"
		if u.At >= 0 {
			at = corpus.FormatTime(u.At)
		}
		text := strings.ReplaceAll(strings.ReplaceAll(u.Text, "\n\n", "¶"), "\n", "↵")
		fmt.Fprintf(&b, "%s|%s|%s\n", u.Label, at, text)
	}
	return b.String()
}

// untimed writes utterances as script does, without times.
func untimed(us []corpus.Utterance) string {
	var b strings.Builder
	for l := range strings.Lines(script(us)) {
		label, rest, _ := strings.Cut(l, "|")
		_, words, _ := strings.Cut(rest, "|")
		b.WriteString(label + "|" + words)
	}
	return b.String()
}

// reads checks the layout and the turns that a file is read with.
func reads(t *testing.T, name, content, layout, want string) {
	t.Helper()
	r := mustRead(t, name, content, Options{})
	if got := untimed(r.Utterances); got != want || r.Layout != layout {
		t.Errorf("layout %s\n%swant %s\n%s", r.Layout, got, layout, want)
	}
	composes(t, r)
}

// lettersOf gives the runs of letters of a text in small letters.
func lettersOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

func counted(words []string) map[string]int {
	n := map[string]int{}
	for _, w := range words {
		n[w]++
	}
	return n
}

// composes checks that every utterance becomes one turn of a document, once
// labels are declared, and keeps its time.
func composes(t testing.TB, r *Result) {
	t.Helper()
	meta := corpus.Meta{ID: "T01"}
	for _, s := range r.Speakers {
		meta.Speakers = append(meta.Speakers, corpus.Speaker{Label: s.Label, Kind: s.Kind})
	}
	d, err := corpus.Compose(meta, r.Utterances)
	if err != nil {
		t.Fatalf("compose: %v", err)
	}
	if len(d.Turns) != len(r.Utterances) {
		t.Fatalf("%d utterances make %d turns", len(r.Utterances), len(d.Turns))
	}
	for i, turn := range d.Turns {
		if got, want := d.LabelOf(turn), r.Utterances[i].Label; got != want {
			t.Fatalf("turn %d: label %q, want %q", i+1, got, want)
		}
		if turn.At != r.Utterances[i].At {
			t.Fatalf("turn %d: time %v, want %v", i+1, turn.At, r.Utterances[i].At)
		}
	}
}

// docxOf makes a Word file of a body in WordprocessingML.
func docxOf(t testing.TB, body string) string {
	t.Helper()
	return zipOf(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
			body + `</w:body></w:document>`,
	})
}

func zipOf(t testing.TB, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sortedKeys(files) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// p makes a Word paragraph; **words** in it are bold.
func p(text string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for i, piece := range strings.Split(text, "**") {
		if piece == "" {
			continue
		}
		look := ""
		if i%2 == 1 {
			look = "<w:rPr><w:b/></w:rPr>"
		}
		piece = strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(piece)
		b.WriteString("<w:r>" + look + `<w:t xml:space="preserve">` + piece + "</w:t></w:r>")
	}
	b.WriteString("</w:p>")
	return b.String()
}

func row(cells ...string) string {
	return "<w:tr><w:tc>" + strings.Join(cells, "</w:tc><w:tc>") + "</w:tc></w:tr>"
}
