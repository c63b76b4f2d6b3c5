package ingest

import (
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus"
)

// clock reads a time "[h:]mm:ss[.fff]" at the start of s, or "hh:mm:ss:ff" with the
// frames of a film, which are left out. n is its length in
// bytes, 0 where there is none; parts is 2 or 3.
func clock(s string) (d time.Duration, n, parts int) {
	i := 0
	for {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		if width := i - from; width == 0 || width > 3 || parts > 0 && width != 2 {
			return 0, 0, 0
		}
		parts++
		if parts == 3 || i+1 >= len(s) || s[i] != ':' || !isDigit(s[i+1]) {
			break
		}
		i++
	}
	if parts < 2 {
		return 0, 0, 0
	}
	end := i
	if n := frames(s[i:]); parts == 3 && n > 0 {
		end += n
	} else if i+1 < len(s) && (s[i] == '.' || s[i] == ',') && isDigit(s[i+1]) {
		for i++; i < len(s) && isDigit(s[i]); i++ {
		}
		end = i
	}
	if end < len(s) && (isLetter(s[end]) || s[end] == ':' && end+1 < len(s) && isDigit(s[end+1])) {
		return 0, 0, 0
	}
	d, err := corpus.ParseTime(s[:i])
	if err != nil {
		return 0, 0, 0
	}
	return d, end, parts
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// bracketed reads a time, or a range of two, in brackets at the start of s:
// "[00:10]", "\[00:10\]", "(0:00:10)", "[00:10.2 --> 00:12.0]", or between hashes,
// "#00:00:10-5#".
func bracketed(s string) (d time.Duration, n, parts int) {
	i := 0
	if strings.HasPrefix(s, `\`) {
		i++
	}
	if i < len(s) && s[i] == '#' {
		return hashed(s)
	}
	if i >= len(s) || s[i] != '[' && s[i] != '(' {
		return 0, 0, 0
	}
	closing := byte(']')
	if s[i] == '(' {
		closing = ')'
	}
	i = spaces(s, i+1)
	d, n, parts = clock(s[i:])
	if n == 0 {
		return 0, 0, 0
	}
	i = spaces(s, i+n)
	for _, dash := range []string{"-->", "->", "→", "–", "-"} {
		if !strings.HasPrefix(s[i:], dash) {
			continue
		}
		j := spaces(s, i+len(dash))
		_, n, _ := clock(s[j:])
		if n == 0 {
			return 0, 0, 0
		}
		i = spaces(s, j+n)
		break
	}
	if strings.HasPrefix(s[i:], `\`) {
		i++
	}
	if i >= len(s) || s[i] != closing {
		return 0, 0, 0
	}
	return d, i + 1, parts
}

func spaces(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

// leadingTime takes a time off the start of s: in brackets, or bare where a
// space or the end follows.
func leadingTime(s string) (d time.Duration, rest string, ok bool) {
	s = strings.TrimLeft(s, " \t")
	if d, n, _ := bracketed(s); n > 0 {
		return d, strings.TrimLeft(s[n:], " \t"), true
	}
	if d, n, _ := clock(s); n > 0 && (n == len(s) || s[n] == ' ' || s[n] == '\t') {
		return d, strings.TrimLeft(s[n:], " \t"), true
	}
	return noTime, s, false
}

// trailingTime takes a time, or a range of two, off the end of s, bare or in
// brackets.
func trailingTime(s string) (before string, d time.Duration, ok bool) {
	before, d, ok = lastTime(s)
	if !ok {
		return before, d, false
	}
	for _, dash := range []string{"-->", "->", "→", "–", "—", "-"} {
		if from, found := strings.CutSuffix(before, dash); found {
			if first, at, ranged := lastTime(from); ranged {
				return first, at, true
			}
		}
	}
	return before, d, true
}

func lastTime(s string) (before string, d time.Duration, ok bool) {
	s = strings.TrimRight(s, " \t")
	from := strings.LastIndexAny(s, " \t[(")
	if strings.HasSuffix(s, "]") || strings.HasSuffix(s, ")") {
		from = strings.LastIndexAny(s, "[(")
	}
	if from < 0 {
		return s, noTime, false
	}
	if s[from] == '[' || s[from] == '(' {
		if d, n, _ := bracketed(s[from:]); n > 0 && from+n == len(s) {
			return strings.TrimRight(strings.TrimSuffix(s[:from], `\`), " \t"), d, true
		}
		return s, noTime, false
	}
	if d, n, _ := clock(s[from+1:]); n > 0 && from+1+n == len(s) {
		return strings.TrimRight(s[:from], " \t"), d, true
	}
	return s, noTime, false
}

// withoutTimes removes the time marks from a text: times alone in square
// brackets or between hashes, and times of hours, minutes and seconds alone in
// round ones. Times among other words in brackets ("[unclear 00:03:18]", "(she
// [00:03:18] laughs)") stay. first is the time at the very start, or noTime.
func withoutTimes(s string) (text string, first time.Duration) {
	first = noTime
	if strings.IndexByte(s, ':') < 0 || !strings.ContainsAny(s, "[(#") {
		return s, first
	}
	var b strings.Builder
	kept := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '[' && c != '(' && c != '\\' && c != '#' {
			continue
		}
		d, n, parts := bracketed(s[i:])
		if n == 0 || strings.HasPrefix(strings.TrimPrefix(s[i:], `\`), "(") && parts < 3 {
			if s[i] != '#' {
				i += asideLength(s[i:])
			}
			continue
		}
		before := s[kept:i]
		if first == noTime && b.Len() == 0 && strings.TrimSpace(before) == "" {
			first = d
			before = ""
		}
		b.WriteString(before)
		// One of the two spaces around a mark goes with it.
		if i += n; i < len(s) && (s[i] == ' ' || s[i] == '\t') && endsBlank(b.String()) {
			i = spaces(s, i)
		} else if i < len(s) && s[i] != '\n' && !endsBlank(b.String()) && s[i] != ' ' && !isClosing(s[i]) {
			b.WriteByte(' ')
		}
		kept = i
		i--
	}
	if kept == 0 {
		return s, first
	}
	b.WriteString(s[kept:])
	return b.String(), first
}

// asideSpan is the longest remark in brackets, in bytes.
const asideSpan = 600

// asideLength measures how far the bracket at the start of s reaches, up to the
// one that closes it; 0 where none does so within its paragraph.
func asideLength(s string) int {
	s = strings.TrimPrefix(s[:min(len(s), asideSpan)], `\`)
	if s == "" {
		return 0
	}
	closing := byte(']')
	if s[0] == '(' {
		closing = ')'
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case s[0]:
			depth++
		case closing:
			if depth--; depth <= 0 {
				return i
			}
		case '\n':
			return 0
		}
	}
	return 0
}

func endsBlank(s string) bool {
	return s == "" || s[len(s)-1] == ' ' || s[len(s)-1] == '\t' || s[len(s)-1] == '\n'
}

func isClosing(c byte) bool { return strings.IndexByte(".,;:!?)]}", c) >= 0 }
