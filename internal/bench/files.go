package bench

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// WriteFiles writes the files of n invented interviews into dir, which must not
// exist, as an office would have them: T0001.docx ... for format "docx",
// T0001.txt ... for "txt". They say what the transcripts of WriteStudy say.
func WriteFiles(dir, format string, n int) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	words := newVocabulary()
	for i := range n {
		d, err := interview(words, rand.New(rand.NewPCG(seed, uint64(i)+1)), i)
		if err != nil {
			return err
		}
		data := []byte(d.Text)
		if format == "docx" {
			if data, err = wordFile(d); err != nil {
				return err
			}
		}
		if err := os.WriteFile(filepath.Join(dir, d.ID+"."+format), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// wordFile writes a document as Word does: a run for the label, and the words
// cut into runs by edits, each with its look.
func wordFile(d *corpus.Document) ([]byte, error) {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	var body strings.Builder
	body.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for i, t := range d.Turns {
		fmt.Fprintf(&body, `<w:p w:rsidR="00A1%04X" w:rsidRDefault="00B2%04X"><w:pPr><w:pStyle w:val="Normal"/><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>`, i, i)
		wordRun(&body, d.LabelOf(t)+":", true)
		text := " " + d.Slice(t.Words)
		for len(text) > 240 {
			cut := 200 + strings.IndexByte(text[200:], ' ')
			if cut < 200 {
				break
			}
			wordRun(&body, text[:cut], false)
			text = text[cut:]
		}
		wordRun(&body, text, false)
		body.WriteString(`</w:p>`)
	}
	body.WriteString(`</w:body></w:document>`)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", body.String()},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return file.Bytes(), err
}

func wordRun(b *strings.Builder, text string, bold bool) {
	b.WriteString(`<w:r w:rsidRPr="00C30001"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>`)
	if bold {
		b.WriteString(`<w:b/><w:bCs/>`)
	}
	b.WriteString(`<w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">`)
	xml.EscapeText(b, []byte(text)) // a strings.Builder takes everything
	b.WriteString(`</w:t></w:r>`)
}
