package gazetteer

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"strings"
)

// A table looks up the lines of one unpacked list. The text stays in one
// piece, and slots hold where in it a line begins: a map of as many strings
// would take several times the memory and the time to fill.
type table struct {
	text  string
	slots []uint32
	seed  maphash.Seed
	lines int
}

// none marks an empty slot.
const none = ^uint32(0)

// unpack reads a packed list: lines of a folded name, a tab and two digits,
// whose meaning is the list's own.
func unpack(packed []byte) (*table, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	if n := len(packed); n >= 4 {
		size := uint32(packed[n-4]) | uint32(packed[n-3])<<8 | uint32(packed[n-2])<<16 | uint32(packed[n-1])<<24
		text.Grow(int(min(size, 64<<20)))
	}
	if _, err := io.Copy(&text, z); err != nil {
		return nil, err
	}
	return newTable(text.String())
}

func newTable(text string) (*table, error) {
	if text != "" && !strings.HasSuffix(text, "\n") {
		return nil, errors.New("the last line does not end")
	}
	t := &table{text: text, seed: maphash.MakeSeed(), lines: strings.Count(text, "\n")}
	size := 16
	for size < 2*t.lines {
		size *= 2
	}
	t.slots = make([]uint32, size)
	for i := range t.slots {
		t.slots[i] = none
	}
	for at, line := 0, 1; at < len(text); line++ {
		end := at + strings.IndexByte(text[at:], '\n')
		if end-at < 4 || text[end-3] != '\t' {
			return nil, fmt.Errorf("line %d is no name, tab and two digits", line)
		}
		slot := t.hash(text[at : end-3])
		for t.slots[slot] != none {
			slot = (slot + 1) % size
		}
		t.slots[slot] = uint32(at)
		at = end + 1
	}
	return t, nil
}

func (t *table) hash(key string) int {
	return int(maphash.String(t.seed, key) % uint64(len(t.slots)))
}

// digits gives the two digits of a line as numbers, zeros where key is in no line.
func (t *table) digits(key string) (first, second int) {
	for slot := t.hash(key); t.slots[slot] != none; slot = (slot + 1) % len(t.slots) {
		rest := t.text[t.slots[slot]:]
		if len(rest) > len(key) && rest[len(key)] == '\t' && rest[:len(key)] == key {
			return int(rest[len(key)+1] - '0'), int(rest[len(key)+2] - '0')
		}
	}
	return 0, 0
}

// mostWords counts the words of the line with the most of them.
func (t *table) mostWords() int {
	most, words := 0, 1
	for i := range len(t.text) {
		switch t.text[i] {
		case ' ':
			words++
		case '\n':
			most, words = max(most, words), 1
		}
	}
	return most
}
