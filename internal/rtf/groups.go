package rtf

import (
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// A destination is where the text of a group goes.
type destination int

const (
	toBody    destination = iota // to the flow of the group
	toNowhere                    // to nothing, whatever stands in it
	toWaiting                    // to nothing until \result, \ud or \dptxbxtext
	toNumber                     // \listtext: the number of a list item
	toHeader                     // counted
	toFooter
	toFonts
	toStyles
	toInfo
	toAuthor
)

// known are the destinations that \* introduces and that hold text all the same.
func known(word string) bool {
	switch word {
	case "shptxt", "shpinst", "do", "dptxbxtext", "listtext", "pntext", "annotation", "footnote", "ud", "manager":
		return true
	}
	return false
}

// destination opens the group of a kind that is no part of the body.
func (p *parser) destination(t token) bool {
	switch t.word {
	case "fonttbl":
		p.cur.dest = toFonts
	case "stylesheet":
		p.cur.dest, p.sheet = toStyles, len(p.stack)
	case "info":
		p.cur.dest = toInfo
	case "author", "operator", "manager":
		if p.cur.dest == toInfo {
			p.cur.dest = toAuthor
		} else if t.word == "manager" {
			p.cur.dest = toNowhere
		}
	case "object", "upr", "do": // a form of it that can be read comes inside
		if p.cur.dest == toBody {
			p.cur.dest = toWaiting
		}
	case "result", "ud":
		if p.cur.dest == toWaiting {
			p.cur.dest = toBody
		}
	case "shptxt", "dptxbxtext":
		if p.cur.dest == toBody || p.cur.dest == toWaiting {
			p.open("")
		}
	case "footnote":
		p.note(richtext.Footnote)
	case "annotation":
		p.note(richtext.Comment)
	case "ftnalt":
		if p.cur.flow.note == richtext.Footnote {
			p.cur.flow.note = richtext.Endnote
		}
	case "header", "headerl", "headerr", "headerf":
		p.cur.dest = toHeader
	case "footer", "footerl", "footerr", "footerf":
		p.cur.dest = toFooter
	case "listtext", "pntext":
		if p.cur.dest == toBody {
			p.cur.dest = toNumber
		} else {
			p.cur.dest = toNowhere
		}
	case "colortbl", "pict", "themedata", "generator", "fldinst", "filetbl", "listtable", "revtbl", "rsidtbl",
		"listoverridetable", "atnid", "atnauthor", "atnref", "atndate", "atnicn", "xe", "tc", "template", "datafield",
		"nonesttables", "nesttableprops", "nonshppict", "shprslt", "pnseclvl", "pn", "xmlnstbl", "sp", "bkmkstart",
		"bkmkend", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "objdata", "objclass", "objname":
		p.cur.dest = toNowhere
	default:
		return false
	}
	return true
}

// note opens a note. One inside another is part of it.
func (p *parser) note(kind richtext.Note) {
	if p.cur.dest == toBody && p.cur.flow.note == "" {
		p.open(kind)
		p.cur.bold, p.cur.italic = false, false
	}
}

// open gives the group a flow of its own, of a note or (no note) a text box.
func (p *parser) open(kind richtext.Note) {
	p.cur.dest, p.cur.para = toBody, paraLook{}
	p.cur.flow = &flow{note: kind}
}

// leave ends a group.
func (p *parser) leave(before state) {
	closed := p.cur.flow
	switch was := p.cur.dest; {
	case closed != before.flow:
		closed.finish(p.cur.para)
		p.deleted.end()
		p.inserted.end()
		if closed.note == "" {
			before.flow.boxes = append(before.flow.boxes, closed.blocks...)
		} else if words := strings.Join(wordsOf(nil, closed.blocks), " "); words != "" {
			before.flow.run(richtext.Run{Text: words, Note: closed.note})
		}
	case was == before.dest && was != toStyles:
	case was == toNumber:
		before.flow.number = listNumber(p.pending.String())
		p.pending.Reset()
	case was == toHeader:
		p.aside("headers")
	case was == toFooter:
		p.aside("footers")
	case was == toStyles && len(p.stack) == p.sheet:
		p.endStyle()
	}
}

// wordsOf gives the words of blocks, those of tables too.
func wordsOf(words []string, blocks []richtext.Block) []string {
	for _, b := range blocks {
		if b.Paragraph != nil {
			words = append(words, strings.Fields(b.Paragraph.Text())...)
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				words = wordsOf(words, c.Blocks)
			}
		}
	}
	return words
}

// aside counts the words of a header or footer, if it has any letter.
func (p *parser) aside(kind string) {
	text := p.pending.String()
	p.pending.Reset()
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return
	}
	n := len(strings.Fields(text))
	for i := range p.doc.Unread {
		if p.doc.Unread[i].Kind == kind {
			p.doc.Unread[i].Words += n
			return
		}
	}
	p.doc.Unread = append(p.doc.Unread, richtext.Unread{Kind: kind, Words: n})
}

// listNumber is the number of an item as printed, "" for bullets: a letter
// alone is one of a symbol font.
func listNumber(s string) string {
	s = strings.TrimSpace(s)
	digit := strings.ContainsFunc(s, func(r rune) bool { return r >= '0' && r <= '9' })
	letter := strings.ContainsFunc(s, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' })
	if digit || letter && len(s) > 1 {
		return s
	}
	return ""
}
