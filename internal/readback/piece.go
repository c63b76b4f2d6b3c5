package readback

import (
	"iter"
	"sort"
	"strconv"
	"strings"
)

// A Kind says how a piece came to be.
type Kind int

// The kinds.
const (
	Words Kind = iota // written for people
	Code              // written for programs: attributes, formulas, scripts, addresses
	Name              // of a file or of a member of an archive
	// Maker is what a program wrote of itself: its name and version, the vocabularies
	// it uses, how its window stood. A version is no address, whatever it looks like.
	Maker
)

// ForPrograms reports whether no sentence of any language is to be expected.
func (k Kind) ForPrograms() bool { return k == Code || k == Maker }

// A Piece is text of one part of a file. Paragraphs are parted by a line end,
// cells of one row by a tab; what does not belong together, by a blank line.
type Piece struct {
	Part string // of the file, e.g. "word/header1.xml"; "" where a file has no parts
	Text string
	Kind Kind

	marks []mark // where the units of the text begin, in order
}

// A mark says what begins at a byte of a text.
type mark struct {
	at   int
	unit string
	line int // 0 where lines say nothing
}

// A Place is where in a file something stands. Part may hold what somebody
// called a file: mask it before it is printed.
type Place struct {
	Part string
	Line int    // from 1; 0 where a file has no lines that a person sees
	Unit string // "paragraph 3", "cell B4", "column 2"
}

// String gives "word/document.xml, paragraph 3" or "line 12, column 2".
func (p Place) String() string {
	var parts []string
	if p.Part != "" {
		parts = append(parts, p.Part)
	}
	if p.Line > 0 {
		parts = append(parts, "line "+strconv.Itoa(p.Line))
	}
	if p.Unit != "" {
		parts = append(parts, p.Unit)
	}
	return strings.Join(parts, ", ")
}

// Place says where byte at of the text stands.
func (p *Piece) Place(at int) Place {
	i := sort.Search(len(p.marks), func(i int) bool { return p.marks[i].at > at })
	if i > 0 {
		m := p.marks[i-1]
		return Place{Part: p.Part, Line: m.line, Unit: m.unit}
	}
	if p.Kind == Name {
		return Place{Part: p.Part, Unit: "its name"}
	}
	return Place{Part: p.Part, Line: 1 + strings.Count(p.Text[:min(at, len(p.Text))], "\n")}
}

// Passages gives the units of a piece one by one: a paragraph, a cell, or all of
// a text that is counted in lines. start is the byte at which each begins.
func (p *Piece) Passages() iter.Seq2[int, string] {
	return func(yield func(start int, text string) bool) {
		if len(p.marks) == 0 {
			yield(0, p.Text)
			return
		}
		for i, m := range p.marks {
			end := len(p.Text)
			if i+1 < len(p.marks) {
				end = p.marks[i+1].at
			}
			if !yield(m.at, strings.TrimRight(p.Text[m.at:end], "\n\t")) {
				return
			}
		}
	}
}

// A scribe writes a piece down unit by unit.
type scribe struct {
	text  strings.Builder
	marks []mark
}

// What stands between two units.
const (
	apart  = "\n\n" // nothing to do with each other
	nextTo = "\n"   // the next paragraph, the next row
	beside = "\t"   // the next cell
)

func (s *scribe) add(join, unit, text string) { s.addAt(join, 0, unit, text) }

// addAt is add for a file with lines.
func (s *scribe) addAt(join string, line int, unit, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	if s.text.Len() > 0 {
		s.text.WriteString(join)
	}
	s.marks = append(s.marks, mark{s.text.Len(), unit, line})
	s.text.WriteString(text)
}

func (s *scribe) piece(part string, kind Kind) (Piece, bool) {
	return Piece{Part: part, Text: s.text.String(), Kind: kind, marks: s.marks}, s.text.Len() > 0
}
