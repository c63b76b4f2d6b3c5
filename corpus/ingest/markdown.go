package ingest

import (
	"bytes"
	"fmt"
	"strings"
)

// markdownReader reads Markdown: front matter and comments are not text,
// headings are, line ends inside a paragraph are spaces.
type markdownReader struct{}

func (markdownReader) format() string       { return "md" }
func (markdownReader) extensions() []string { return []string{".md", ".markdown"} }

// sniff wants what hardly anyone types by chance: front matter, or paragraphs
// that begin with a bold label.
func (markdownReader) sniff(data []byte) bool {
	head := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	head = bytes.ReplaceAll(head[:min(len(head), 64<<10)], []byte("\r\n"), []byte("\n"))
	if _, n := frontMatter(strings.Split(string(head), "\n")); n > 0 {
		return true
	}
	labels := 0
	for _, l := range bytes.Split(head, []byte("\n")) {
		if inner, tail := markdownBold(string(l)); strings.HasSuffix(inner, ":") || inner != "" && strings.HasPrefix(tail, ":") {
			labels++
		}
	}
	return labels >= 2
}

func (markdownReader) read(data []byte) (*source, error) {
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	src := &source{encoding: encoding, warnings: warnings, escapes: true}
	text, comments := withoutComments(text)
	lines, front := frontMatter(strings.Split(text, "\n"))
	if front > 0 {
		src.warnings = append(src.warnings, fmt.Sprintf("the front matter (%s) was left out", plural(front, "line")))
	}
	if comments > 0 {
		src.warnings = append(src.warnings, fmt.Sprintf("left out: %s", plural(comments, "comment")))
	}
	if hasCues(lines) {
		src.captions = true
		src.paras = cues(lines, cueStyle{})
		return src, nil
	}
	for i, l := range lines {
		lines[i] = unescape(l)
	}
	for _, p := range paragraphs(lines) {
		src.paras = append(src.paras, markdownBlocks(p)...)
	}
	return src, nil
}

// frontMatter gives the lines after the YAML between two lines of "---" at the
// top, and how many lines those are; 0 where there is none.
func frontMatter(lines []string) (rest []string, n int) {
	for n < len(lines) && strings.TrimSpace(lines[n]) == "" {
		n++ // a comment may have stood here
	}
	if n >= len(lines) || strings.TrimRight(lines[n], " ") != "---" {
		return lines, 0
	}
	keys := 0
	for i := n + 1; i < len(lines); i++ {
		l := strings.TrimRight(lines[i], " \t")
		if l == "---" || l == "..." {
			if keys == 0 {
				return lines, 0
			}
			return lines[i+1:], i - n - 1
		}
		key, _, colon := strings.Cut(l, ":")
		if colon && key != "" && !strings.ContainsAny(key, " \t") {
			keys++
		} else if l != "" && l[0] != ' ' && l[0] != '\t' && l[0] != '-' && l[0] != '#' && keys == 0 {
			return lines, 0 // words: "---" was a rule
		}
	}
	return lines, 0
}

// withoutComments removes HTML comments; an unclosed one is text.
func withoutComments(s string) (text string, n int) {
	if !strings.Contains(s, "<!--") {
		return s, 0
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "<!--")
		_, after, closed := strings.Cut(rest, "-->")
		if !found || !closed {
			b.WriteString(s)
			return b.String(), n
		}
		b.WriteString(before)
		n++
		s = after
	}
}

// markdownBlocks splits headings off and sets how lines hang together.
func markdownBlocks(p para) []para {
	var out []para
	open := para{at: noTime}
	for i, l := range p.lines {
		if h := headingLevel(l.text); h > 0 {
			if len(open.lines) > 0 {
				out = append(out, open)
			}
			words := strings.TrimSpace(strings.TrimRight(strings.TrimSpace(l.text)[h:], "# \t"))
			if words != "" {
				out = append(out, para{at: noTime, heading: h, lines: []line{{text: words}}})
			}
			open = para{at: noTime}
			continue
		}
		l.glue = glueSpace
		if i > 0 && (isHardBreak(p.lines[i-1].text) || startsItem(l.text)) {
			l.glue = glueLine
		}
		open.lines = append(open.lines, l)
	}
	if len(open.lines) > 0 {
		out = append(out, open)
	}
	return out
}

func isHardBreak(s string) bool { return strings.HasSuffix(s, "  ") || strings.HasSuffix(s, `\`) }

func headingLevel(s string) int {
	rest := strings.TrimLeft(s, "#")
	n := len(s) - len(rest)
	if n > 6 || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return 0
	}
	return n
}

// startsItem recognises list items, quotes, tables and rules, whose lines are
// kept.
func startsItem(s string) bool {
	s = strings.TrimLeft(s, " \t")
	if s == "" {
		return false
	}
	switch s[0] {
	case '>', '|':
		return true
	case '-', '*', '+':
		return len(s) > 1 && s[1] == ' '
	}
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i > 0 && i+1 < len(s) && (s[i] == '.' || s[i] == ')') && s[i+1] == ' '
}

// Escapes of marks that layouts look at are resolved late, in markdownWords.
const lateEscapes = "\\*_#`"

// unescape resolves backslash escapes, so that times and notes in brackets are
// seen as such.
func unescape(s string) string {
	return resolveEscapes(s, func(c byte) bool { return isPunct(c) && strings.IndexByte(lateEscapes, c) < 0 })
}

// markdownWords resolves what unescape left.
func markdownWords(s string) string {
	return resolveEscapes(s, func(c byte) bool { return strings.IndexByte(lateEscapes, c) >= 0 })
}

func resolveEscapes(s string, these func(byte) bool) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b = append(b, s[i])
			continue
		}
		if !these(s[i+1]) {
			b = append(b, s[i])
			if s[i+1] == '\\' { // the second of a pair escapes nothing
				b = append(b, s[i+1])
				i++
			}
			continue
		}
		b = append(b, s[i+1])
		i++
	}
	return string(b)
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isDigit(c) && !isLetter(c)
}
