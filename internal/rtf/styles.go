package rtf

import "strings"

// A styleEntry is a paragraph style being read.
type styleEntry struct {
	number int
	name   strings.Builder
	level  int
}

func (p *parser) defineStyle(t token) {
	switch {
	case t.word == "s":
		p.style.number = t.arg
	case t.word == "outlinelevel" && t.arg >= 0 && t.arg <= 8:
		p.style.level = t.arg + 1
	}
}

// endStyle keeps what the entry says of headings. Names are the same in every
// language of Word ("heading 1").
func (p *parser) endStyle() {
	name := strings.ToLower(strings.TrimSuffix(strings.TrimSpace(p.style.name.String()), ";"))
	level := p.style.level
	if rest, ok := strings.CutPrefix(name, "heading "); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
		level = int(rest[0] - '0')
	} else if name == "title" {
		level = 1
	}
	if level > 0 {
		p.headings[p.style.number] = min(level, 6)
	}
	p.style = styleEntry{}
}
