package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

const (
	typesXML = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	relType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// pack zips files in the order of their names.
func pack(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func rels(pairs ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="%s%s" Target="%s"/>`, i, relType, pairs[i], pairs[i+1])
	}
	return b.String() + `</Relationships>`
}

// doc is a package around a body; extra adds or replaces parts.
func doc(body string, extra map[string]string) map[string]string {
	files := map[string]string{
		"[Content_Types].xml": typesXML,
		"_rels/.rels":         rels("officeDocument", "word/document.xml"),
		"word/document.xml":   `<w:document xmlns:w="w" xmlns:mc="mc" xmlns:v="v" xmlns:m="m"><w:body>` + body + `</w:body></w:document>`,
	}
	maps.Copy(files, extra)
	return files
}

func read(t testing.TB, files map[string]string) (*richtext.Document, error) {
	data := pack(t, files)
	return Read(bytes.NewReader(data), int64(len(data)), xmlzip.DefaultLimits())
}

// outline writes blocks in brackets: paragraphs [..], headings [#..], bold in
// stars, tables {row|row}.
func sketch(blocks []richtext.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		if p := block.Paragraph; p != nil {
			b.WriteString("[" + strings.Repeat("#", p.Heading))
			for _, r := range p.Runs {
				if r.Bold {
					b.WriteString("*" + r.Text + "*")
				} else {
					b.WriteString(r.Text)
				}
			}
			b.WriteString("]")
			continue
		}
		for _, row := range block.Table.Rows {
			b.WriteString("{")
			for i, c := range row.Cells {
				if i > 0 {
					b.WriteString("|")
				}
				b.WriteString(sketch(c.Blocks))
			}
			b.WriteString("}")
		}
	}
	return b.String()
}

func TestEveryWordInReadingOrder(t *testing.T) {
	for _, c := range []struct{ why, body, want string }{
		{"runs, tab, breaks", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t xml:space="preserve"> b</w:t></w:r><w:r><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:cr/></w:r></w:p>`, "[a\t b\nc\u2011d\u00ad\n]"},
		{"bold on and off", `<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:b w:val="1"/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:b w:val="false"/></w:rPr><w:t>c</w:t></w:r></w:p>`, "[*ab*c]"},
		{"wrappers", `<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:smartTagPr/><w:r><w:t>b</w:t></w:r></w:smartTag><w:fldSimple w:instr="X"><w:r><w:t>c</w:t></w:r></w:fldSimple><w:sdt><w:sdtContent><w:r><w:t>d</w:t></w:r></w:sdtContent></w:sdt><m:oMath><m:r><m:t>e</m:t></m:r></m:oMath></w:p></w:sdtContent></w:sdt>`, "[abcde]"},
		{"field codes are not text", `<w:p><w:r><w:fldChar/><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t>a</w:t></w:r></w:p>`, "[a]"},
		{"moved text is read once", `<w:p><w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:r><w:t>b</w:t></w:r><w:moveTo><w:r><w:t>a</w:t></w:r></w:moveTo></w:p>`, "[ba]"},
		{"text boxes are not doubled", `<w:p><w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>b</w:t></w:r></w:p>`, "[ab][box]"},
		{"old text boxes", `<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>`, "[][box]"},
		{"tables", `<w:tbl><w:tblPr/><w:tr><w:trPr/><w:tc><w:tcPr/><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>in</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr><w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl><w:p><w:r><w:t>z</w:t></w:r></w:p>`, "{[a]|[b]{[in]}[]}{[c]}[z]"},
		{"white space between tags", "\n<w:p>\n<w:r>\n<w:t>a</w:t>\n</w:r>\n <w:hyperlink>\n<w:r><w:t>b</w:t></w:r>\n</w:hyperlink>\n</w:p>\n<w:tbl>\n<w:tr>\n<w:tc>\n<w:p/>\n</w:tc>\n</w:tr>\n</w:tbl>\n<mc:AlternateContent>\n<mc:Choice>\n<w:p/>\n</mc:Choice>\n</mc:AlternateContent>", "[ab]{[]}[]"},
		{"symbols", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:t>a</w:t></w:r></w:p>`, "[\uf04aa]"},
		{"changes of looks are no looks", `<w:p><w:pPr><w:outlineLvl w:val="9"/><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>`, "[a]"},
		{"an outline level makes a heading", `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, "[##a]"},
	} {
		d, err := read(t, doc(c.body, nil))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		} else if got := sketch(d.Blocks); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestDeletionsAreCounted(t *testing.T) {
	d, err := read(t, doc(`<w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>not so very</w:delText></w:r><w:r><w:delText>good</w:delText></w:r></w:del></w:p>`, nil))
	if err != nil || sketch(d.Blocks) != "[in]" || d.Deleted != 4 {
		t.Errorf("%+v %v", d, err)
	}
}

func TestStyles(t *testing.T) {
	files := doc(`<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`+
		`<w:p><w:pPr><w:pStyle w:val="Frage"/></w:pPr><w:r><w:t>b</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>c</w:t></w:r></w:p>`+
		`<w:p><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>d</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>e</w:t></w:r></w:p>`,
		map[string]string{
			"word/_rels/document.xml.rels": rels("styles", "styles.xml"),
			"word/styles.xml": `<w:styles xmlns:w="w"><w:docDefaults><w:rPr><w:b/></w:rPr></w:docDefaults>
			<w:style w:styleId="berschrift2"><w:name w:val="Heading 2"/></w:style>
			<w:style w:styleId="Fett"><w:name w:val="x"/><w:basedOn w:val="Fett"/><w:rPr><w:b/></w:rPr></w:style>
			<w:style w:styleId="Frage"><w:name w:val="frage"/><w:basedOn w:val="Fett"/></w:style>
			<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
			<w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`,
		})
	d, err := read(t, files)
	if err != nil || sketch(d.Blocks) != "[##a][*b*c][*d*][#e]" {
		t.Errorf("%q %v", sketch(d.Blocks), err)
	}
}

func notesPart(element string, texts ...string) string {
	s := `<w:x xmlns:w="w">`
	for i, t := range texts {
		s += fmt.Sprintf(`<w:%s w:id="%d" w:author="Somebody"><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:%s>`, element, i+1, t, element)
	}
	return s + `</w:x>`
}

func TestNotesStandWhereTheTextRefersToThem(t *testing.T) {
	d, err := read(t, doc(`<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>b</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/><w:t>c</w:t></w:r></w:p>`, map[string]string{
		"word/_rels/document.xml.rels": rels("footnotes", "footnotes.xml", "comments", "/word/comments.xml", "endnotes", "endnotes.xml", "header", "header1.xml", "footer", "footer1.xml"),
		"word/footnotes.xml":           notesPart("footnote", "three small words", "below"),
		"word/comments.xml":            notesPart("comment", "ask again", "two words"),
		"word/endnotes.xml":            notesPart("endnote", "behind"),
		"word/header1.xml":             notesPart("p", "a running head"), "word/footer1.xml": notesPart("p", "12"),
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.Blocks[0].Paragraph.Text(), "a[footnote: below]b[comment: ask again][endnote: behind]c"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	want := []richtext.Unread{{Kind: "footnotes", Words: 3}, {Kind: "comments", Words: 2}, {Kind: "headers", Words: 3}}
	if !slices.Equal(d.Unread, want) {
		t.Errorf("not read: %v", d.Unread)
	}
}

func TestListNumbersAreAsPrinted(t *testing.T) {
	item := func(num, lvl int, text string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, lvl, num, text)
	}
	d, err := read(t, doc(item(1, 0, "a")+item(1, 1, "b")+item(1, 1, "c")+item(1, 0, "d")+item(1, 1, "e")+item(2, 0, "f")+item(3, 0, "g")+item(3, 0, "h")+
		`<w:p><w:pPr><w:pStyle w:val="Item"/></w:pPr><w:r><w:t>i</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>j</w:t></w:r></w:p>`,
		map[string]string{
			"word/_rels/document.xml.rels": rels("numbering", "numbering.xml", "styles", "styles.xml"),
			"word/styles.xml":              `<w:styles xmlns:w="w"><w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
			"word/numbering.xml": `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>
			<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
			<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>`,
		}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range d.Blocks {
		got = append(got, b.Paragraph.Number+b.Paragraph.Text())
	}
	if want := "3.a 3a)b 3b)c 4.d 4a)e f 9.g 10.h 11.i j"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestItalicsInsertionsAndAuthors(t *testing.T) {
	d, err := read(t, doc(`<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r><w:ins><w:r><w:t>two words</w:t></w:r></w:ins></w:p>`, map[string]string{
		"_rels/.rels":       rels("officeDocument", "word/document.xml", "core-properties", "docProps/core.xml"),
		"docProps/core.xml": `<c xmlns:dc="dc"><dc:creator>Somebody</dc:creator></c>`,
	}))
	if err != nil || !d.Named || d.Inserted != 2 || !d.Blocks[0].Paragraph.Runs[0].Italic || d.Blocks[0].Paragraph.Runs[1].Italic {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestPartsAreFoundByTheirRelations(t *testing.T) {
	files := doc("", nil)
	delete(files, "word/document.xml")
	files["_rels/.rels"] = rels("officeDocument", "/Word/document2.xml")
	files["word/document2.xml"] = `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>strict</w:t></w:r></w:p></w:body></w:document>`
	d, err := read(t, files)
	if err != nil || sketch(d.Blocks) != "[strict]" {
		t.Errorf("%v %v", d, err)
	}
}

func TestOtherFilesAreNamed(t *testing.T) {
	for want, files := range map[string]map[string]string{
		"a spreadsheet (.xlsx)":          {"[Content_Types].xml": typesXML, "xl/workbook.xml": "<w/>"},
		"a presentation (.pptx)":         {"[Content_Types].xml": typesXML, "ppt/presentation.xml": "<w/>"},
		"an OpenDocument file (.odt)":    {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<w/>"},
		"a zip of something else":        {"a.txt": "a"},
		"no document part in the zip":    {"[Content_Types].xml": typesXML},
		"word/document.xml:1: XML synta": doc("<w:p>", nil),
	} {
		_, err := read(t, files)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
		if !strings.HasPrefix(want, "word/") && !errors.Is(err, ErrNotDocx) {
			t.Errorf("%v is not ErrNotDocx", err)
		}
	}
	if _, err := Read(strings.NewReader("hello"), 5, xmlzip.DefaultLimits()); !errors.Is(err, xmlzip.ErrNotZip) {
		t.Errorf("%v is not xmlzip.ErrNotZip", err)
	}
}
