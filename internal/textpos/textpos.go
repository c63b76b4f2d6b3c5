package textpos

import (
	"sort"
	"unicode/utf8"
)

// stride is the distance, in bytes, between two checkpoints of a Map.
const stride = 512

// A Map answers position questions about one text. Building it is one pass
// over the text; each question then costs at most one stride.
//
// Positions outside the text are clamped to it. A byte position inside a
// multi-byte character counts as the start of that character.
type Map struct {
	text   string
	ascii  bool
	points []int // points[i]: code points before the character that covers byte i*stride
	units  []int // the same in UTF-16 code units
	bytes  []int // the byte at which that character starts
	nPoint int
	nUnit  int
}

// New builds the Map of text.
func New(text string) *Map {
	m := &Map{text: text, ascii: true}
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			m.ascii = false
			break
		}
	}
	if m.ascii {
		m.nPoint, m.nUnit = len(text), len(text)
		return m
	}
	m.points = make([]int, 0, len(text)/stride+1)
	m.units = make([]int, 0, len(text)/stride+1)
	m.bytes = make([]int, 0, len(text)/stride+1)
	next := 0 // byte of the next checkpoint
	for i := 0; i < len(text); {
		from := i
		for i < next && i < len(text) && text[i] < utf8.RuneSelf {
			i++
		}
		m.nPoint += i - from
		m.nUnit += i - from
		if i == len(text) {
			break
		}
		r, width := utf8.DecodeRuneInString(text[i:])
		for next < i+width {
			m.bytes = append(m.bytes, i)
			m.points = append(m.points, m.nPoint)
			m.units = append(m.units, m.nUnit)
			next += stride
		}
		m.nPoint++
		m.nUnit += unitsOf(r)
		i += width
	}
	return m
}

// Points is the length of the text in code points.
func (m *Map) Points() int { return m.nPoint }

// Units is the length of the text in UTF-16 code units.
func (m *Map) Units() int { return m.nUnit }

// PointAt gives the number of code points before byte position b.
func (m *Map) PointAt(b int) int {
	if b <= 0 {
		return 0
	}
	if b >= len(m.text) {
		return m.nPoint
	}
	if m.ascii {
		return b
	}
	k := b / stride
	at, p := m.bytes[k], m.points[k]
	for at < b {
		at += m.width(at)
		if at > b {
			break
		}
		p++
	}
	return p
}

// UnitAt gives the number of UTF-16 code units before byte position b.
func (m *Map) UnitAt(b int) int {
	if b <= 0 {
		return 0
	}
	if b >= len(m.text) {
		return m.nUnit
	}
	if m.ascii {
		return b
	}
	k := b / stride
	at, u := m.bytes[k], m.units[k]
	for at < b {
		r, w := utf8.DecodeRuneInString(m.text[at:])
		if at+w > b {
			break
		}
		at += w
		u += unitsOf(r)
	}
	return u
}

// ByteOfPoint gives the byte position at which code point p starts.
func (m *Map) ByteOfPoint(p int) int {
	if p <= 0 {
		return 0
	}
	if p >= m.nPoint {
		return len(m.text)
	}
	if m.ascii {
		return p
	}
	k := sort.Search(len(m.points), func(i int) bool { return m.points[i] > p }) - 1
	at := m.bytes[k]
	for n := m.points[k]; n < p; n++ {
		at += m.width(at)
	}
	return at
}

// ByteOfUnit gives the byte position of UTF-16 code unit u. A unit in the
// middle of a surrogate pair gives the start of that character.
func (m *Map) ByteOfUnit(u int) int {
	if u <= 0 {
		return 0
	}
	if u >= m.nUnit {
		return len(m.text)
	}
	if m.ascii {
		return u
	}
	k := sort.Search(len(m.units), func(i int) bool { return m.units[i] > u }) - 1
	at := m.bytes[k]
	for n := m.units[k]; n < u; {
		r, w := utf8.DecodeRuneInString(m.text[at:])
		n += unitsOf(r)
		if n > u {
			break
		}
		at += w
	}
	return at
}

func (m *Map) width(at int) int {
	if m.text[at] < utf8.RuneSelf {
		return 1
	}
	_, w := utf8.DecodeRuneInString(m.text[at:])
	return w
}

func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}
