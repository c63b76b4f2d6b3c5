package export

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLiteralMarkdown(t *testing.T) {
	// Each line as a paragraph of a quote, then read by two Markdown readers.
	lines := []string{
		"*so* _what_ **now** `code` ~~gone~~ H~2~O x^2^", "# not a heading", "- not a list", "+ nor this", "1. nor this", "12) nor this", "(3) nor this",
		"a. nor this", "iv) nor this", "(@) nor this", "#. nor this", "> not nested", "[link](x) ![image](y) [^1] [@smith2019] @smith", "<b>bold</b> &amp; &copy; a < b",
		"| not | a table |", ": not a definition", "=== nor a title", "--- nor a rule", "***", "$x$ and \\alpha and \\", ":smile: at 10:30:00", "so :smile:tada: she :+1: said", "{.class} text {#id}",
		"www.example.org", "e.g. this", "I. think", "A) grade", "100% #1 c:\\dir", "— dash", "``", "~~~", "...", "trailing\\", "a  b\tc",
	}
	for _, reader := range []string{"gfm", "commonmark", "markdown-smart"} {
		var b strings.Builder
		for _, line := range lines {
			b.WriteString("> " + literal(line) + "\n>\n")
		}
		seen := strings.Split(tool(t, []byte(b.String()), "pandoc", "-f", reader, "-t", "plain", "--wrap=none"), "\n\n")
		if len(seen) != len(lines) {
			t.Errorf("%s sees %d paragraphs of %d", reader, len(seen), len(lines))
		}
		for i, line := range lines {
			want := strings.Join(strings.Fields(line), " ")
			if i < len(seen) && strings.TrimSpace(seen[i]) != want {
				t.Errorf("%s: %q shows as %q", reader, want, strings.TrimSpace(seen[i]))
			}
		}
	}
}

func TestAnyLineStaysLiteral(t *testing.T) {
	// Starting pandoc takes longer than reading, so all lines are drawn at once.
	part := rapid.SampledFrom([]string{"#", "*", "_", "`", "[", "]", "(", ")", "1", "23", ".", "-", "+", "=", ">", "<", "!", "a", "B", "é", "&", "amp;", "|", "~", "\\", "$", "^", "{", "}", "@", ":", "/", "'", " "})
	line := rapid.SliceOfN(part, 1, 9)
	var b strings.Builder
	var lines []string
	for seed := range 3000 {
		text := strings.Join(strings.Fields(strings.Join(line.Example(seed), "")), " ")
		if text == "" {
			continue
		}
		lines = append(lines, text)
		b.WriteString("> " + literal(text) + "\n>\n")
	}
	for _, reader := range []string{"commonmark", "gfm", "markdown-smart"} {
		seen := strings.Split(strings.TrimSpace(tool(t, []byte(b.String()), "pandoc", "-f", reader, "-t", "plain", "--wrap=none")), "\n\n")
		wrong := 0
		for i, p := range seen {
			if i < len(lines) && strings.TrimSpace(p) != lines[i] {
				t.Errorf("%s: %q written as %q shows as %q", reader, lines[i], literal(lines[i]), strings.TrimSpace(p))
				if wrong++; wrong > 5 {
					break
				}
			}
		}
		if len(seen) != len(lines) {
			t.Errorf("%s sees %d paragraphs of %d", reader, len(seen), len(lines))
		}
	}
}
