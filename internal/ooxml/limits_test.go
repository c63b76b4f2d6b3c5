package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// ratioFloor is where xmlzip begins to look at the ratio, in bytes.
const ratioFloor = 8 << 20

func TestBombsAreStopped(t *testing.T) {
	small := xmlzip.Limits{Entries: 5, Bytes: 1 << 20, Ratio: 300, Depth: 20}
	for _, c := range []struct {
		why  string
		body string
		lim  xmlzip.Limits
		want error
		text string
	}{
		{"more than the limit", strings.Repeat("<w:p/>", 1<<18), small, xmlzip.ErrTooBig, "word/document.xml"},
		{"packed too well", strings.Repeat(" ", 3*ratioFloor), xmlzip.DefaultLimits(), xmlzip.ErrTooBig, "word/document.xml"},
		{"deep", strings.Repeat("<w:sdt>", 30) + strings.Repeat("</w:sdt>", 30), small, nil, "more than 20 elements inside each other"},
	} {
		data := pack(t, doc(c.body, nil))
		_, err := Read(bytes.NewReader(data), int64(len(data)), c.lim)
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
	files := doc("<w:p/>", map[string]string{"a": "", "b": "", "c": ""})
	data := pack(t, files)
	if _, err := Read(bytes.NewReader(data), int64(len(data)), small); !errors.Is(err, xmlzip.ErrTooBig) {
		t.Errorf("six entries: %v", err)
	}
}

// relabel writes another unpacked size into the directory for every part that
// is larger than a megabyte.
func relabel(t *testing.T, data []byte, size uint32) {
	t.Helper()
	from, changed := 0, 0
	for {
		i := bytes.Index(data[from:], []byte("PK\x01\x02"))
		if i < 0 {
			break
		}
		at := from + i + 24
		if binary.LittleEndian.Uint32(data[at:]) > 1<<20 {
			binary.LittleEndian.PutUint32(data[at:], size)
			changed++
		}
		from += i + 4
	}
	if changed != 1 {
		t.Fatalf("%d sizes changed", changed)
	}
}

// The size in the directory is believed when it is too large, and not when it
// is small.
func TestSizesInTheDirectory(t *testing.T) {
	var noise strings.Builder // packs badly, so that the ratio stays low
	for i := uint32(1); noise.Len() < 3<<20; i = i*1664525 + 1013904223 {
		fmt.Fprintf(&noise, "<w:p>%x</w:p>", i)
	}
	small := xmlzip.DefaultLimits()
	small.Bytes = 2 << 20
	for _, c := range []struct {
		why  string
		body string
		size uint32
		lim  xmlzip.Limits
		want error
	}{
		{"small, unpacks to much", strings.Repeat(" ", 3*ratioFloor), 1000, xmlzip.DefaultLimits(), zip.ErrFormat},
		{"small, packed badly", noise.String(), 1000, small, zip.ErrFormat},
		{"large", noise.String(), 1 << 31, xmlzip.DefaultLimits(), xmlzip.ErrTooBig},
	} {
		data := pack(t, doc(c.body, nil))
		relabel(t, data, c.size)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read(bytes.NewReader(data), int64(len(data)), c.lim)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.why, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
			t.Errorf("%s: %d MB allocated", c.why, used>>20)
		}
	}
}

func TestEntitiesAreRefused(t *testing.T) {
	for why, xml := range map[string]string{
		"doctype":        `<!DOCTYPE a [<!ENTITY a "aaaa">]><document/>`,
		"unknown entity": `<document><body><p><r><t>&lol;</t></r></p></body></document>`,
	} {
		_, err := read(t, doc("", map[string]string{"word/document.xml": xml}))
		if err == nil || !strings.Contains(err.Error(), "word/document.xml:1: ") {
			t.Errorf("%s: %v", why, err)
		}
	}
}

func TestEveryTruncationIsAnError(t *testing.T) {
	data := pack(t, doc(`<w:p><w:r><w:t>hello</w:t></w:r></w:p>`, nil))
	for n := range len(data) {
		if _, err := Read(bytes.NewReader(data[:n]), int64(n), xmlzip.DefaultLimits()); err == nil {
			t.Fatalf("the first %d of %d bytes are read without complaint", n, len(data))
		}
	}
	for n := range len(data) { // damage must not panic
		bad := bytes.Clone(data)
		bad[n] ^= 0xff
		_, _ = Read(bytes.NewReader(bad), int64(len(bad)), xmlzip.DefaultLimits())
	}
}
