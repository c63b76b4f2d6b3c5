package codebook

import (
	"bufio"
	"io"
	"strings"
)

// ExportMarkdown writes the codebook for people: one heading a theme, its
// level by depth (six at most), and the retired themes in a list at the end.
func ExportMarkdown(w io.Writer, b *Book) error {
	out := bufio.NewWriter(w)
	title := b.Name
	if title == "" {
		title = "Codebook"
	}
	out.WriteString("# " + inline(title) + "\n")
	var retired []*Theme
	for _, t := range b.All() {
		if t.Status == Retired {
			retired = append(retired, t)
			continue
		}
		markdownTheme(out, t)
	}
	if len(retired) > 0 {
		out.WriteString("\n## Retired\n\n")
	}
	for _, t := range retired {
		out.WriteString("- " + inline(t.Name) + " (`" + t.ID + "`)")
		if today := b.mustResolve(t); today != t {
			out.WriteString(", now " + inline(today.Name) + " (`" + today.ID + "`)")
		}
		out.WriteString("\n")
	}
	return out.Flush()
}

func markdownTheme(out *bufio.Writer, t *Theme) {
	out.WriteString("\n" + strings.Repeat("#", min(t.Depth()+2, 6)) + " " + inline(t.Name) + "\n\n`" + t.ID + "`")
	if t.Status == Draft {
		out.WriteString(" (draft)")
	}
	if t.Parent != nil {
		out.WriteString(" in " + inline(t.Parent.Name))
	}
	out.WriteString("\n")
	if t.Definition != "" {
		out.WriteString("\n" + paragraphs(t.Definition) + "\n")
	}
	for _, part := range []struct{ label, text string }{
		{"Include", t.Include}, {"Exclude", t.Exclude}, {"Cues", strings.Join(t.Cues, "; ")}, {"Memo", t.Memo},
	} {
		if part.text != "" {
			out.WriteString("\n**" + part.label + ":** " + paragraphs(part.text) + "\n")
		}
	}
	for i, example := range t.Examples {
		if i == 0 {
			out.WriteString("\n**Examples:**\n\n")
		}
		out.WriteString("- " + inline(example) + "\n")
	}
}

// paragraphs gives every line of a text a paragraph of its own.
func paragraphs(text string) string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, inline(line))
		}
	}
	return strings.Join(out, "\n\n")
}

// inline gives a text on one line in which nothing is markup.
func inline(text string) string {
	var b strings.Builder
	for i, r := range strings.Join(strings.Fields(text), " ") {
		if strings.ContainsRune("\\`*_<>[]|&~$", r) || i == 0 && strings.ContainsRune("#+-=", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return numberedLine(b.String())
}

// numberedLine keeps "1. " and "1) " at the start from becoming a list.
func numberedLine(text string) string {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')') {
		return text[:digits] + "\\" + text[digits:]
	}
	return text
}
