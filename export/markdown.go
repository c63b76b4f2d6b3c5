package export

import (
	"regexp"
	"strings"
)

var (
	mdInline = strings.NewReplacer(
		`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`, `&`, `\&`,
		`|`, `\|`, `~`, `\~`, `$`, `\$`, `^`, `\^`, `{`, `\{`, `}`, `\}`, `@`, `\@`)
	mdLineStart = regexp.MustCompile(`^(?:[#+=:-]|\(?(?:[0-9]+|[A-Za-z]{1,6}|#)[.)](?:\s|$))`)
	mdEmoji     = regexp.MustCompile(`:([A-Za-z0-9_+-]+):`)
)

// literal writes a line of text so that Markdown (CommonMark, GitHub's and
// pandoc's) shows it as it stands, at the start of a line too.
func literal(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	start := mdLineStart.FindString(s)
	body := mdEmoji.ReplaceAllString(mdInline.Replace(s), `\:$1\:`)
	if start == "" {
		return body
	}
	if strings.ContainsAny(start[:1], "#+=:-") {
		return `\` + strings.TrimPrefix(body, `\`)
	}
	// A list marker: "1." or "a)" or "(2)"; the sign after the number is escaped.
	at := strings.IndexAny(body, ".)")
	marker := body[:at] + `\` + body[at:]
	if marker[0] == '(' {
		return `\` + marker
	}
	return marker
}
