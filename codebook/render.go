package codebook

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Render writes a new codebook file, which Parse reads as the same book. It is
// for a file that does not exist yet; an existing one is edited with Add, Set
// and the others, which leave a person's own lines alone.
func Render(b *Book) []byte {
	var out strings.Builder
	out.WriteString("codebook: " + strconv.Itoa(formatVersion) + "\n")
	if name := clean(b.Name); name != "" {
		out.WriteString("name: " + writeText(name, 0, 0, len("name: "), "\n").String() + "\n")
	}
	out.WriteString("themes:\n")
	for i, t := range b.Themes {
		if i > 0 {
			out.WriteString("\n")
		}
		out.WriteString(renderEntry(t, 2, 2, "\n"))
	}
	return []byte(out.String())
}

// renderEntry writes a theme with its hyphen in column dash, and the themes
// below it with theirs step to the right of their key.
func renderEntry(t *Theme, dash, step int, eol string) string {
	var b strings.Builder
	lead := strings.Repeat(" ", dash) + "- "
	indent := dash + 2
	line := func(key string, value written) {
		b.WriteString(lead + key + ":")
		if value.head != "" {
			b.WriteString(" " + value.head)
		}
		b.WriteString(value.body + eol)
		lead = strings.Repeat(" ", indent)
	}
	for _, key := range themeKeys() {
		used := indent + utf8.RuneCountInString(key) + 2
		if field := t.text(key); field != nil && writes(t, key) {
			line(key, writeText(clean(*field), 0, indent, used, eol))
		}
		if list := t.list(key); list != nil {
			if items := cleanAll(*list); len(items) > 0 {
				line(key, writeList(items, key == "cues", indent, 2, used, eol))
			}
		}
	}
	if len(t.Children) > 0 {
		line("themes", written{})
		for _, c := range t.Children {
			b.WriteString(renderEntry(c, indent+step, step, eol))
		}
	}
	return b.String()
}

// writes says whether a text is worth a line: the name only where it is not
// the id, the status only where it is not the usual one.
func writes(t *Theme, key string) bool {
	text := clean(*t.text(key))
	switch key {
	case "name":
		return text != "" && text != t.ID
	case "status":
		return text != "" && Status(text) != Active
	}
	return text != ""
}
