package anonymise

import (
	"strings"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A FormFinder finds forms, which are folded words and numbers joined by blanks
// (detect.Form), whatever case, marks, blanks or one line end a text has between
// them. A Finder uses one for strings with digits, which are no names: those
// have no plural, no initials and no parts. It is immutable once filled.
type FormFinder struct {
	first map[string][]form // by the first piece
}

type form struct {
	rest  []string // the pieces after the first
	tight string   // of a code: what comes after the first piece, however it is split
	owner int
}

// Add puts a form into the finder; owner is given back with its places.
func (f *FormFinder) Add(folded string, owner int) {
	if pieces := strings.Fields(folded); len(pieces) > 0 {
		f.put(pieces[0], form{rest: pieces[1:], owner: owner})
	}
}

// AddCode is Add for a number, which may be written with or without blanks.
func (f *FormFinder) AddCode(folded string, owner int) {
	tight := strings.ReplaceAll(folded, " ", "")
	for i := range tight {
		if i > 0 {
			f.put(tight[:i], form{tight: tight[i:], owner: owner})
		}
	}
	if tight != "" {
		f.put(tight, form{owner: owner})
	}
}

func (f *FormFinder) put(first string, rest form) {
	if f.first == nil {
		f.first = map[string][]form{}
	}
	f.first[first] = append(f.first[first], rest)
}

// Find calls yield with the places of the forms in text, in order; they do not
// overlap, and the longest that begins at a piece wins. skip gives how many
// bytes to pass over after a "[" (0: none); it may be nil. Spans are bytes.
func (f *FormFinder) Find(text string, skip func(text string) int, yield func(s corpus.Span, owner int)) {
	if len(f.first) == 0 {
		return
	}
	r := formReader{text: text, skip: skip}
	for r.next() {
		end, owner := 0, 0
		for _, c := range f.first[string(r.piece)] {
			if at := r.follow(c); at > end {
				end, owner = at, c.owner
			}
		}
		if end > 0 {
			yield(corpus.Span{Start: r.start, End: end}, owner)
			r.at = end
		}
	}
}

// follow gives where the rest of a form ends that comes after the last piece; -1
// where something else comes.
func (r formReader) follow(c form) int {
	r.piece = nil // not to write over the caller's
	for _, p := range c.rest {
		last := r.end
		if !r.next() || string(r.piece) != p || !near(r.text[last:r.start]) {
			return -1
		}
	}
	for rest := c.tight; rest != ""; {
		last := r.end
		if !r.next() || !strings.HasPrefix(rest, string(r.piece)) || !near(r.text[last:r.start]) {
			return -1
		}
		rest = rest[len(r.piece):]
	}
	return r.end
}

// near tells the blanks and marks inside a form from the gap between two.
func near(gap string) bool {
	return len(gap) <= 8 && strings.Count(gap, "\n") < 2 && !strings.ContainsAny(gap, "[]")
}

// A formReader reads a text piece by piece, as detect.Form folds it.
type formReader struct {
	text       string
	skip       func(string) int
	at         int
	start, end int // of the last piece
	piece      []byte
}

func (r *formReader) next() bool {
	r.piece = r.piece[:0]
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		was := len(r.piece)
		switch {
		case lexis.IsLetter(c):
			r.piece = lexis.AppendFolded(r.piece, c)
		case c >= '0' && c <= '9', c == '@', c == '_':
			r.piece = append(r.piece, byte(c))
		case lexis.StaysInWord(c):
		case was > 0:
			return true
		case c == '[' && r.skip != nil:
			size += r.skip(r.text[r.at:])
		}
		if was == 0 && len(r.piece) > 0 {
			r.start = r.at
		}
		r.at += size
		if len(r.piece) > was {
			r.end = r.at
		}
	}
	return len(r.piece) > 0
}

// foldedForm gives the form of a surface, as detect.Form does.
func foldedForm(surface string) string {
	r := formReader{text: surface}
	var pieces []string
	for r.next() {
		pieces = append(pieces, string(r.piece))
	}
	return strings.Join(pieces, " ")
}

// isCode reports whether a string is more than a name: it has digits, or the
// signs of an address.
func isCode(s string) bool { return strings.ContainsAny(s, "0123456789@_") }

// codeProblem tells why a string with digits cannot be looked for.
func codeProblem(s string) (why, hint string) {
	folded := strings.ReplaceAll(foldedForm(s), " ", "")
	switch {
	case strings.ContainsAny(s, ";|\n"):
		return "a string has a semicolon, a bar or a line end", "give each string a line of its own"
	case len(folded) < 4:
		return "a number is shorter than four characters", "it would hit everywhere: write the words beside it too"
	}
	return "", ""
}
