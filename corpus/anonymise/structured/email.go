package structured

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// emails finds the addresses of mail, and the names of networks (@name), in a
// string without blanks.
func (s *scan) emails(i, next int) {
	low, high := s.bytes(i, next)
	for at := low; at < high; {
		k := strings.IndexAny(s.text[at:high], "@＠")
		if k < 0 {
			return
		}
		at += k
		_, size := utf8.DecodeRuneInString(s.text[at:])
		after := at + size
		start := at
		for start > low {
			r, w := utf8.DecodeLastRuneInString(s.text[low:start])
			if !isLetter(r) && !isDigit(r) && !strings.ContainsRune("._%+-&'’", r) {
				break
			}
			start -= w
		}
		start = at - len(strings.TrimLeft(s.text[start:at], ".-_&'’"))
		end := after
		for end < high {
			r, w := utf8.DecodeRuneInString(s.text[end:])
			if !isLetter(r) && !isDigit(r) && r != '.' && r != '-' && r != '_' {
				break
			}
			end += w
		}
		domain := strings.TrimRight(s.text[after:end], ".-")
		end = after + len(domain)
		switch {
		case start < at && domain != "":
			if sure := isDomain(domain); sure || !s.emailWithoutDots(start, end) {
				s.add(start, end, Contact, "email", sure)
			}
		case start == at && isHandle(domain):
			s.add(at, end, Contact, "handle", true)
		}
		at = max(end, after)
	}
}

// isDomain asks for a dot and a last label of letters.
func isDomain(d string) bool {
	dot := strings.LastIndexByte(d, '.')
	return dot > 0 && len(d)-dot > 2 && strings.IndexFunc(d[dot+1:], isDigit) < 0
}

// isHandle reports whether what follows @ is a name, and no time or price
// ("@3pm", "@ £4").
func isHandle(h string) bool {
	rest := strings.TrimLeftFunc(h, isDigit)
	return strings.IndexFunc(h, isLetter) >= 0 && len(h) > 1 && rest != "am" && rest != "pm"
}

// emailWithoutDots notes the address of which the bytes from start to end are
// the middle, where a recogniser has blanks for its dots: "t
// oduya@spindle org".
func (s *scan) emailWithoutDots(start, end int) bool {
	first, last := s.tokenAt(start), s.tokenAt(end-1)
	for last+1 < len(s.toks) && s.tok(last+1).gap == blank && s.is(last+1, tld) && s.toks[last+1].caseless {
		last++
	}
	if s.toks[last].end == end || s.toks[last].class&stop != 0 {
		return false
	}
	if t := s.tok(first - 1); s.toks[first].gap == blank && t.kind == word && t.class&^postArea == 0 && s.of(first-1) != "mailto" || t.end-t.start == 1 && t.kind == word && !s.clitic(first-1) {
		first--
	}
	s.addToks(first, last, Contact, "email", true)
	return true
}

// tokenAt gives the token that covers a byte.
func (s *scan) tokenAt(at int) int {
	i, _ := slices.BinarySearchFunc(s.toks, at, func(t token, at int) int {
		if t.end <= at {
			return -1
		}
		return 1
	})
	return i
}
