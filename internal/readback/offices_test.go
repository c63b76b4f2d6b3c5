package readback_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/readback"
)

// tool runs a program; the test is skipped where it is missing, but not in CI.
func tool(t *testing.T, name string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is needed: %v", name, err)
		}
		t.Skipf("%s is not here", name)
	}
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v: %s", name, strings.Join(args, " "), err, out)
	}
}

// told is a document with a word of its own in every place that Markdown has.
const told = `---
title: Wordtitle here
author: Wordauthor here
date: Worddate
keywords: [Wordkeyword]
subject: Wordsubject
---

# Wordheading

Text with *Word*italic and a note.[^1] A [link](https://example.org/Wordlink "Wordtip").

![Wordalt](pixel.png "Wordpicture")

| Wordhead | b |
|---|---|
| Wordcell | c |

: Wordcaption

- Worditem

> Wordquote

` + "`Wordcode`" + `

Term
:   Worddefinition

[Wordcommented]{.comment-start id="1" author="Wordcommenter" date="2024-01-01T00:00:00Z"}remark[]{.comment-end id="1"}

[Wordinserted]{.insertion author="Wordinserter" date="2024-01-01T00:00:00Z"} [Worddeleted]{.deletion author="Worddeleter" date="2024-01-01T00:00:00Z"}

[^1]: Wordfootnote
`

// all are the words of told; a format that cannot hold one is said to.
var all = strings.Fields("Wordtitle Wordauthor Worddate Wordkeyword Wordsubject Wordheading Worditalic Wordlink Wordtip Wordalt Wordpicture Wordhead Wordcell Wordcaption" +
	" Worditem Wordquote Wordcode Worddefinition Wordcommented Wordcommenter Wordinserted Wordinserter Worddeleted Worddeleter Wordfootnote")

// pixel is the smallest picture.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"

func draft(t *testing.T) string {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.md": told, "pixel.png": pixel} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// mustSay holds a file against the words it must hold: all but those that the
// program that wrote it leaves out, or (Worditalic) writes in two pieces with its
// own marks between them.
func mustSay(t *testing.T, path string, but ...string) []readback.Piece {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pieces, unread := read(t, filepath.Base(path), data)
	for _, want := range all {
		_, _, ok := find(pieces, want)
		if lacks := strings.Contains(" "+strings.Join(but, " ")+" ", " "+want+" "); ok == lacks {
			t.Errorf("%s: %q read: %v", filepath.Base(path), want, ok)
		}
	}
	if t.Failed() {
		t.Log(unread, dump(pieces))
	}
	return pieces
}

// What pandoc writes is read back word for word, wherever it puts it.
func TestWhatPandocWritesIsReadBack(t *testing.T) {
	for _, c := range []struct{ format, file, but string }{
		{"docx", "a.docx", "Wordtip"},
		{"odt", "a.odt", "Wordpicture Wordcommenter Wordinserter Worddeleter"},
		{"html", "a.html", "Wordsubject"},
		{"epub", "a.epub", "Wordkeyword"},
		{"gfm", "out.md", "Worditalic"},
		{"rtf", "a.rtf", "Wordkeyword Wordsubject Wordtip Wordalt Wordpicture Wordcommenter Wordinserter Worddeleter"},
		{"json", "a.json", "Worditalic"},
	} {
		t.Run(c.format, func(t *testing.T) {
			dir := draft(t)
			out := filepath.Join(dir, c.file)
			tool(t, "pandoc", "-s", "--track-changes=all", "--resource-path", dir, "-f", "markdown", "-t", c.format, "-o", out, filepath.Join(dir, "a.md"))
			mustSay(t, out, c.but)
		})
	}
}

// What LibreOffice makes of a Word document is read back, as a document and as
// a PDF: text of the page, properties, outline, links, alternative texts.
func TestWhatLibreOfficeWritesIsReadBack(t *testing.T) {
	dir := draft(t)
	tool(t, "pandoc", "-s", "--resource-path", dir, "-f", "markdown", "-t", "docx", "-o", filepath.Join(dir, "a.docx"), filepath.Join(dir, "a.md"))
	for _, c := range []struct{ filter, file, but string }{
		{"odt", "a.odt", "Wordtip"},
		{"docx:Office Open XML Text", "a.docx", "Wordtip"},
		{`pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}`, "a.pdf", "Wordtip Wordinserter Worddeleter"},
	} {
		out := filepath.Join(dir, "out")
		tool(t, "soffice", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", c.filter, "--outdir", out, filepath.Join(dir, "a.docx"))
		mustSay(t, filepath.Join(out, c.file), c.but)
	}
}
