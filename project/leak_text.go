package project

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/internal/ooxml"
	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// maxSearched is the size in bytes of the largest file that is searched for
// names.
const maxSearched = 64 << 20

// textOf gives the text of a file, whatever its name ends in: UTF-8, UTF-16
// with a byte order mark, Latin-1, or what stands in a Word document. whole says
// whether that is all there is to read in it.
func textOf(file string) (text string, whole bool) {
	info, err := os.Stat(file) // through links: what they lead to goes along in a copy
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxSearched {
		return "", false
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", false
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return wordText(data)
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return wide(data[2:], binary.LittleEndian), true
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return wide(data[2:], binary.BigEndian), true
	case isBinary(data):
		return "", false
	case utf8.Valid(data):
		return string(data), true
	}
	latin := make([]rune, len(data))
	for i, b := range data {
		latin[i] = rune(b)
	}
	return string(latin), true
}

// isBinary reports whether data has control characters that no text has.
func isBinary(data []byte) bool {
	return bytes.ContainsFunc(data, func(r rune) bool { return r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != 0x1b })
}

func wide(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// wordText gives the words of a Word document, a line each paragraph. Comments,
// headers and deletions are not read: with words in these it is not whole.
func wordText(data []byte) (string, bool) {
	d, err := ooxml.Read(bytes.NewReader(data), int64(len(data)), xmlzip.DefaultLimits())
	if err != nil {
		return "", false
	}
	var b strings.Builder
	writeBlocks(&b, d.Blocks)
	return b.String(), len(d.Unread) == 0 && d.Deleted == 0
}

func writeBlocks(w io.Writer, blocks []richtext.Block) {
	for _, block := range blocks {
		if block.Paragraph != nil {
			fmt.Fprintln(w, block.Paragraph.Text())
		}
		if block.Table == nil {
			continue
		}
		for _, row := range block.Table.Rows {
			for _, cell := range row.Cells {
				writeBlocks(w, cell.Blocks)
			}
		}
	}
}

// tellUnread notes the files that could not be searched.
func (l *leakSearch) tellUnread() {
	total := 0
	var kinds []string
	for _, ext := range slices.Sorted(maps.Keys(l.unread)) {
		total += l.unread[ext]
		if ext == "" {
			ext = "no extension"
		}
		kinds = append(kinds, ext)
	}
	if total > 0 {
		l.report.add(false, "", "look through them yourself before you pass the study on",
			"files that could not be searched for names: %d (%s)", total, strings.Join(kinds, ", "))
	}
}
