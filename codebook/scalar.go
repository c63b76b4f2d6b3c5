package codebook

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

const lineWidth = 88 // code points, beyond which a text is folded or a list goes one a line

// A written value is what stands on its key's line and the lines below,
// each of those with the line break before it.
type written struct{ head, body string }

func (w written) String() string { return w.head + w.body }

// writeText writes a cleaned text as the value of a key (or list item) whose
// column is indent and whose text begins in column used. It keeps the style
// that a person chose where that style can hold the text.
func writeText(text string, style yaml.Style, indent, used int, eol string) written {
	long := used+utf8.RuneCountInString(text) > lineWidth
	lines := strings.Contains(text, "\n")
	wantBlock := style&(yaml.FoldedStyle|yaml.LiteralStyle) != 0
	if (lines || long || wantBlock) && blockable(text) {
		if style&yaml.LiteralStyle != 0 || !long && style&yaml.FoldedStyle == 0 || !foldable(text) {
			if lines || wantBlock {
				return literal(text, indent+2, eol)
			}
		} else {
			return folded(text, indent+2, eol)
		}
	}
	switch {
	case style&yaml.DoubleQuotedStyle != 0:
		return written{head: doubleQuoted(text)}
	case style&yaml.SingleQuotedStyle != 0 && quotable(text):
		return written{head: "'" + strings.ReplaceAll(text, "'", "''") + "'"}
	case plain(text, false):
		return written{head: text}
	case strings.Contains(text, `"`) && !strings.Contains(text, "'") && quotable(text):
		return written{head: "'" + text + "'"}
	}
	return written{head: doubleQuoted(text)}
}

// writeItem writes a text as an element of a [flow, list].
func writeItem(text string) string {
	if plain(text, true) {
		return text
	}
	return doubleQuoted(text)
}

// plain reports whether text needs no quotes. It is stricter than YAML, so
// that other readers see a text too where they would see a number or a truth.
func plain(text string, inFlow bool) bool {
	switch strings.ToLower(text) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	var before rune
	for i, r := range text {
		switch {
		case unicode.IsLetter(r):
		case i == 0:
			return false
		case unicode.IsDigit(r), unicode.IsMark(r), r == ' ', strings.ContainsRune("-_.;()'/?!’‘“”–—…&+%*=", r):
		case r == ',' && !inFlow:
		case r == ':' && !inFlow && i+1 < len(text) && text[i+1] > ' ' && text[i+1] < utf8.RuneSelf:
		case r == '#' && before != ' ':
		default:
			return false
		}
		before = r
	}
	return before != ' ' && before != ':'
}

// quotable reports whether every character may stand in a one-line quoted text as it is.
func quotable(text string) bool {
	for _, r := range text {
		if r == '\n' || r == '\t' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029 || r == bom || !yamlCharacter(r) {
			return false
		}
	}
	return true
}

// blockable reports whether a | text can hold text, which is cleaned.
func blockable(text string) bool {
	return text != "" && !strings.HasPrefix(text, " ") && quotable(strings.ReplaceAll(text, "\n", " "))
}

// foldable reports whether a > text can hold text: a line that begins with a
// space is not folded, and a space at the end of one would be lost.
func foldable(text string) bool {
	return !strings.Contains(text, "\n ") && !strings.Contains(text, " \n")
}

func literal(text string, indent int, eol string) written {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		b.WriteString(eol)
		if line != "" {
			b.WriteString(strings.Repeat(" ", indent) + line)
		}
	}
	return written{"|", b.String()}
}

func folded(text string, indent int, eol string) written {
	var b strings.Builder
	for i, paragraph := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString(eol)
		}
		if paragraph == "" {
			continue
		}
		for _, line := range wrap(paragraph, max(lineWidth-indent, 40)) {
			b.WriteString(eol + strings.Repeat(" ", indent) + line)
		}
	}
	return written{">", b.String()}
}

// wrap breaks a line at single spaces, so that folding puts it together again.
func wrap(line string, width int) []string {
	var out []string
	start, lastSpace, column := 0, -1, 0
	for i := 0; i < len(line); {
		_, size := utf8.DecodeRuneInString(line[i:])
		if line[i] == ' ' && i > start && line[i-1] != ' ' && i+1 < len(line) && line[i+1] != ' ' {
			lastSpace = i
		}
		i += size
		if column++; column > width && lastSpace > start {
			out = append(out, line[start:lastSpace])
			start = lastSpace + 1
			column = utf8.RuneCountInString(line[start:i])
			lastSpace = -1
		}
	}
	return append(out, line[start:])
}

func doubleQuoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case quotable(string(r)) && (r == ' ' || unicode.IsGraphic(r)):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// writeList writes the items of a list. indent is the column of its key and
// offset how far the hyphens stand to the right of it.
func writeList(items []string, flow bool, indent, offset, used int, eol string) written {
	if flow {
		parts := make([]string, len(items))
		for i, item := range items {
			parts[i] = writeItem(item)
		}
		line := "[" + strings.Join(parts, ", ") + "]"
		if used+utf8.RuneCountInString(line) <= lineWidth {
			return written{head: line}
		}
	}
	var b strings.Builder
	dash := indent + offset
	for _, item := range items {
		b.WriteString(eol + strings.Repeat(" ", dash) + "- ")
		b.WriteString(writeText(item, 0, dash, dash+2, eol).String())
	}
	return written{body: b.String()}
}
