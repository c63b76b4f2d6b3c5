package ingest

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// rstReader reads reStructuredText: underlined titles are headings, comments
// and directives are no text, paragraphs are joined.
type rstReader struct{}

func (rstReader) format() string       { return "rst" }
func (rstReader) extensions() []string { return []string{".rst"} }

var rstDirective = regexp.MustCompile(`(?m)^\.\. [a-z-]+::`)

func (rstReader) sniff(data []byte) bool {
	return rstDirective.Match(data[:min(len(data), 16<<10)])
}

func (rstReader) read(data []byte) (*source, error) {
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	src := &source{encoding: encoding, warnings: warnings, escapes: true}
	lines := strings.Split(text, "\n")
	var levels []string // underlines in the order of their first use
	left := 0
	var open para
	flush := func() {
		if len(open.lines) > 0 {
			src.paras = append(src.paras, open)
		}
		open = para{at: noTime}
	}
	flush()
	for i := 0; i < len(lines); i++ {
		l := strings.TrimRight(lines[i], " \t")
		switch {
		case l == "":
			flush()
		case strings.HasPrefix(l, ".. ") || l == "..":
			flush()
			left++
			i = endOfBlock(lines, i)
		case isRule(l) && (i+1 >= len(lines) || strings.TrimSpace(lines[i+1]) == "" || i+2 < len(lines) && strings.TrimRight(lines[i+2], " ") == l):
			flush() // a transition, or the line above a title
		case i+1 < len(lines) && isRule(strings.TrimRight(lines[i+1], " \t")) && len(open.lines) == 0 && len([]rune(strings.TrimSpace(lines[i+1]))) >= len([]rune(l))-1 && !isRule(l):
			mark := lines[i+1][:1]
			level := 1 + indexOf(levels, mark)
			if level == 0 {
				levels = append(levels, mark)
				level = len(levels)
			}
			src.paras = append(src.paras, para{at: noTime, heading: min(level, 6), lines: []line{{text: strings.TrimSpace(l)}}})
			i++
		default:
			words := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(l), "| "))
			glue := glueSpace
			if strings.HasPrefix(strings.TrimSpace(l), "| ") {
				glue = glueLine
			}
			open.lines = append(open.lines, line{text: rstWords(words), glue: glue})
		}
	}
	flush()
	if left > 0 {
		src.warnings = append(src.warnings, fmt.Sprintf("%s were left out: comments and directives", plural(left, "block")))
	}
	return src, nil
}

func indexOf(list []string, s string) int {
	for i, l := range list {
		if l == s {
			return i
		}
	}
	return -1
}

// isRule says whether a line is made of one mark, four times and more.
func isRule(l string) bool {
	return len(l) >= 4 && strings.Trim(l, l[:1]) == "" && strings.Contains("=-`:'\"~^_*+#<>.", l[:1])
}

// endOfBlock gives the last line of a directive or comment: what is indented
// below it belongs to it.
func endOfBlock(lines []string, i int) int {
	for i+1 < len(lines) {
		next := lines[i+1]
		if strings.TrimSpace(next) != "" && next[0] != ' ' && next[0] != '\t' {
			break
		}
		i++
	}
	return i
}

// rstLink is a link with its target, of which the words stay.
var rstLink = regexp.MustCompile("`([^`<]+?)\\s*<[^>`]+>`__?")

func rstWords(s string) string {
	if !strings.ContainsAny(s, "`") {
		return s
	}
	s = rstLink.ReplaceAllString(s, "$1")
	return strings.ReplaceAll(string(bytes.ReplaceAll([]byte(s), []byte("``"), nil)), "`", "")
}
