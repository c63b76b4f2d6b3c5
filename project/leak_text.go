package project

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/readback"
)

// maxSearched is the size in bytes of the largest file that is searched for
// names.
const maxSearched = 64 << 20

// saidIn gives what a file says, whatever its name ends in. whole says whether
// that is all there is to read in it.
func saidIn(file string) (pieces []readback.Piece, whole bool) {
	info, err := os.Stat(file) // through links: what they lead to goes along in a copy
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxSearched {
		return nil, false
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, false
	}
	pieces, unread, err := readback.Read(filepath.Base(file), data)
	if err != nil {
		return nil, false
	}
	return pieces[1:], len(unread) == 0 // its own name is looked at as that of folders is
}

// placeIn writes a place in a file behind the file's name: "memos/a.md:12",
// "memos/a.docx, word/document.xml, paragraph 3".
func placeIn(file string, at readback.Place) string {
	if at.Line > 0 {
		file += ":" + strconv.Itoa(at.Line)
	}
	at.Line = 0
	return strings.Join(slices.DeleteFunc([]string{file, at.String()}, func(s string) bool { return s == "" }), ", ")
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
