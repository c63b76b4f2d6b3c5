package coding

import (
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
)

// AppendLine appends the event to dst as one line of a journal, line end
// included. The same event always gives the same bytes: fields in the order of
// the struct, empty ones left out, no HTML escaping, the time in UTC. Bytes
// that are not UTF-8 become U+FFFD.
func AppendLine(dst []byte, e Event) []byte {
	dst = append(dst, `{"id":`...)
	dst = appendString(dst, e.ID)
	dst = append(dst, `,"op":`...)
	dst = appendString(dst, string(e.Op))
	dst = append(dst, `,"at":"`...)
	dst = e.At.UTC().AppendFormat(dst, time.RFC3339Nano)
	dst = append(dst, `","coder":`...)
	dst = appendString(dst, e.Coder)
	dst = appendField(dst, `,"codebook":`, e.Revision)
	dst = appendField(dst, `,"coding":`, e.Coding)
	dst = appendField(dst, `,"theme":`, e.Theme)
	if e.Anchor != nil {
		dst = appendAnchor(dst, e.Anchor)
	}
	if e.Memo != nil {
		dst = append(dst, `,"memo":`...)
		dst = appendString(dst, *e.Memo)
	}
	dst = appendList(dst, `,"themes":[`, e.Themes)
	dst = appendField(dst, `,"undoes":`, e.Undoes)
	dst = appendList(dst, `,"settles":[`, e.Settles)
	dst = appendField(dst, `,"with":`, e.With)
	if e.Starred != nil {
		dst = strconv.AppendBool(append(dst, `,"starred":`...), *e.Starred)
	}
	if e.Suggested {
		dst = append(dst, `,"suggested":true`...)
	}
	return append(dst, '}', '\n')
}

func appendAnchor(dst []byte, a *corpus.Anchor) []byte {
	dst = append(dst, `,"anchor":{"start":`...)
	dst = strconv.AppendInt(dst, int64(a.Start), 10)
	dst = append(dst, `,"end":`...)
	dst = strconv.AppendInt(dst, int64(a.End), 10)
	dst = append(dst, `,"quote":`...)
	dst = appendString(dst, a.Quote)
	dst = appendField(dst, `,"prefix":`, a.Prefix)
	dst = appendField(dst, `,"suffix":`, a.Suffix)
	return append(dst, '}')
}

func appendField(dst []byte, key, value string) []byte {
	if value == "" {
		return dst
	}
	return appendString(append(dst, key...), value)
}

func appendList(dst []byte, key string, list []string) []byte {
	if len(list) == 0 {
		return dst
	}
	dst = append(dst, key...)
	for i, s := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, s)
	}
	return append(dst, ']')
}

// appendString writes s as encoding/json does with SetEscapeHTML(false).
func appendString(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' {
				i++
				continue
			}
			dst = append(dst, s[done:i]...)
			switch c {
			case '"', '\\':
				dst = append(dst, '\\', c)
			case '\n':
				dst = append(dst, '\\', 'n')
			case '\r':
				dst = append(dst, '\\', 'r')
			case '\t':
				dst = append(dst, '\\', 't')
			case '\b':
				dst = append(dst, '\\', 'b')
			case '\f':
				dst = append(dst, '\\', 'f')
			default:
				dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			done = i
			continue
		}
		r, width := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && width == 1:
			dst = append(append(dst, s[done:i]...), `\ufffd`...)
			done = i + width
		case r == '\u2028' || r == '\u2029': // line ends to some readers
			dst = append(append(dst, s[done:i]...), '\\', 'u', '2', '0', '2', hex[r&15])
			done = i + width
		}
		i += width
	}
	return append(append(dst, s[done:]...), '"')
}
