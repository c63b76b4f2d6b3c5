package htmltext

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/richtext"
)

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
	for _, c := range []struct{ why, html, want string }{
		{"paragraphs", "<p>a</p><p>b <br>c</p>d<div>e</div>", "[a][b \nc][d][e]"},
		{"white space", "<p>  a\n  <b> b</b>\t<i>c </i> d </p>", "[a *b* /c /d ]"},
		{"bold and italics", "<p><strong>a<em>b</em></strong><span style='font-weight: bold'>c</span></p>", "[*a**/b*/*c*]"},
		{"headings", "<h2>a</h2><p>b</p>", "[##a][b]"},
		{"entities", "<p>a&nbsp;&amp;&rsquo;&#x41;</p>", "[a &’A]"},
		{"what is no text", "<head><title>t</title><style>s</style></head><script>x</script><p>a<!-- c --><span hidden>h</span><span style='display: none'>h</span></p><noscript>n</noscript>", "[a]"},
		{"tables", "<table><caption>c</caption><thead><tr><th>a</th><td>b<p>c</p></td></tr></thead><tr><td></td><td><table><tr><td>in</td></tr></table></td></tr></table>z", "[c]{[*a*]|[b][c]}{[]|{[in]}}[z]"},
		{"lists", "<ol start=3><li>a<li>b<ul><li>c</ul><li value=9>d</ol><ol type=a><li>e</ol>", "[3.a][4.b][c][9.d][a.e]"},
		{"definitions", "<dl><dt>a<dd>b</dl>", "[a][b]"},
		{"kept lines", "<pre>a\n  b</pre>", "[a\n  b]"},
		{"Word's own", `<html xmlns:o="x"><body><p class=MsoNormal><b><span lang=EN-GB>I:</span></b><span> so<o:p></o:p></span></p><![if !supportLists]>x<![endif]></body></html>`, "[*I:* so][x]"},
		{"nothing closed", "<p>a<p>b<b>c", "[a][b*c*]"},
	} {
		d, err := Read(strings.NewReader(c.html))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		} else if got := sketch(d.Blocks); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestAuthorsAreNoted(t *testing.T) {
	d, err := Read(strings.NewReader(`<meta name=author content="Some Body"><p>a`))
	if err != nil || !d.Named || sketch(d.Blocks) != "[a]" {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestDeepPagesAreRefused(t *testing.T) {
	if _, err := Read(strings.NewReader(strings.Repeat("<div>", 5000) + "a")); err == nil {
		t.Error("a page of 5,000 elements inside each other was read")
	}
}

func FuzzRead(f *testing.F) {
	f.Add("<table><tr><td>a<ol><li>b</table><p hidden>c")
	f.Fuzz(func(t *testing.T, page string) {
		if d, err := Read(strings.NewReader(page)); err == nil {
			sketch(d.Blocks)
		}
	})
}
