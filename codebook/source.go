package codebook

import (
	"bytes"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

const bom = '\uFEFF'

// A source is a codebook as text, as YAML nodes and as a book, with the way
// from one to the other.
type source struct {
	file   string
	data   []byte
	starts []int // of every line, in bytes
	root   *yaml.Node
	book   *Book
	entry  map[*Theme]*yaml.Node // mapping of a theme
	lists  map[*Theme]pair       // `themes:` of a theme; of the book under nil
}

// A pair is one key of a mapping with its value.
type pair struct{ key, value *yaml.Node }

// read gives the source and everything wrong with it; its book is whole only
// where no problem is an error.
func read(data []byte, file string) (*source, *report) {
	s := &source{file: file, data: data, starts: lineStarts(data),
		entry: map[*Theme]*yaml.Node{}, lists: map[*Theme]pair{}, book: New("", nil)}
	r := &report{file: file}
	if s.root = s.decode(r); s.root != nil {
		s.refuseIndirection(r, s.root)
		s.readBook(r)
		checkTree(r, s)
	}
	return s, r
}

// open reads a codebook that is to be edited.
func open(data []byte, file string) (*source, error) {
	s, r := read(data, file)
	if err := Errors(r.inOrder()); err != nil {
		return nil, err
	}
	return s, nil
}

// lineStarts breaks lines where the YAML library does, so that its line
// numbers hold: at LF, CR, CRLF, NEL, LS and PS.
func lineStarts(data []byte) []int {
	at := 0
	if bytes.HasPrefix(data, []byte(string(bom))) {
		at = len(string(bom))
	}
	starts := []int{at}
	for i := at; i < len(data); {
		width := breakAt(data, i)
		if width == 0 {
			i++
			continue
		}
		i += width
		starts = append(starts, i)
	}
	if n := len(starts); n > 1 && starts[n-1] == len(data) {
		starts = starts[:n-1]
	}
	return starts
}

// breakAt is the length in bytes of the line break at i, 0 for none.
func breakAt(data []byte, i int) int {
	rest := data[i:]
	switch {
	case rest[0] == '\n':
		return 1
	case rest[0] == '\r' && len(rest) > 1 && rest[1] == '\n':
		return 2
	case rest[0] == '\r':
		return 1
	case rest[0] == 0xC2 && len(rest) > 1 && rest[1] == 0x85:
		return 2
	case rest[0] == 0xE2 && len(rest) > 2 && rest[1] == 0x80 && (rest[2] == 0xA8 || rest[2] == 0xA9):
		return 3
	}
	return 0
}

func (s *source) lineCount() int { return len(s.starts) }

// lineBounds gives the bytes of line i, from 0: its start, the end of its text
// and the start of the next line.
func (s *source) lineBounds(i int) (start, end, next int) {
	start, next = s.starts[i], len(s.data)
	if i+1 < len(s.starts) {
		next = s.starts[i+1]
	}
	for end = start; end < next && breakAt(s.data, end) == 0; {
		end++
	}
	return start, end, next
}

func (s *source) lineText(i int) []byte {
	start, end, _ := s.lineBounds(i)
	return s.data[start:end]
}

// lineAt is the line, from 0, that holds the byte at.
func (s *source) lineAt(at int) int {
	lo, hi := 0, len(s.starts)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; s.starts[mid] <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// place gives line and column, from 1, of the byte at.
func (s *source) place(at int) (line, col int) {
	i := s.lineAt(at)
	return i + 1, utf8.RuneCount(s.data[min(s.starts[i], at):at]) + 1
}

// offset is the byte at which a node begins.
func (s *source) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(s.starts) {
		return len(s.data)
	}
	at := s.starts[n.Line-1]
	for c := 1; c < n.Column && at < len(s.data); c++ {
		_, width := utf8.DecodeRune(s.data[at:])
		at += width
	}
	return at
}

// indent counts the spaces at the start of line i; blank says that nothing
// else stands there, comment that a comment does.
func (s *source) indent(i int) (n int, blank, comment bool) {
	text := s.lineText(i)
	rest := bytes.TrimLeft(text, " ")
	bare := bytes.TrimLeft(rest, " \t")
	return len(text) - len(rest), len(bare) == 0, len(bare) > 0 && bare[0] == '#'
}

// eol is the line break of the file.
func (s *source) eol() string {
	if i := bytes.IndexByte(s.data, '\n'); i > 0 && s.data[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
