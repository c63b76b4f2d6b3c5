package htmltext

import (
	"errors"
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
		{"definitions", "<dl><dt>a<dd>b<dd>c<div><dt>d<dd><p>e</div><dt>f</dl>g<dl><dd>h</dl>", "{[a]|[b][c]}{[d]|[e]}{[f]|[]}[g]{[]|[h]}"},
		{"lists that count backwards, in letters, from elsewhere", "<ol reversed><li>a<li>b</ol><ol style='list-style-type: lower-roman' start=4><li>c</ol><menu><li>d</menu>", "[2.a][1.b][iv.c][d]"},
		{"quotes", "<p>a <q>b</q></p>", "[a “b”]"},
		{"looks taken back", "<b style='font-weight:normal'>a<span style='font-weight:700'>b</span></b><i>c<span style='font-style:normal'>d</span></i>", "[a*b*/c/d]"},
		{"looks by class", "<style>.c1{font-weight:700}p.c2,span.c3 { font-style : italic; }.x .c4{font-weight:700}.c5{display:none}@media print{.c6{font-weight:700}}</style><span class='c1'>a</span><span class='c9 c3'>b</span><span class=c4>c</span><span class=c5>d</span>", "[*a*/b/cd]"},
		{"struck out is said, deleted is not", "<p>a<s>b</s><del>c</del><del cite='mailto:x'>d</del><ins datetime='2020'>e</ins>", "[abce]"},
		{"Word's lists and tabs", "<p><![if !supportLists]><span style='mso-list:Ignore'>1)<span>&nbsp;&nbsp; </span></span><![endif]>a<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>b</p><p><span style='mso-list: Ignore'>·<span>&nbsp; </span></span>c</p>", "[1)a\tb][c]"},
		{"Word's notes", "<p>a<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a> b<a href='#_msocom_1'>[AB1]</a><a href='#_edn1'>[i]</a></p><div style='mso-element:footnote-list'><hr><div id=ftn1><p><a href='#_ftnref1'>[1]</a> c</p><p>d</p></div></div><div id=edn1><p>f</p></div><div id='_com_1'><p><a href='#_msoanchor_1'>[AB1]</a>e</p></div>", "[a[footnote: c d] b[comment: e][endnote: f]]"},
		{"LibreOffice's notes", "<p>a<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a></p><div id=sdfootnote1><p><a class=sdfootnotesym href='#sdfootnote1anc'>1</a>b</p></div>", "[a[footnote: b]]"},
		{"a reference that is hidden, one made twice, and none", "<p hidden><a href='#fn1'>1</a></p><p>a<a href='#fn2'>2</a>b<a href='#fn2'>2</a></p><ol><li id=fn1>c<li id=fn2>d<a href='#fnref2'>x</a><li id=fn3>e</ol>", "[a[footnote: d]b2][1.e][c]"},
		{"pages of XHTML", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/></head><body><p>a<br/><b/>b</p></body></html>", "[a\nb]"},
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

func TestChangesAreCounted(t *testing.T) {
	d, err := Read(strings.NewReader(`<del datetime=x>not so</del> a <ins cite=y>very much indeed</ins>`))
	if err != nil || d.Deleted != 2 || d.Inserted != 3 {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestDeepPagesAreRefused(t *testing.T) {
	for _, tag := range []string{"<div>", "<table><tr><td>", "<dl><div>", "<b>"} {
		if _, err := Read(strings.NewReader(strings.Repeat(tag, 5000) + "a")); !errors.Is(err, ErrDeep) {
			t.Errorf("5,000 %s inside each other: %v", tag, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("<style>.a{b:c}</style><dl><div><dt class=a>x<dd>y<a href='#fn1'></a></dl><ol reversed><li id=fn1>z<a href='#fn1'>")
	f.Add("<table><tr><td>a<ol><li>b</table><p hidden>c")
	f.Fuzz(func(t *testing.T, page string) {
		if d, err := Read(strings.NewReader(page)); err == nil {
			sketch(d.Blocks)
		}
	})
}
