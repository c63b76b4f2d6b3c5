package lexis

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFolded appends r as it is compared: lower case, decomposed, without
// marks. Letters that Unicode does not decompose but that people type without
// their stroke (ł, ø, đ) become the plain one. What is no letter adds nothing.
func AppendFolded(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		switch {
		case 'a' <= r && r <= 'z':
			return append(dst, byte(r))
		case 'A' <= r && r <= 'Z':
			return append(dst, byte(r)+'a'-'A')
		}
		return dst
	}
	if !IsLetter(r) {
		return dst
	}
	r = unicode.ToLower(r)
	if plain := strokeless(r); plain != "" {
		return append(dst, plain...)
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	parts := norm.NFKD.Properties(buf[:n]).Decomposition()
	if parts == nil {
		return append(dst, buf[:n]...)
	}
	for len(parts) > 0 {
		p, w := utf8.DecodeRune(parts)
		parts = parts[w:]
		if IsLetter(p) {
			dst = utf8.AppendRune(dst, unicode.ToLower(p))
		}
	}
	return dst
}

func strokeless(r rune) string {
	switch r {
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'đ', 'ð', 'ɖ':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŧ':
		return "t"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	}
	return ""
}

// Fold folds the letters of s and drops all else.
func Fold(s string) string {
	var dst []byte
	for _, r := range s {
		dst = AppendFolded(dst, r)
	}
	return string(dst)
}

// IsLetter leaves out the modifier letters that are typed as apostrophes.
func IsLetter(r rune) bool {
	return unicode.IsLetter(r) && !IsApostrophe(r)
}

// StaysInWord reports whether r goes on with a word without being a letter of
// it: a combining mark, or a character that is not seen (soft hyphen, joiners).
func StaysInWord(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return r >= 0x300 && unicode.IsMark(r)
}

// IsApostrophe reports whether r is an apostrophe, or a mark typed for one.
func IsApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', '′', '`', '´', '＇', 'ꞌ':
		return true
	}
	return false
}

// IsHyphen reports whether r is a hyphen, or a dash typed for one.
func IsHyphen(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\ufe63', '\uff0d':
		return true
	}
	return false
}

// IsWordless reports whether r is of a script written without spaces between
// words; each such character is taken as a word of its own.
func IsWordless(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// HasUpper reports whether s has a capital letter.
func HasUpper(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			return true
		}
	}
	return false
}
