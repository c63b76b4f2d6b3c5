package structured

import (
	"unicode"
	"unicode/utf8"
)

// longestWord bounds what is looked up, in bytes.
const longestWord = 24

// readWord ends t after its last letter and looks it up. Combining marks and
// characters that are not seen belong to the word around them.
func (s *scan) readWord(t *token) {
	var folded [longestWord]byte
	n, i := 0, t.start
	t.upper, t.allUpper = unicode.IsUpper(t.mark), true
	for i < len(s.text) {
		c := s.text[i]
		if c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			if c >= 'a' {
				t.allUpper = false
			}
			if n < longestWord {
				folded[n] = c | 0x20
			}
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if !isLetter(r) && !unicode.Is(unicode.M, r) {
			break
		}
		if unicode.IsLower(r) {
			t.allUpper = false
		}
		if n+size <= longestWord {
			utf8.EncodeRune(folded[n:], unicode.ToLower(r))
		}
		n += size
		i += size
	}
	t.end = i
	if n <= longestWord {
		if e, ok := s.words[string(folded[:n])]; ok {
			t.class, t.value = e.class, e.value
		}
	}
}

func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\v', '\f', '\u00a0', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return r >= 0x1680 && unicode.IsSpace(r)
}

func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) && r != 'ʼ' && r != 'ʻ'
}

func valueOf(digits string) int32 {
	if len(digits) > 9 {
		return -1
	}
	v := int32(0)
	for i := 0; i < len(digits); i++ {
		if digits[i] > '9' {
			return -1
		}
		v = v*10 + int32(digits[i]-'0')
	}
	return v
}

func (s *scan) digitsFrom(i int) int {
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if !isDigit(r) {
			break
		}
		i += size
	}
	return i
}
