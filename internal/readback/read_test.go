package readback_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/mitten-qda/mitten/internal/readback"
)

func utf16le(s string, bom bool) []byte {
	var out []byte
	if bom {
		out = append(out, 0xff, 0xfe)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func chunk(kind string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, kind...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

func gz(t *testing.T, name string, data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Name = name
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	z.Close()
	return b.Bytes()
}

// Every place of every format where a name may stand. The name is split where
// the format can split it.
func TestWhatAFileSaysIsReadWhereverItStands(t *testing.T) {
	const name = "Quenby Tarrow"
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	split := run("Qu") + `<w:r><w:rPr><w:b/></w:rPr><w:t>en</w:t></w:r>` + "\n" + run("by Tarrow")
	part := func(part, xml string) []byte { return word(t, "<w:p/>", member{part, xml}) }
	for _, c := range []struct {
		what  string
		data  []byte
		place string
		kind  readback.Kind
	}{
		{"docx: runs of a paragraph", word(t, `<w:p>`+split+`</w:p>`), "word/document.xml, paragraph 1", readback.Words},
		{"docx: cells of a row", word(t, `<w:tbl><w:tr><w:tc><w:p>`+run("Quenby")+`</w:p></w:tc><w:tc><w:p>`+run("Tarrow")+`</w:p></w:tc></w:tr></w:tbl>`), "word/document.xml, table 1, row 1, cell 1", readback.Words},
		{"docx: around a text box", word(t, `<w:p>`+run("Quenby ")+`<w:r><w:txbxContent><w:p>`+run("box")+`</w:p></w:txbxContent></w:r>`+run("Tarrow")+`</w:p>`), "word/document.xml, paragraph 1", readback.Words},
		{"docx: in a text box", word(t, `<w:p>`+run("So")+`<w:r><w:txbxContent><w:p>`+split+`</w:p></w:txbxContent></w:r></w:p>`), "word/document.xml, paragraph 2", readback.Words},
		{"docx: deleted", word(t, `<w:p>`+run("So ")+`<w:del w:author="x"><w:r><w:delText>`+name+`</w:delText></w:r></w:del></w:p>`), "word/document.xml, paragraph 1, with changes", readback.Words},
		{"docx: whole once what was deleted is gone", word(t, `<w:p>`+run("Qu")+`<w:del><w:r><w:delText>XX</w:delText></w:r></w:del>`+run("enby Tarrow")+`</w:p>`), "word/document.xml, paragraph 1", readback.Words},
		{"docx: whole before an insertion", word(t, `<w:p>`+run("Qu")+`<w:ins>`+run("XX")+`</w:ins>`+run("enby Tarrow")+`</w:p>`), "word/document.xml, paragraph 1, before changes", readback.Words},
		{"docx: who changed it", word(t, `<w:p><w:ins w:author="`+name+`">`+run("So")+`</w:ins></w:p>`), "word/document.xml, paragraph 1, author", readback.Words},
		{"docx: alternative text", word(t, `<w:p><w:r><w:drawing><wp:docPr id="1" name="Picture 1" descr="`+name+`"/></w:drawing></w:r></w:p>`), "word/document.xml, paragraph 1, descr", readback.Words},
		{"docx: bookmark", word(t, `<w:p><w:bookmarkStart w:id="0" w:name="`+name+`"/></w:p>`), "word/document.xml, paragraph 1, name", readback.Words},
		{"docx: content control", word(t, `<w:sdt><w:sdtPr><w:alias w:val="`+name+`"/></w:sdtPr></w:sdt>`), "word/document.xml, val", readback.Words},
		{"docx: a field's instruction", word(t, `<w:p><w:r><w:instrText>HYPERLINK "Quenby </w:instrText></w:r><w:r><w:instrText>Tarrow"</w:instrText></w:r></w:p>`), "word/document.xml, paragraph 1, a field", readback.Code},
		{"docx: header", part("word/header1.xml", `<w:hdr`+wordNS+`><w:p>`+split+`</w:p></w:hdr>`), "word/header1.xml, paragraph 1", readback.Words},
		{"docx: footnote", part("word/footnotes.xml", `<w:footnotes`+wordNS+`><w:footnote><w:p>`+split+`</w:p></w:footnote></w:footnotes>`), "word/footnotes.xml, paragraph 1", readback.Words},
		{"docx: comment", part("word/comments.xml", `<w:comments`+wordNS+`><w:comment w:author="x"><w:p>`+split+`</w:p></w:comment></w:comments>`), "word/comments.xml, paragraph 1", readback.Words},
		{"docx: comment's author", part("word/comments.xml", `<w:comments`+wordNS+`><w:comment w:author="`+name+`"/></w:comments>`), "word/comments.xml, author", readback.Words},
		{"docx: style", part("word/styles.xml", `<w:styles`+wordNS+`><w:style><w:name w:val="`+name+`"/></w:style></w:styles>`), "word/styles.xml, val", readback.Code},
		{"docx: link", part("word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Target="`+name+`" TargetMode="External"/></Relationships>`), "word/_rels/document.xml.rels, Target", readback.Code},
		{"docx: author", part("docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>`+name+`</dc:creator></cp:coreProperties>`), "docProps/core.xml, creator", readback.Words},
		{"docx: custom property", part("docProps/custom.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="`+name+`"/></Properties>`), "docProps/custom.xml, name", readback.Words},
		{"docx: custom XML", part("customXml/item1.xml", `<note xmlns="urn:mine">`+name+`</note>`), "customXml/item1.xml, note", readback.Words},
		{"docx: custom XML's attribute", part("customXml/item1.xml", `<note who="`+name+`"/>`), "customXml/item1.xml, who", readback.Code},
		{"docx: a comment in the markup", part("customXml/item1.xml", `<note><!-- `+name+` --></note>`), "customXml/item1.xml, a comment in the markup", readback.Code},
		{"docx: an entity", part("customXml/item1.xml", `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY n "`+name+`">]><x>&n;</x>`), "customXml/item1.xml, a declaration", readback.Code},
		{"docx: embedded file's name", part("word/embeddings/"+name+".bin", "\x00\x01\x02"), ", its name", readback.Name},
		{"docx: embedded document", part("word/embeddings/a.docx", string(word(t, `<w:p>`+split+`</w:p>`))), "word/embeddings/a.docx/word/document.xml, paragraph 1", readback.Words},
		{"docx: damaged", word(t, `<w:p>`+run("So")+`</w:q`, member{"x.xml", `<a b="1"><` + "!" + `<x ` + name}), "x.xml, what follows the damage", readback.Code},
		{"slides", pack(t, member{"ppt/presentation.xml", "<p/>"}, member{"ppt/slides/slide1.xml", `<?xml version="1.0"?><p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Qu</a:t></a:r><a:r><a:t>enby Tarrow</a:t></a:r></a:p></p:sld>`}), "ppt/slides/slide1.xml, paragraph 1", readback.Words},
		{"odt: spans", pack(t, member{"content.xml", `<?xml version="1.0"?><o xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:p>Qu<text:span>enby</text:span><text:s/>Tarrow</text:p></o>`}), "content.xml, paragraph 1", readback.Words},
		{"odt: who made a note", pack(t, member{"content.xml", `<?xml version="1.0"?><o xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><text:p>So<office:annotation><dc:creator>` + name + `</dc:creator></office:annotation></text:p></o>`}), "content.xml, creator", readback.Words},
		{"ods: cells", pack(t, member{"content.xml", `<?xml version="1.0"?><t:table xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><t:table-row><t:table-cell><p>Quenby</p></t:table-cell><t:table-cell><p>Tarrow</p></t:table-cell></t:table-row></t:table>`}), "content.xml, table 1, row 1, cell 1", readback.Words},
		{"html: inline elements", []byte("<!doctype html><p>Qu<b>en</b>by\n<i>Tarrow</i>"), "line 1", readback.Words},
		{"html: cells", []byte("<html><table><tr><td>Quenby</td><td>Tarrow</td></table>"), "line 1", readback.Words},
		{"html: alt", []byte("<html>\n<img alt='" + name + "'>"), "line 2, alt", readback.Words},
		{"html: title attribute", []byte("<html><b title='" + name + "'>"), "line 1, title", readback.Words},
		{"html: data attribute", []byte("<html><b data-x='" + name + "'>"), "line 1, data-x", readback.Code},
		{"html: end tag", []byte("<html><b></b x='" + name + "'>"), "line 1, an end tag", readback.Code},
		{"html: meta", []byte("<html><meta content='" + name + "'>"), "line 1, content", readback.Words},
		{"html: comment", []byte("<html><!-- " + name + " -->"), "line 1, a comment", readback.Code},
		{"html: script", []byte("<html><script>x='" + name + "'</script>"), "line 1, script", readback.Code},
		{"html: style", []byte("<html><style>p:after{content:'" + name + "'}</style>"), "line 1, style", readback.Code},
		{"html: title", []byte("<html><title>" + name + "</title>"), "line 1", readback.Words},
		{"html: noscript", []byte("<html><noscript><p>Quenby <b>Tarrow</b></noscript>"), "line 1", readback.Words},
		{"html: reference", []byte("<html><p>&#81;uenby&nbsp;Tarrow"), "", readback.Words},
		{"html: a picture in an address", []byte("<html><img src=\"data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte("<svg><text>"+name+"</text></svg>")) + "\">"), "embedded file 1, text", readback.Words},
		{"svg: parts of a text", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><text><tspan>Quen</tspan><tspan>by Tarrow</tspan></text></svg>`), "text", readback.Words},
		{"svg: attribute", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><g id="` + name + `"/></svg>`), "id", readback.Code},
		{"markdown", []byte("# So\n\n" + name + "\n"), "line 3", readback.Words},
		{"csv: cells", []byte("a,b\n1,2\nQuenby,Tarrow\n"), "line 3, column 1", readback.Words},
		{"csv: a cell over lines", []byte("a;b\n\"x\n" + name + "\";2\n"), "line 2, column 1", readback.Words},
		{"tsv", []byte("a\tb\nQuenby\tTarrow\n"), "line 2, column 1", readback.Words},
		{"json: escapes", []byte("{\n\"a\": \"\\u0051uenby Tarrow\"}"), "line 2", readback.Words},
		{"json: key", []byte(`{"` + name + `": 1}`), "line 1, key", readback.Code},
		{"json lines", []byte("{\"a\":1}\n{\"a\":\"" + name + "\"}\n"), "line 2", readback.Words},
		{"UTF-16 with a mark", utf16le("so\r\n"+name, true), "line 2", readback.Words},
		{"UTF-16 without", utf16le("so\n"+name, false), "line 2", readback.Words},
		{"Latin-1", []byte("caf\xe9\n" + name), "line 2", readback.Words},
		{"rtf", []byte(`{\rtf1 So\par Qu{\b en}by Tarrow\par}`), "text", readback.Words},
		{"zip: member", pack(t, member{"notes/a.txt", "so\n" + name}), "notes/a.txt, line 2", readback.Words},
		{"zip: member's name", pack(t, member{name + "/a.txt", "so"}), ", its name", readback.Name},
		{"zip in a zip in a zip", pack(t, member{"b.zip", string(pack(t, member{"c.zip", string(pack(t, member{"a.txt", name}))}))}), "b.zip/c.zip/a.txt, line 1", readback.Words},
		{"gzip", gz(t, "", []byte(name)), "content, line 1", readback.Words},
		{"gzip: name", gz(t, name, []byte("so")), ", its name", readback.Name},
		{"png: a remark", append([]byte("\x89PNG\r\n\x1a\n"), chunk("tEXt", []byte("Author\x00"+name))...), "tEXt", readback.Words},
		{"jpeg: a remark", []byte("\xff\xd8\xff\xfe\x00\x0f" + name + "\xff\xda"), "remark", readback.Words},
		{"jpeg: EXIF", []byte("\xff\xd8\xff\xe1\x00\x15Exif\x00\x00" + name + "\xff\xda"), "EXIF", readback.Code},
		{"another kind: letters in a row", []byte("\xd0\xcf\x11\xe0\x00\x01" + name + "\x00"), "text in a file of another kind", readback.Code},
		{"another kind: letters as UTF-16", append([]byte("\xd0\xcf\x11\xe0\x00\x01\x02"), utf16le(name, false)...), "text in a file of another kind", readback.Code},
	} {
		t.Run(c.what, func(t *testing.T) {
			pieces, _ := read(t, "a.bin", c.data)
			want := name
			if strings.Contains(c.what, "cells") || c.what == "tsv" {
				want = "Quenby\tTarrow"
			}
			if c.place == "" {
				want = "Quenby Tarrow"
			}
			place, kind, ok := find(pieces, want)
			if !ok {
				t.Fatalf("not found in\n%s", dump(pieces))
			}
			if c.place != "" && place != strings.TrimPrefix(c.place, ", ") || kind != c.kind {
				t.Errorf("at %q, kind %d", place, kind)
			}
		})
	}
}
