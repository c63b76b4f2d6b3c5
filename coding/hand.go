package coding

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
)

// hand walks one line. Its methods give false at anything that AppendLine
// would not write; the line is then read from the start by encoding/json.
type hand struct {
	rest string
	d    *decoder
}

func (l *hand) skip(c byte) bool {
	if l.rest == "" || l.rest[0] != c {
		return false
	}
	l.rest = l.rest[1:]
	return true
}

// fields reads an object, giving each key once to value, and refuses a key
// that value does not know or that comes twice. value gives the number of the
// field, from 0, or -1.
func (l *hand) fields(value func(key string) int) bool {
	if !l.skip('{') {
		return false
	}
	seen := uint(0)
	for {
		key, ok := l.plain()
		if !ok || !l.skip(':') {
			return false
		}
		n := value(key)
		if n < 0 || seen&(1<<n) != 0 {
			return false
		}
		seen |= 1 << n
		if !l.skip(',') {
			return l.skip('}')
		}
	}
}

func (l *hand) event(e *Event) bool {
	ok := l.fields(func(key string) int {
		var n int
		var ok bool
		switch key {
		case "id":
			n = 0
			e.ID, ok = l.text()
		case "op":
			n = 1
			e.Op, ok = l.op()
		case "at":
			n = 2
			e.At, ok = l.time()
		case "coder":
			n = 3
			e.Coder, ok = l.name()
		case "codebook":
			n = 4
			e.Revision, ok = l.name()
		case "coding":
			n = 5
			e.Coding, ok = l.text()
		case "theme":
			n = 6
			e.Theme, ok = l.name()
		case "anchor":
			n = 7
			e.Anchor, ok = l.anchor()
		case "memo":
			n = 8
			var memo string
			memo, ok = l.text()
			e.Memo = &memo
		case "themes":
			n = 9
			e.Themes, ok = l.list()
		case "undoes":
			n = 10
			e.Undoes, ok = l.text()
		case "settles":
			n = 11
			e.Settles, ok = l.list()
		case "with":
			n = 12
			e.With, ok = l.text()
		case "starred":
			n = 13
			var starred bool
			starred, ok = l.boolean()
			e.Starred = &starred
		case "suggested":
			n = 14
			e.Suggested, ok = l.boolean()
		}
		if !ok {
			return -1
		}
		return n
	})
	if l.rest == "\r" { // git on Windows
		l.rest = ""
	}
	if !ok || l.rest != "" {
		*e = Event{}
		return false
	}
	return true
}

func (l *hand) anchor() (*corpus.Anchor, bool) {
	a := l.d.anchor()
	*a = corpus.Anchor{}
	return a, l.fields(func(key string) int {
		var n int
		var ok bool
		switch key {
		case "start":
			n = 0
			a.Start, ok = l.number()
		case "end":
			n = 1
			a.End, ok = l.number()
		case "quote":
			n = 2
			a.Quote, ok = l.text()
		case "prefix":
			n = 3
			a.Prefix, ok = l.text()
		case "suffix":
			n = 4
			a.Suffix, ok = l.text()
		}
		if !ok {
			return -1
		}
		return n
	})
}

func (l *hand) list() ([]string, bool) {
	if !l.skip('[') {
		return nil, false
	}
	var list []string
	for {
		one, ok := l.name()
		if !ok {
			return nil, false
		}
		list = append(list, one)
		if !l.skip(',') {
			return list, l.skip(']')
		}
	}
}

func (l *hand) boolean() (value, ok bool) {
	for _, word := range [...]string{"true", "false"} {
		if rest, ok := strings.CutPrefix(l.rest, word); ok {
			l.rest = rest
			return word == "true", true
		}
	}
	return false, false
}

func (l *hand) number() (int, bool) {
	n, i := 0, 0
	for i < len(l.rest) && i < 10 && l.rest[i] >= '0' && l.rest[i] <= '9' {
		n = n*10 + int(l.rest[i]-'0')
		i++
	}
	if i == 0 || i > 9 || i > 1 && l.rest[0] == '0' { // fits an int of 32 bits; 007 is no JSON
		return 0, false
	}
	l.rest = l.rest[i:]
	return n, true
}

func (l *hand) op() (Op, bool) {
	s, ok := l.plain()
	for _, op := range [...]Op{Add, Edit, Remove, Restore, Finish, Reject} {
		if s == string(op) {
			return op, ok
		}
	}
	return "", false
}

func (l *hand) name() (string, bool) {
	s, ok := l.text()
	if !ok {
		return "", false
	}
	return l.d.name(s), true
}

// time reads 2006-01-02T15:04:05[.fraction]Z and leaves every other form alone.
func (l *hand) time() (time.Time, bool) {
	s, ok := l.plain()
	const shape = "0000-00-00T00:00:00"
	if !ok || len(s) < len(shape)+1 || len(s) > len(shape)+11 || s[len(s)-1] != 'Z' {
		return time.Time{}, false
	}
	for i := range shape {
		if digit := s[i] >= '0' && s[i] <= '9'; digit != (shape[i] == '0') || !digit && s[i] != shape[i] {
			return time.Time{}, false
		}
	}
	if fraction := s[len(shape) : len(s)-1]; fraction != "" {
		if len(fraction) == 1 || fraction[0] != '.' {
			return time.Time{}, false
		}
		for _, c := range fraction[1:] {
			if c < '0' || c > '9' {
				return time.Time{}, false
			}
		}
	}
	at, err := time.Parse(time.RFC3339, s)
	return at, err == nil
}

// plain reads a string of printable ASCII without escapes.
func (l *hand) plain() (string, bool) {
	if !l.skip('"') {
		return "", false
	}
	for i := 0; i < len(l.rest); i++ {
		switch c := l.rest[i]; {
		case c == '"':
			s := l.rest[:i]
			l.rest = l.rest[i+1:]
			return s, true
		case c == '\\' || c < ' ' || c >= utf8.RuneSelf:
			return "", false
		}
	}
	return "", false
}

// text reads a string, with the escapes that speech needs: quotation marks and
// line ends. Without any it is a piece of the line, not a copy.
func (l *hand) text() (string, bool) {
	if !l.skip('"') {
		return "", false
	}
	escaped, ascii := false, true
	for i := 0; i < len(l.rest); i++ {
		switch c := l.rest[i]; {
		case c == '"':
			s := l.rest[:i]
			l.rest = l.rest[i+1:]
			if !ascii && !utf8.ValidString(s) {
				return "", false
			}
			if escaped {
				return unescape(s)
			}
			return s, true
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			return "", false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return "", false
}

func unescape(s string) (string, bool) {
	out := make([]byte, 0, len(s))
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			return string(append(out, s...)), true
		}
		out = append(out, s[:i]...)
		switch s[i+1] {
		case '"', '\\', '/':
			out = append(out, s[i+1])
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		default:
			return "", false
		}
		s = s[i+2:]
	}
}
