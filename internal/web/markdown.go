package web

import (
	"regexp"
	"strings"
	"unicode"
)

// The subset of Markdown that the manual is written in: headings, paragraphs, lists,
// tables, indented code; within them `code`, **strong** and links into the
// workspace. All else is text. It becomes blocks of plain text, of which the page
// makes elements, so that no markup is ever handed on.

// A block is a piece of a page.
type block struct {
	Kind  string     `json:"kind"` // heading, paragraph, code, bullets, numbers, table
	Level int        `json:"level,omitempty"`
	ID    string     `json:"id,omitempty"`    // of a heading
	Spans []span     `json:"spans,omitempty"` // of a heading or paragraph
	Items [][]span   `json:"items,omitempty"` // of a list
	Rows  [][][]span `json:"rows,omitempty"`  // of a table, the first its head
	Text  string     `json:"text,omitempty"`  // of code
}

// A span is text in one style.
type span struct {
	Text  string `json:"text"`
	Style string `json:"style,omitempty"` // code, strong, link
	Href  string `json:"href,omitempty"`  // of a link: a path of the workspace
}

// blocksOf reads a page.
func blocksOf(text string) []block {
	blocks := []block{}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for at := 0; at < len(lines); {
		if strings.TrimSpace(lines[at]) == "" {
			at++
			continue
		}
		kind := kindOf(lines[at])
		end := at + 1
		for end < len(lines) && goesOn(kind, lines[end]) {
			end++
		}
		blocks = append(blocks, blockOf(kind, lines[at:end]))
		at = end
	}
	return blocks
}

var (
	headingLine = regexp.MustCompile(`^(#{1,3}) (.+)$`)
	numberLine  = regexp.MustCompile(`^\d+\. `)
)

func kindOf(line string) string {
	switch {
	case headingLine.MatchString(line):
		return "heading"
	case strings.HasPrefix(line, "    "):
		return "code"
	case strings.HasPrefix(line, "- "):
		return "bullets"
	case numberLine.MatchString(line):
		return "numbers"
	case strings.HasPrefix(line, "|"):
		return "table"
	}
	return "paragraph"
}

// goesOn reports whether a line belongs to the block before it.
func goesOn(kind, line string) bool {
	if strings.TrimSpace(line) == "" {
		return false
	}
	switch kind {
	case "heading":
		return false
	case "bullets", "numbers":
		return kindOf(line) == kind || strings.HasPrefix(line, "  ")
	}
	return kindOf(line) == kind
}

func blockOf(kind string, lines []string) block {
	b := block{Kind: kind}
	switch kind {
	case "heading":
		m := headingLine.FindStringSubmatch(lines[0])
		b.Level, b.ID, b.Spans = len(m[1]), anchorOf(m[2]), spansOf(m[2])
	case "code":
		for i, l := range lines {
			lines[i] = strings.TrimPrefix(l, "    ")
		}
		b.Text = strings.Join(lines, "\n")
	case "bullets", "numbers":
		var items []string
		for _, l := range lines {
			if kindOf(l) == kind {
				_, l, _ = strings.Cut(l, " ")
				items = append(items, l)
			} else {
				items[len(items)-1] += " " + strings.TrimSpace(l)
			}
		}
		for _, item := range items {
			b.Items = append(b.Items, spansOf(item))
		}
	case "table":
		for i, l := range lines {
			if i == 1 {
				continue // the line under the head
			}
			var row [][]span
			for _, cell := range cellsOf(l) {
				row = append(row, spansOf(cell))
			}
			b.Rows = append(b.Rows, row)
		}
	default:
		b.Spans = spansOf(strings.Join(lines, " "))
	}
	return b
}

// cellsOf cuts a row of a table.
func cellsOf(line string) []string {
	cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	return cells
}

// inline is whatever is more than text; a link leads into the workspace.
var inline = regexp.MustCompile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)\\]\\(((?:/[^/)\\s][^)\\s]*|#[^)\\s]+|/))\\)")

func spansOf(text string) []span {
	spans := []span{}
	add := func(s span) {
		if s.Text != "" {
			spans = append(spans, s)
		}
	}
	at := 0
	for _, m := range inline.FindAllStringSubmatchIndex(text, -1) {
		add(span{Text: text[at:m[0]]})
		switch {
		case m[2] >= 0:
			add(span{Text: text[m[2]:m[3]], Style: "code"})
		case m[4] >= 0:
			add(span{Text: text[m[4]:m[5]], Style: "strong"})
		default:
			add(span{Text: text[m[6]:m[7]], Style: "link", Href: text[m[8]:m[9]]})
		}
		at = m[1]
	}
	add(span{Text: text[at:]})
	return spans
}

// anchorOf is the id of a heading, as the forges make it.
func anchorOf(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, heading)
}
