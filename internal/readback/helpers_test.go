package readback_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/readback"
)

// member is an entry of a zip in the making.
type member struct{ name, text string }

func pack(t testing.TB, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.Create(m.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordNS = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" `

// word packs a body, and more parts, into a Word document.
func word(t testing.TB, body string, more ...member) []byte {
	return pack(t, append([]member{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document` + wordNS + `><w:body>` + body + `</w:body></w:document>`},
	}, more...)...)
}

// read reads a file and gives its pieces, or ends the test.
func read(t testing.TB, name string, data []byte) ([]readback.Piece, []string) {
	t.Helper()
	pieces, unread, err := readback.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return pieces, unread
}

// find gives the place of a string in the pieces, and of what kind the piece is.
func find(pieces []readback.Piece, s string) (place string, kind readback.Kind, ok bool) {
	for _, p := range pieces {
		if at := strings.Index(p.Text, s); at >= 0 {
			return p.Place(at).String(), p.Kind, true
		}
	}
	return "", 0, false
}

func dump(pieces []readback.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString("--- " + p.Part + "\n" + p.Text + "\n")
	}
	return b.String()
}
