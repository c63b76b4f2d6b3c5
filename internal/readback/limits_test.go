package readback_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/readback"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

func TestABombIsRefused(t *testing.T) {
	// Each of these is within the limits; all of them are not.
	var some []member
	for i := range 30 {
		some = append(some, member{fmt.Sprintf("%d.zip", i), string(pack(t, member{"a.bin", strings.Repeat("\x00", 7<<20+700_000)}))})
	}
	bomb := string(pack(t, member{"a.xml", strings.Repeat(" ", 30<<20)}))
	for what, data := range map[string]string{
		"a member that unpacks to far more":   bomb,
		"the same inside another archive":     string(pack(t, member{"a.zip", bomb})),
		"many that unpack to much":            string(pack(t, some...)),
		"the same in a compressed file":       string(gz(t, "", bytes.Repeat([]byte{0}, 30<<20))),
		"more members than a document has":    string(many(t, 10_001)),
		"a workbook's strings without an end": string(pack(t, member{"xl/workbook.xml", "<w/>"}, member{"xl/sharedStrings.xml", strings.Repeat("<si/>", 6<<20)})),
	} {
		pieces, _, err := readback.Read("a.zip", []byte(data))
		if !errors.Is(err, xmlzip.ErrTooBig) || pieces != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func many(t *testing.T, n int) []byte {
	members := make([]member, n)
	for i := range members {
		members[i].name = "a"
	}
	return pack(t, members...)
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	deep := string(pack(t, member{"a.txt", "so"}))
	for range 4 {
		deep = string(pack(t, member{"a.zip", deep}))
	}
	locked := pack(t, member{"a.txt", "so"})
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} { // the flag of a password
		i := bytes.Index(locked, []byte(sign))
		locked[i+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sign]] |= 1
	}
	for _, c := range []struct {
		what, data, want string
	}{
		{"archives without end", deep, "a.zip/a.zip/a.zip/a.zip: an archive inside 4 others"},
		{"half an archive", string(pack(t, member{"a.txt", "so"})[:30]), "the zip is truncated or damaged"},
		{"a password", string(locked), "a.txt: has a password"},
		{"an old office file", "\xd0\xcf\x11\xe0\x00\x01", "an old office file or one with a password, not read"},
		{"a picture", "\x89PNG\r\n\x1a\n", "what the picture shows, not read"},
		{"a photograph in a document", string(word(t, "<w:p/>", member{"word/media/a.jpg", "\xff\xd8\xff\xda\x00\x02"})), "word/media/a.jpg: what the picture shows, not read"},
		{"half a PDF", "%PDF-1.7\nxref", "a damaged PDF"},
		{"zeros", "\x00\x00\x00", "a file of an unknown kind, not read"},
		{"elements without end", "<?xml version='1.0'?>" + strings.Repeat("<a>", 500), "damaged at line 1"},
		{"XML in no encoding", "<?xml version='1.0' encoding='x-mine'?><a>so</a>", "damaged at line 1"},
	} {
		_, unread := read(t, "a.bin", []byte(c.data))
		if !slices.ContainsFunc(unread, func(s string) bool { return strings.Contains(s, c.want) }) {
			t.Errorf("%s: unread %q, want %q", c.what, unread, c.want)
		}
	}
}

func TestWhatIsReadWholeLeavesNothingUnread(t *testing.T) {
	for what, data := range map[string]string{
		"nothing": "", "text": "so", "a page": "<!doctype html><p>so", "a table": "a,b\n1,2\n", "json": `{"a":[1,true,null,"b"]}`,
		"a document": string(word(t, "<w:p/>")), "an archive": string(pack(t, member{"a/", ""}, member{"a/b.txt", "so"})),
	} {
		if _, unread := read(t, "a.bin", []byte(data)); len(unread) > 0 {
			t.Errorf("%s: unread %q", what, unread)
		}
	}
}

// Two members of one name: programs differ in which of them they show.
func TestBothMembersOfANameAreRead(t *testing.T) {
	data := word(t, `<w:p><w:r><w:t>first</w:t></w:r></w:p>`, member{"word/document.xml", `<w:document` + wordNS + `><w:p><w:r><w:t>second</w:t></w:r></w:p></w:document>`})
	pieces, _ := read(t, "a.docx", data)
	for _, want := range []string{"first", "second"} {
		if _, _, ok := find(pieces, want); !ok {
			t.Errorf("%q was not read", want)
		}
	}
}

func TestCommentsOfAnArchiveAreRead(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.CreateHeader(&zip.FileHeader{Name: "a.txt", Comment: "of the member"}); err != nil {
		t.Fatal(err)
	}
	if err := z.SetComment("of the archive"); err != nil {
		t.Fatal(err)
	}
	z.Close()
	pieces, _ := read(t, "a.zip", b.Bytes())
	for want, at := range map[string]string{"of the member": "a.txt, comment of a member", "of the archive": "comment of the archive"} {
		if place, _, _ := find(pieces, want); place != at {
			t.Errorf("%q at %q", want, place)
		}
	}
}

func TestNoInputMakesReadPanic(t *testing.T) {
	for _, seed := range []string{"<html><td>", "{\"a\":", "[", "a,b\n\"", "PK\x03\x04", "%PDF-", "\x89PNG\r\n\x1a\n\xff\xff\xff\xff", "\xff\xd8\xff\xe1\xff\xff", "{\\rtf1 {", "\x1f\x8b", "<?xml?><a b=", "data:x/y;base64,AAAA"} {
		for cut := range len(seed) + 1 {
			if _, _, err := readback.Read("x", []byte(seed[:cut])); err != nil {
				t.Errorf("%q: %v", seed[:cut], err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<html><td>x"))
	f.Add(word(f, `<w:p><w:r><w:t>x</w:t></w:r></w:p>`))
	f.Add([]byte(`{"a":"b"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		pieces, _, err := readback.Read("x", data)
		if err != nil {
			return
		}
		for _, p := range pieces {
			for at := range p.Passages() {
				if at < 0 || at > len(p.Text) {
					t.Fatalf("a passage at %d of %d", at, len(p.Text))
				}
			}
			p.Place(len(p.Text))
		}
	})
}
