package pdftext

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// rich is a PDF that says something in every place: objects 7 and up.
func rich(stream string, objects ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	inside := func(dict, s string) string {
		return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(s), s)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R /Names << /EmbeddedFiles << /Names [(File name) 10 0 R] >> >> /Metadata 12 0 R /StructTreeRoot 13 0 R /Lang (en) >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>")
	object("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [9 0 R] /Resources << /Font << /F 5 0 R >> /XObject << /P 14 0 R >> >> >>")
	object(inside("", stream))
	object("<< /Type /Font /Subtype /TrueType /BaseFont /Plain /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [" + strings.Repeat("500 ", 224) + "] >>")
	object("<< /Title (Title said) /Author <FEFF0041007500740068006F00720020007300610069> /Odd (Odd said) >>")
	object("<< /Type /Outlines /First 8 0 R /Last 15 0 R >>")
	object("<< /Title (Outline said) /Parent 7 0 R /Next 15 0 R /Dest [3 0 R /Fit] >>")
	object("<< /Type /Annot /Subtype /Text /Contents (Note said) /T (Noter said) /P 3 0 R /A << /URI (http://example.org/link-said) >> /AP << /N 16 0 R >> >>")
	object("<< /Type /Filespec /F (a-said.txt) /Desc (Desc said) /EF << /F 11 0 R >> >>")
	object(inside("/Type /EmbeddedFile", "attachment said"))
	object(inside("/Type /Metadata /Subtype /XML", "<x>xmp said</x>"))
	object("<< /Type /StructTreeRoot /K << /S /Figure /Alt (Alt said) /ActualText (Actual said) /K [0] /P 13 0 R >> >>")
	object(inside("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x"))
	object("<< /Title (Second said) /Parent 7 0 R /Prev 8 0 R >>")
	object(inside("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /Font << /F 5 0 R >> >>", "BT /F 10 Tf (Look said) Tj ET"))
	for _, o := range objects {
		object(o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

const drawing = "/Span << /ActualText (Instead said) >> BDC BT /F 10 Tf 50 700 Td (on the page) Tj 0 -900 Td (off the page) Tj ET EMC /P Do"

func whole(t *testing.T, data []byte) *Whole {
	t.Helper()
	w, err := ReadAll(bytes.NewReader(data), int64(len(data)), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestAllThatAPDFSaysIsRead(t *testing.T) {
	w := whole(t, rich(drawing))
	var said []string
	for _, s := range w.Beside {
		said = append(said, s.Text)
	}
	for _, p := range w.Pages {
		for _, l := range p.Lines {
			said = append(said, l.Text)
		}
	}
	for _, f := range w.Files {
		said = append(said, string(f.Data))
	}
	for _, want := range []string{"on the page", "off the page", "Title said", "Author sai", "Odd said", "Outline said", "Second said", "Note said", "Noter said",
		"http://example.org/link-said", "Look said", "File name", "a-said.txt", "Desc said", "attachment said", "<x>xmp said</x>", "Alt said", "Actual said", "Instead said"} {
		if !slices.Contains(said, want) {
			t.Errorf("%q was not read: %q", want, said)
		}
	}
	if want := []string{"page 1: what a picture shows"}; !slices.Equal(w.Unread, want) {
		t.Errorf("unread %q, want %q", w.Unread, want)
	}
}

func TestWhatAPDFKeepsToItselfIsSaid(t *testing.T) {
	data := rich("BT /F 10 Tf (said) Tj ET")
	if w := whole(t, data); len(w.Unread) > 0 {
		t.Errorf("unread %q", w.Unread)
	}
	edited := append(slices.Clone(data), data[bytes.LastIndex(data, []byte("xref\n0")):]...)
	if w := whole(t, edited); !slices.Contains(w.Unread, "an earlier version that the file still holds") {
		t.Errorf("an earlier version: unread %q", w.Unread)
	}
	if w, err := ReadAll(bytes.NewReader(data), int64(len(data)), 5); err != nil || len(w.Unread) != 2 {
		t.Errorf("files beyond the limit: %+v, %v", w, err)
	}
	circle := bytes.Replace(data, []byte("/Odd (Odd said)"), []byte("/Odd 6 0 R     "), 1)
	if w := whole(t, circle); len(w.Unread) > 0 && !strings.Contains(w.Unread[0], "too much") {
		t.Errorf("a circle: unread %q", w.Unread)
	}
}
