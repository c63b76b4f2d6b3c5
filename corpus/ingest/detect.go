package ingest

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A reader knows one format. Readers hold no state.
type reader interface {
	format() string                    // as in Result.Format
	extensions() []string              // lower case with dot, e.g. ".vtt"
	sniff(data []byte) bool            // is the content certainly this format?
	read(data []byte) (*source, error) // errors without the file's name
}

// readers lists every format; the earlier ones are asked first.
func readers() []reader {
	return []reader{odtReader{}, docxReader{}, rtfReader{}, htmlReader{}, pdfReader{}, vttReader{}, srtReader{}, lrcReader{}, chatReader{}, rstReader{}, tableReader{}, jsonReader{}, markdownReader{}, textReader{}}
}

// Formats lists the names of all formats.
func Formats() []string {
	var names []string
	for _, r := range readers() {
		names = append(names, r.format())
	}
	return names
}

// Extensions lists the ends of the file names of all formats, in lower case
// with their dot.
func Extensions() []string {
	var all []string
	for _, r := range readers() {
		all = append(all, r.extensions()...)
	}
	return all
}

// detect finds the reader for a file: by content where that is certain, else
// by extension; anything that may be text is read as text.
func detect(data []byte, name string) (reader, error) {
	if len(data) == 0 {
		return nil, fault.At(name, 0, 0, "was it copied or downloaded to the end?", "the file is empty")
	}
	if what, hint := foreign(data); what != "" {
		return nil, fault.At(name, 0, 0, hint, "%s, which is not read yet", what)
	}
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	for _, r := range readers() {
		if r.sniff(data) && !(r == markdownReader{} && slices.Contains(marked, ext)) {
			return r, nil
		}
	}
	if ext == ".docx" || ext == ".docm" {
		return nil, fault.At(name, 0, 0, "open it in Word or LibreOffice and save it again", "not a Word document inside, whatever its name says")
	}
	for _, r := range readers() {
		for _, e := range r.extensions() {
			if e == ext {
				return r, nil
			}
		}
	}
	return textReader{}, nil
}

// marked are the extensions of texts whose labels look like Markdown's.
var marked = []string{".rst", ".tsv", ".csv", ".json", ".cha"}

// foreign recognises formats that other programs write and that are not read.
func foreign(data []byte) (what, hint string) {
	const save = "save it as .docx or text first"
	for _, f := range []struct{ magic, what, hint string }{
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc) or a document with a password", save + ", without a password"},
		{"ID3", "a sound file", "import its transcript"},
		{"RIFF", "a sound or film file", "import its transcript"},
		{"\x1f\x8b", "a compressed file (.gz)", "unpack it first"},
		{"\x89PNG", "a picture", "import a text"},
		{"\xff\xd8\xff", "a picture", "import a text"},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return f.what, f.hint
		}
	}
	if len(data) > 12 && string(data[4:8]) == "ftyp" {
		return "a sound or film file", "import its transcript"
	}
	return "", ""
}
