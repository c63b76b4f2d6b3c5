package cli_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
)

// A trace is something that must be nowhere: a name, or some words in a row.
type trace struct {
	text  string
	forms [][]byte // how it may stand in a file: UTF-8, UTF-16 both ways
}

// tracesOf gives names, and every row of eight words of the passages.
func tracesOf(names, passages []string) []trace {
	const row = 8
	texts := append([]string{}, names...)
	for _, p := range passages {
		words := strings.Fields(p)
		for i := 0; i+row <= len(words); i++ {
			texts = append(texts, strings.Join(words[i:i+row], " "))
		}
	}
	var all []trace
	for _, text := range texts {
		lower := strings.ToLower(text)
		t := trace{text, [][]byte{[]byte(lower)}}
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			var b []byte
			for _, unit := range utf16.Encode([]rune(lower)) {
				b = order.AppendUint16(b, unit)
			}
			t.forms = append(t.forms, b)
		}
		all = append(all, t)
	}
	return all
}

var tag = regexp.MustCompile(`<[^>]*>`)

// in gives the first of the traces that stands in data, or "".
func in(data []byte, traces []trace) string {
	views := [][]byte{bytes.ToLower(data)}
	views = append(views, bytes.Join(bytes.Fields(views[0]), []byte(" ")))
	if bytes.Contains(data, []byte("</")) { // a word may be cut by markup
		views = append(views, tag.ReplaceAll(views[0], nil))
	}
	for _, t := range traces {
		for _, view := range views {
			for _, form := range t.forms {
				if bytes.Contains(view, form) {
					return t.text
				}
			}
		}
	}
	return ""
}

// searchTree looks for traces in the names and contents of all files below
// root, those in zip files too, and gives "file: trace" for each file that has
// one. Folders that skip says are passed over. It counts the files.
func searchTree(t *testing.T, root string, skip func(path string) bool, traces []trace) (found []string, files int) {
	t.Helper()
	var look func(name string, data []byte)
	look = func(name string, data []byte) {
		files++
		if text := in(data, traces); text != "" {
			found = append(found, name+": "+text)
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			look(name+"!"+f.Name, part)
		}
	}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if skip(path) {
			if e.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if text := in([]byte(e.Name()), traces); text != "" {
			found = append(found, path+" by its name: "+text)
		}
		if e.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		look(path, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found, files
}

// The search itself finds a name wherever one was put.
func TestTracesAreFound(t *testing.T) {
	traces := tracesOf([]string{"Quorrobin"}, []string{"one two three four five six seven eight nine"})
	var zipped bytes.Buffer
	z := zip.NewWriter(&zipped)
	w, _ := z.Create("word/document.xml")
	w.Write([]byte("<w:t>Quor</w:t><w:t>robin</w:t>"))
	z.Close()
	wide := func(order binary.AppendByteOrder) (b []byte) {
		for _, c := range "a quorrobin" {
			b = order.AppendUint16(b, uint16(c))
		}
		return b
	}
	for name, data := range map[string][]byte{
		"plain.txt": []byte("said QUORROBIN"), "words.txt": []byte("two  three\nfour five six seven\r\neight Nine"), "little.bin": wide(binary.LittleEndian),
		"big.bin": wide(binary.BigEndian), "file.docx": zipped.Bytes(), "Quorrobin.txt": nil,
	} {
		root := t.TempDir()
		if err := os.WriteFile(filepath.Join(root, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
		if found, _ := searchTree(t, root, func(string) bool { return false }, traces); len(found) != 1 {
			t.Errorf("%s: found %v", name, found)
		}
	}
}
