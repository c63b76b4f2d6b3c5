package rtf

import (
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// A wordCount counts the words of text that comes in pieces.
type wordCount struct {
	words  int
	inside bool // the last piece ended in a word
}

func (c *wordCount) add(s string) {
	for _, r := range s {
		space := unicode.IsSpace(r)
		if !space && !c.inside {
			c.words++
		}
		c.inside = !space
	}
}

// end says that what comes next is another word.
func (c *wordCount) end() { c.inside = false }

// control takes a control word.
func (p *parser) control(t token) {
	if t.word == "*" {
		p.star = p.fresh
		return
	}
	if t.word == "u" {
		p.unskip = p.cur.skip
		if p.cur.dest != toNowhere {
			p.emitBytes()
			p.units = appendUnits(p.units, t.arg)
		}
		return
	}
	p.flush()
	starred := p.fresh && p.star
	p.star = false
	if starred && !known(t.word) {
		p.cur.dest = toNowhere
	}
	if p.cur.dest == toNowhere || p.destination(t) {
		return
	}
	if s := symbol(t.word); s != "" {
		if p.unskip > 0 {
			p.unskip--
			return
		}
		p.text(s)
		return
	}
	if !p.look(t) {
		p.layout(t)
	}
}

// look takes the control words that say how letters are to be read and how
// they look.
func (p *parser) look(t token) bool {
	on := !t.given || t.arg != 0
	switch t.word {
	case "ansicpg":
		if t.arg > 1 {
			p.page = t.arg
		}
	case "mac":
		p.page = 10000
	case "pc":
		p.page = 437
	case "pca":
		p.page = 850
	case "uc":
		p.cur.skip = max(t.arg, 0)
	case "deff":
		p.defaultFont, p.cur.font = t.arg, t.arg
	case "f":
		if p.cur.dest == toFonts {
			p.font = t.arg
		}
		p.cur.font = t.arg
	case "fcharset":
		if page := charsetPage(t.arg); page != 0 && p.cur.dest == toFonts {
			p.fonts[p.font] = page
		}
	case "cpg":
		if p.cur.dest == toFonts && t.arg > 1 {
			p.fonts[p.font] = t.arg
		}
	case "b":
		p.cur.bold = on
	case "i":
		p.cur.italic = on
	case "plain":
		p.cur.charLook = charLook{font: p.defaultFont}
	case "deleted":
		p.cur.deleted = on
	case "revised":
		p.cur.inserted = on
	case "mvf":
		p.cur.moved = on
	default:
		return false
	}
	return true
}

// text takes characters.
func (p *parser) text(s string) {
	switch p.cur.dest {
	case toNumber, toHeader, toFooter:
		p.pending.WriteString(s)
	case toStyles:
		p.style.name.WriteString(s)
	case toAuthor:
		p.doc.Named = p.doc.Named || strings.Trim(s, " \t;") != ""
	case toBody:
		if p.cur.moved {
			return
		}
		if p.cur.deleted {
			p.deleted.add(s)
			return
		}
		p.deleted.end()
		if p.cur.inserted {
			p.inserted.add(s)
		} else {
			p.inserted.end()
		}
		p.cur.flow.run(richtext.Run{Text: s, Bold: p.cur.bold, Italic: p.cur.italic})
	}
}
