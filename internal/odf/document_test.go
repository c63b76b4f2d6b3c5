package odf

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

func pack(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const automatic = `<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="BI" style:family="text" style:parent-style-name="B"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Q" style:family="paragraph" style:parent-style-name="Strong"/>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style>
<text:list-style style:name="U"><text:list-level-style-bullet text:level="1"/></text:list-style>
</office:automatic-styles>`

func content(body string) string {
	return `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="b" xmlns:draw="d" xmlns:dc="c">` +
		automatic + `<office:body><office:text>` + body + `</office:text></office:body></office:document-content>`
}

func read(t testing.TB, files map[string]string) (*richtext.Document, error) {
	data := pack(t, files)
	return Read(bytes.NewReader(data), int64(len(data)), xmlzip.DefaultLimits())
}

func doc(body string) map[string]string {
	return map[string]string{
		"content.xml": content(body),
		"styles.xml":  `<s xmlns:style="s" xmlns:fo="f"><style:style style:name="Strong" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style></s>`,
	}
}

func sketch(blocks []richtext.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		if p := block.Paragraph; p != nil {
			b.WriteString("[" + strings.Repeat("#", p.Heading) + p.Number)
			for _, r := range p.Runs {
				mark := ""
				if r.Bold {
					mark = "*"
				}
				if r.Italic {
					mark += "/"
				}
				b.WriteString(mark + r.Words() + mark)
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
		{"blanks, tabs, breaks", "<text:p>a\n  b<text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/> e<text:soft-page-break/></text:p>", "[a b  c\td\ne]"},
		{"looks and their parents", `<text:p>a<text:span text:style-name="B">b<text:span text:style-name="BI">c</text:span></text:span></text:p><text:p text:style-name="Q">d</text:p>`, "[a*b**/c*/][*d*]"},
		{"headings", `<text:h text:outline-level="2">a</text:h><text:p>b</text:p>`, "[##a][b]"},
		{"wrappers", `<text:section><text:p><text:a>a</text:a><text:bookmark-start/><text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby></text:p></text:section>`, "[ab]"},
		{"tables", `<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell><table:covered-table-cell><text:p>no</text:p></table:covered-table-cell></table:table-row></table:table-header-rows></table:table><text:p>z</text:p>`, "{[a]|[b][c]}[z]"},
		{"notes and comments", `<text:p>a<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>below</text:p><text:p>too</text:p></text:note-body></text:note>b<office:annotation><dc:creator>Some Body</dc:creator><dc:date>2026</dc:date><text:p>ask</text:p></office:annotation>c<text:note text:note-class="endnote"><text:note-body><text:p>behind</text:p></text:note-body></text:note></text:p>`, "[a[footnote: below too]b[comment: ask]c[endnote: behind]]"},
		{"text boxes", `<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box><svg:title>no</svg:title></draw:frame>b</text:p>`, "[ab][box]"},
		{"lists", `<text:list text:style-name="L"><text:list-item><text:p>a</text:p><text:p>more</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list></text:list-item><text:list-item text:start-value="7"><text:p>d</text:p></text:list-item></text:list><text:list text:style-name="U"><text:list-item><text:p>e</text:p></text:list-item></text:list><text:list text:style-name="L"><text:list-item><text:p>f</text:p></text:list-item></text:list>`, "[1.a][more][1.a)b][1.b)c][7.d][e][1.f]"},
		{"tracked changes", `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Some Body</dc:creator></office:change-info><text:p>not so</text:p></text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info/></text:insertion></text:changed-region></text:tracked-changes><text:p>a<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/> very much<text:change-end text:change-id="c2"/> b</text:p>`, "[a very much b]"},
	} {
		d, err := read(t, doc(c.body))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if got := sketch(d.Blocks); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
		if c.why == "tracked changes" && (d.Deleted != 2 || d.Inserted != 2) {
			t.Errorf("%d deleted, %d inserted", d.Deleted, d.Inserted)
		}
	}
}

func TestOtherFilesAreNamed(t *testing.T) {
	locked := doc("<text:p>a</text:p>")
	locked["META-INF/manifest.xml"] = `<m><file-entry><encryption-data/></file-entry></m>`
	for why, c := range map[string]struct {
		files map[string]string
		want  error
	}{
		"no content":    {map[string]string{"a.txt": "a"}, ErrNotODT},
		"a spreadsheet": {map[string]string{"content.xml": `<o><body><spreadsheet/></body></o>`}, ErrNotODT},
		"a password":    {locked, ErrEncrypted},
	} {
		if _, err := read(t, c.files); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", why, err)
		}
	}
	bomb := doc(strings.Repeat(" ", 40<<20))
	if _, err := read(t, bomb); !errors.Is(err, xmlzip.ErrTooBig) {
		t.Errorf("a bomb: %v", err)
	}
	if _, err := read(t, map[string]string{"content.xml": `<!DOCTYPE a [<!ENTITY a "aa">]><o/>`}); err == nil || !strings.Contains(err.Error(), "content.xml:1: ") {
		t.Errorf("entities: %v", err)
	}
	named := doc("<text:p>a</text:p>")
	named["meta.xml"] = `<m><dc:creator>Some Body</dc:creator></m>`
	if d, err := read(t, named); err != nil || !d.Named {
		t.Errorf("%+v, %v", d, err)
	}
}

func FuzzContent(f *testing.F) {
	f.Add(`<text:list text:style-name="L"><text:list-item text:start-value="-9"><text:p>a</text:p></text:list-item></text:list>`)
	f.Add(`<table:table><table:table-row><table:table-cell><text:p>a<text:note/></text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, body string) {
		if d, err := read(t, doc(body)); err == nil {
			sketch(d.Blocks)
		}
	})
}
