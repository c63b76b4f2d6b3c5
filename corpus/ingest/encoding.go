package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/mitten-qda/mitten/internal/fault"
)

// decode makes text of bytes: UTF-8 or, by mark or by the pattern of its zero
// bytes, UTF-16, or else Windows-1252 or an old Mac's. Line ends become "\n". Characters are
// otherwise as they were, except that control characters, which no one said,
// go, and the warnings count them.
func decode(data []byte) (text, encoding string, warnings []string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data, encoding = data[3:], "utf-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		data, encoding = data[2:], "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		data, encoding = data[2:], "utf-16be"
	default:
		encoding = guessEncoding(data)
	}
	switch encoding {
	case "utf-16le", "utf-16be":
		order := unicode.LittleEndian
		if encoding == "utf-16be" {
			order = unicode.BigEndian
		}
		if len(data)%2 == 1 {
			warnings = append(warnings, "the file ends in half a character: is it complete?")
			data = data[:len(data)-1]
		}
		data, err = unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(data)
	case "windows-1252", "macintosh":
		old := charmap.Windows1252
		if encoding == "macintosh" {
			old = charmap.Macintosh
		}
		data, err = old.NewDecoder().Bytes(data)
		warnings = append(warnings, "the file is not UTF-8; it was read as "+encoding)
	}
	if err != nil {
		return "", encoding, nil, fmt.Errorf("%s: %w", encoding, err)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", encoding, nil, errBinary()
	}
	text, controls, broken := clean(string(data))
	text = withLineEnds(text)
	if controls > 16 && controls > len(text)/50 {
		return "", encoding, nil, errBinary()
	}
	if controls > 0 {
		warnings = append(warnings, fmt.Sprintf("%d control characters were left out", controls))
	}
	if broken > 0 {
		warnings = append(warnings, plural(broken, "character")+" could not be read and became U+FFFD")
	}
	return text, encoding, warnings, nil
}

// withLineEnds makes "\n" of Unicode's own separators of lines and paragraphs
// where a text ends its lines with them. In other texts they are characters.
func withLineEnds(s string) string {
	const line, paragraph = "\u2028", "\u2029"
	if strings.Count(s, line)+strings.Count(s, paragraph) <= strings.Count(s, "\n") {
		return s
	}
	return strings.NewReplacer(line, "\n", paragraph, "\n").Replace(s)
}

func errBinary() error {
	return fault.New("open it in the program it comes from and save it as text or .docx", "binary, not text")
}

// guessEncoding decides between UTF-8, UTF-16 without a mark, Windows-1252 and
// the Mac's own.
func guessEncoding(data []byte) string {
	head := data[:min(len(data), 4096)]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	// Text of Europe in UTF-16 has a zero in nearly every second byte.
	switch half := len(head) / 2; {
	case half > 0 && zeros[1] > half*7/10 && zeros[0] <= half/20:
		return "utf-16le"
	case half > 0 && zeros[0] > half*7/10 && zeros[1] <= half/20:
		return "utf-16be"
	}
	if mostlyUTF8(data) {
		return "utf-8"
	}
	if looksMac(data) {
		return "macintosh"
	}
	return "windows-1252"
}

// mostlyUTF8 lets a few broken bytes pass where many more characters beyond
// ASCII are whole: then the file is damaged UTF-8, not another encoding.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	whole, broken := 0, 0
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			whole++
		}
		data = data[n:]
	}
	return whole > 10*broken
}

// clean makes "\n" of all line ends, form feeds and vertical tabs, and drops
// the other control characters. broken counts bytes that are no character.
func clean(s string) (text string, controls, broken int) {
	if isClean(s) {
		return s, 0, 0
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				continue
			}
			b.WriteByte('\n')
		case r == '\v' || r == '\f':
			b.WriteByte('\n')
		case r < ' ' && r != '\n' && r != '\t' || r == 0x7f:
			controls++
		case r == '\ufeff': // a byte order mark in mid-text, from joined files
			controls++
		case r == utf8.RuneError:
			broken++
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), controls, broken
}

func isClean(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c == 0xef {
			return false
		}
	}
	return utf8.ValidString(s)
}
