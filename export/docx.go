package export

import (
	"bytes"
	"embed"
	"encoding/xml"
	"io"
)

// The fixed parts of a Word document: styles, settings, the page number.
//
//go:embed docx
var docxParts embed.FS

// A docx is a Word document in the making: paragraphs of one style each.
type docx struct {
	title string
	body  bytes.Buffer
}

// A run is text with one look.
type run struct {
	text string
	bold bool
}

// escape writes text as XML character data.
func escape(b *bytes.Buffer, text string) {
	_ = xml.EscapeText(b, []byte(text)) // a bytes.Buffer does not fail
}

// paragraph adds a paragraph in a style of styles.xml.
func (d *docx) paragraph(style string, runs ...run) {
	d.body.WriteString(`<w:p><w:pPr><w:pStyle w:val="`)
	escape(&d.body, style)
	d.body.WriteString(`"/></w:pPr>`)
	for _, r := range runs {
		d.body.WriteString(`<w:r>`)
		if r.bold {
			d.body.WriteString(`<w:rPr><w:b/></w:rPr>`)
		}
		d.body.WriteString(`<w:t xml:space="preserve">`)
		escape(&d.body, r.text)
		d.body.WriteString(`</w:t></w:r>`)
	}
	d.body.WriteString("</w:p>\n")
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNS  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	// A4 with margins of 2.5 cm; lengths are twentieths of a point.
	section = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`
)

// write writes the document. Its properties hold the title and no author.
func (d *docx) write(w io.Writer) error {
	var doc, head, core bytes.Buffer
	doc.WriteString(xmlHead + `<w:document ` + wordNS + `><w:body>` + "\n")
	doc.Write(d.body.Bytes())
	doc.WriteString(section + `</w:body></w:document>`)

	head.WriteString(xmlHead + `<w:hdr ` + wordNS + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">`)
	escape(&head, d.title)
	head.WriteString(`</w:t></w:r></w:p></w:hdr>`)

	core.WriteString(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`)
	escape(&core, d.title)
	core.WriteString(`</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`)

	made := map[string][]byte{"word/document.xml": doc.Bytes(), "word/header1.xml": head.Bytes(), "docProps/core.xml": core.Bytes()}
	var members []member
	for _, m := range []struct{ name, part string }{
		// [Content_Types].xml stands first, since some readers look there only.
		{"[Content_Types].xml", "content_types.xml"},
		{"_rels/.rels", "rels.xml"},
		{"docProps/core.xml", ""},
		{"word/document.xml", ""},
		{"word/_rels/document.xml.rels", "document_rels.xml"},
		{"word/styles.xml", "styles.xml"},
		{"word/settings.xml", "settings.xml"},
		{"word/header1.xml", ""},
		{"word/footer1.xml", "footer.xml"},
	} {
		data := made[m.name]
		if m.part != "" {
			var err error
			if data, err = docxParts.ReadFile("docx/" + m.part); err != nil {
				return err
			}
		}
		members = append(members, member{m.name, data})
	}
	return writeZip(w, members)
}

// word writes the set as a Word document.
func (s *QuoteSet) word(b *bytes.Buffer) error {
	d := &docx{title: s.Title}
	d.paragraph("Title", run{text: s.Title})
	d.paragraph("Note", run{text: s.note()})
	for _, t := range s.Themes {
		d.paragraph("Heading"+number(min(1+t.Depth, 6)), run{text: t.Name})
		if t.Definition != "" {
			d.paragraph("Normal", run{text: t.Definition})
		}
		d.paragraph("Note", run{text: t.share()})
		for _, q := range t.Quotes {
			for _, p := range q.paragraphs {
				d.paragraph("Quote", run{text: p})
			}
			for _, turn := range q.Turns {
				for i, p := range turn.Paragraphs {
					if i == 0 && turn.Speaker != "" {
						d.paragraph("Quote", run{text: turn.Speaker + ":", bold: true}, run{text: " " + p})
						continue
					}
					d.paragraph("Quote", run{text: p})
				}
			}
			d.paragraph("Attribution", run{text: "— " + q.Attribution})
		}
	}
	return d.write(b)
}
