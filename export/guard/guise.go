package guard

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/internal/readback"
)

// layers is how often a text may be escaped.
const layers = 3

// guises gives the ways in which a text may be read: as it is; with escapes
// undone and what is not seen left out; and, of that, without the marks that
// Markdown and HTML put inside words, and with words parted that are joined or run
// together.
func guises(text string, kind readback.Kind) []view {
	plain := view{text: text}
	out := []view{plain}
	open := plain
	for range layers {
		next, same := open.rewrite(unescape)
		if open = next; same {
			break
		}
	}
	open, _ = open.rewrite(unseen)
	add := func(v view) {
		if !slices.ContainsFunc(out, func(have view) bool { return have.text == v.text }) {
			out = append(out, v)
		}
	}
	add(open)
	bare, _ := open.rewrite(unmark)
	add(bare)
	apart, _ := bare.rewrite(part)
	add(apart)
	if strings.ContainsAny(open.text, "\u202e\u2067\u202b") || strings.ContainsAny(text, "\u202e\u2067\u202b") {
		add(open.reversed())
	}
	if kind != readback.Words {
		parted, _ := open.rewrite(camel)
		add(parted)
	}
	return out
}

// unescape undoes %41, &#65; and \u0041.
func unescape(s string, i int) (string, int) {
	switch s[i] {
	case '%':
		if i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil && n >= 0x20 {
				return string([]byte{byte(n)}), 3
			}
		}
	case '&':
		if end := strings.IndexByte(s[i:min(len(s), i+34)], ';'); end > 1 {
			if out := html.UnescapeString(s[i : i+end+1]); out != s[i:i+end+1] {
				return out, end + 1
			}
		}
	case '\\':
		for mark, digits := range map[byte]int{'u': 4, 'x': 2} {
			if i+1 < len(s) && s[i+1] == mark && i+2+digits <= len(s) {
				if n, err := strconv.ParseUint(s[i+2:i+2+digits], 16, 32); err == nil {
					return string(rune(n)), 2 + digits
				}
			}
		}
	}
	return "", 0
}

// unseen leaves out what is not seen: soft hyphens, joiners, marks of direction.
func unseen(s string, i int) (string, int) {
	if s[i] < utf8.RuneSelf {
		return "", 0
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if unicode.Is(unicode.Cf, r) || r == '\u034f' || r == '\u115f' || r == '\u3164' || r >= 0xfe00 && r <= 0xfe0f {
		return "", n
	}
	return s[i : i+n], n
}

// unmark leaves out emphasis, escapes and tags.
func unmark(s string, i int) (string, int) {
	switch s[i] {
	case '*', '`', '~', '\\':
		return "", 1
	case '<':
		const longest = 300
		if end := strings.IndexByte(s[i:min(len(s), i+longest)], '>'); end > 1 && !strings.ContainsRune(s[i+1:i+end], '<') && s[i+1] != ' ' {
			return "", end + 1
		}
	}
	return "", 0
}

// part makes a blank of what joins words ("Elm__House"), and leaves out what
// joins none ("_Elm").
func part(s string, i int) (string, int) {
	c := s[i]
	if c != '_' && c != '-' && c != '+' {
		return "", 0
	}
	n := 1
	for i+n < len(s) && s[i+n] == c {
		n++
	}
	switch between := i > 0 && i+n < len(s) && isWord(s[i-1]) && isWord(s[i+n]); {
	case between && (c == '_' || n > 1):
		return " ", n
	case c == '_':
		return "", n
	}
	return "", 0
}

func isWord(c byte) bool { return c >= utf8.RuneSelf || c|0x20 >= 'a' && c|0x20 <= 'z' }

// camel parts "NotesOfMaud" into words.
func camel(s string, i int) (string, int) {
	if i == 0 {
		return "", 0
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	if unicode.IsUpper(r) && unicode.IsLower(before) {
		return " " + s[i:i+n], n
	}
	return "", 0
}
