package rtf

import (
	"strings"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// A destination is where the text of a group goes.
type destination int

const (
	toBody destination = iota
	toNowhere
	toNumber // \listtext: the number of a list item
	toNote
	toMargin // headers and footers: counted
	toFonts
	toStyles
	toInfo
	toAuthor
)

// A styleEntry is a paragraph style being read.
type styleEntry struct {
	number int
	name   strings.Builder
	level  int
}

// known are the destinations that \* introduces and that hold text all the same.
func known(word string) bool {
	switch word {
	case "shptxt", "shpinst", "listtext", "pntext", "annotation", "footnote", "nesttableprops", "bkmkstart", "pgdsctbl":
		return word == "shptxt" || word == "shpinst" || word == "listtext" || word == "pntext" || word == "annotation" || word == "footnote"
	}
	return false
}

// control takes a control word.
func (p *parser) control(t token) {
	if t.word == "*" {
		p.star = p.fresh
		return
	}
	if t.word == "u" {
		p.unskip = 0
		if len(p.bytes) > 0 {
			p.emitBytes()
		}
		p.units = append(p.units, uint16(t.arg))
		p.unskip = p.cur.skipOr1()
		return
	}
	p.flush()
	if p.fresh && p.star && !known(t.word) {
		p.star = false
		p.cur.dest = toNowhere
		return
	}
	p.star = false
	if p.cur.dest == toNowhere {
		return
	}
	if p.destination(t) {
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
	on := !t.given || t.arg != 0
	switch t.word {
	case "ansicpg":
		p.page = t.arg
	case "mac":
		p.page = 10000
	case "pc":
		p.page = 437
	case "pca":
		p.page = 850
	case "uc":
		p.cur.skip = t.arg + 1 // 0 stands for what nobody said
	case "f":
		if p.cur.dest == toFonts {
			p.font = t.arg
		}
		p.cur.font = t.arg
	case "fcharset":
		if page := charsetPage(t.arg); page != 0 {
			p.fonts[p.font] = page
		}
	case "cpg":
		p.fonts[p.font] = t.arg
	case "b":
		p.cur.bold = on
	case "i":
		p.cur.italic = on
	case "plain":
		p.cur.bold, p.cur.italic, p.cur.deleted, p.cur.inserted = false, false, false, false
	case "deleted":
		p.cur.deleted = on
	case "revised":
		p.cur.inserted = on
	default:
		p.layout(t)
	}
}

// destination opens the group of a kind that is no part of the body.
func (p *parser) destination(t token) bool {
	switch t.word {
	case "fonttbl":
		p.cur.dest = toFonts
	case "stylesheet":
		p.cur.dest = toStyles
	case "info":
		p.cur.dest = toInfo
	case "author", "operator", "manager":
		if p.cur.dest == toInfo {
			p.cur.dest = toAuthor
		}
	case "colortbl", "pict", "object", "themedata", "generator", "fldinst", "filetbl", "listtable", "revtbl", "rsidtbl",
		"listoverridetable", "atnid", "atnauthor", "atnref", "atndate", "atnicn", "xe", "tc", "template", "datafield", "nonesttables", "nonshppict", "pnseclvl", "pn", "xmlnstbl", "sp", "do":
		p.cur.dest = toNowhere
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		p.cur.dest = toMargin
	case "listtext", "pntext":
		p.cur.dest = toNumber
	case "footnote":
		p.note(richtext.Footnote)
	case "annotation":
		p.note(richtext.Comment)
	case "ftnalt":
		if p.cur.dest == toNote && p.flow.note == richtext.Footnote {
			p.flow.note = richtext.Endnote
		}
	default:
		return false
	}
	return true
}

// note opens a note: its text goes to a flow of its own until the group ends.
func (p *parser) note(kind richtext.Note) {
	if p.cur.dest == toNote {
		return
	}
	p.cur.dest = toNote
	p.cur.bold, p.cur.italic = false, false
	p.flow = &flow{blocks: new([]richtext.Block), note: kind, outer: p.flow}
}

// leave ends a group.
func (p *parser) leave(before state) {
	switch {
	case p.cur.dest == toNote && before.dest != toNote && p.flow.outer != nil:
		closed := p.flow
		closed.finish()
		p.flow = closed.outer
		var texts []string
		for _, b := range *closed.blocks {
			if b.Paragraph != nil {
				texts = append(texts, b.Paragraph.Text())
			}
		}
		if words := strings.Join(strings.Fields(strings.Join(texts, " ")), " "); words != "" {
			p.flow.run(richtext.Run{Text: words, Note: closed.note})
		}
	case p.cur.dest == toNumber && before.dest != toNumber:
		p.flow.number = listNumber(p.pending.String())
		p.pending.Reset()
	case p.cur.dest == toMargin && before.dest != toMargin:
		if words := strings.Fields(p.pending.String()); len(words) > 0 && strings.ContainsFunc(p.pending.String(), isWordRune) {
			p.doc.Unread = addUnread(p.doc.Unread, len(words))
		}
		p.pending.Reset()
	case p.cur.dest == toStyles:
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
}

func isWordRune(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || r > 0x7f }

func addUnread(list []richtext.Unread, words int) []richtext.Unread {
	if len(list) == 0 {
		list = append(list, richtext.Unread{Kind: "headers and footers"})
	}
	list[0].Words += words
	return list
}

// listNumber is the number of an item as printed, "" for bullets.
func listNumber(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsFunc(s, func(r rune) bool { return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' }) && len(s) > 1 {
		return s
	}
	return ""
}

// text takes characters.
func (p *parser) text(s string) {
	switch p.cur.dest {
	case toNumber, toMargin:
		p.pending.WriteString(s)
	case toStyles:
		p.style.name.WriteString(s)
	case toAuthor:
		p.doc.Named = p.doc.Named || strings.TrimSpace(s) != ""
	case toBody, toNote:
		switch {
		case p.cur.deleted:
			p.doc.Deleted += len(strings.Fields(s))
			return
		case p.cur.inserted:
			p.doc.Inserted += len(strings.Fields(s))
		}
		p.flow.run(richtext.Run{Text: s, Bold: p.cur.bold, Italic: p.cur.italic})
	}
}

func (s state) skipOr1() int {
	if s.skip == 0 {
		return 1
	}
	return s.skip - 1
}
