package rtf

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// sketch writes blocks in brackets: paragraphs [..], headings [#..], bold in
// stars, italics in slashes, tables {row|row}.
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
	for _, c := range []struct{ why, rtf, want string }{
		{"paragraphs and breaks", `{\rtf1 a\par b\line c\tab d\par}`, "[a][b\nc\td]"},
		{"a new line in the file is none in the text", "{\\rtf1 a\r\nb\\par\nc}", "[ab][c]"},
		{"a backslash and a line end is a paragraph", "{\\rtf1 a\\\nb}", "[a][b]"},
		{"looks", `{\rtf1 a{\b b}\i c\i0 d\plain e\par}`, "[a*b*/c/de]"},
		{"escapes", `{\rtf1 \{a\}\\\~b\_c\-d}`, "[{a}\\\u00a0b\u2011c\u00add]"},
		{"western bytes", `{\rtf1\ansi\ansicpg1252 caf\'e9 \'93so\'94}`, "[café “so”]"},
		{"mac bytes", `{\rtf1\mac caf\'8e}`, "[café]"},
		{"eastern bytes", `{\rtf1\ansi\ansicpg1250 \'9elut\'fd}`, "[žlutý]"},
		{"a font's own bytes", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f1 \'c4\'e0 \f2 \'93\'8c\'8b\'9e\f0  \'e9}`, "[Да 東京 é]"},
		{"unicode with what stands for it", `{\rtf1\uc1 a\u8217?b\u-10179?\u-8704?{\uc2\u9731ab}c\uc0\u233d}`, "[a’b😀☃céd]"},
		{"what stands for it may be a byte", `{\rtf1 \u268\'c8esko}`, "[Česko]"},
		{"unknown destinations are none of the text", `{\rtf1{\*\generator X;}{\info{\title T}}{\colortbl;}{\*\foo{bar}}a{\pict 00ff}b}`, "[ab]"},
		{"fields give their result", `{\rtf1{\field{\*\fldinst HYPERLINK "x"}{\fldrslt a}}b}`, "[ab]"},
		{"notes", `{\rtf1 a{\footnote {\super 1} below \b too\par}b{\footnote\ftnalt behind}{\*\atnid AB}{\*\atnauthor Some Body}{\*\annotation ask}c}`, "[a[footnote: 1 below too]b[endnote: behind][comment: ask]c]"},
		{"deletions", `{\rtf1 a{\deleted not so} b}`, "[a b]"},
		{"tables", `{\rtf1\trowd\intbl a\cell b\par c\cell\row\trowd\intbl d\cell\cell\row\pard e\par}`, "{[a]|[b][c]}{[d]|[]}[e]"},
		{"list numbers", `{\rtf1{\listtext\tab 3.\tab}a\par{\listtext\'b7\tab}b\par{\pntext\f0 b)\tab}c}`, "[3.a][b][b)c]"},
		{"styles make headings", `{\rtf1{\stylesheet{\s0 Normal;}{\s3 heading 2;}{\s4\outlinelevel0 Own;}}\pard\s3 a\par\pard\s4 b\par\pard c}`, "[##a][#b][c]"},
		{"bytes in the file", "{\\rtf1 a{\\*\\blob\\bin3 }}}}b}", "[ab]"},
		{"what follows the last brace", `{\rtf1 a}garbage}}`, "[a]"},
		{"nested tables are of the cell", `{\rtf1\trowd\intbl a\par\itap2 b\nestcell c\nestcell{\*\nesttableprops x\nestrow}\itap1\cell d\cell\row}`, "{[a][b][c]|[d]}"},
		{"a font of set 0 is Western beside one of the document's", `{\rtf1\ansi\ansicpg1250{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}}\f0\'ea\f1\'ea}`, "[êę]"},
		{"fonts that are all of set 0 say nothing", `{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 A;}}\f0\'c4\'e0}`, "[Да]"},
		{"the default font counts from the start and after plain", `{\rtf1\ansi\deff1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\'c4{\f0\'e9\plain\'e0}}`, "[Дéа]"},
		{"a font's code page by number", `{\rtf1\ansi{\fonttbl{\f0\fcharset1\cpg950 A;}}\f0\'a4\'a4}`, "[中]"},
		{"half of a letter may be a plain byte", `{\rtf1\ansi\ansicpg932 \'83A\'83\\}`, "[アソ]"},
		{"pc bytes", `{\rtf1\pc \'82{}}`, "[é]"},
		{"pca bytes", `{\rtf1\pca \'d1}`, "[Ð]"},
		{"unicode in one number", `{\rtf1 \u128512?a}`, "[😀a]"},
		{"unicode beside what it replaces", `{\rtf1{\upr{a?}{\*\ud{a\u268?}}}b}`, "[aČb]"},
		{"joiners", `{\rtf1 a\zwnj b\zwj c\ltrmark d\rtlmark}`, "[a\u200cb\u200dc\u200ed\u200f]"},
		{"objects give their result", `{\rtf1 a {\object\objemb{\*\objclass X}{\objalias z}{\*\objdata 00ff}{\result b}} c}`, "[a b c]"},
		{"a text box once, behind its paragraph", `{\rtf1 a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard b\par\pard c\par}}{\shprslt{\*\do{\dptxbxtext b\par}}}}d\par e\par}`, "[ad][b][c][e]"},
		{"a text box of old", `{\rtf1 a{\*\do\dobxpage z{\dptxbxtext\pard b\par}}d\par}`, "[ad][b]"},
		{"a text box in a cell leaves the table whole", `{\rtf1\trowd\intbl a{\shptxt\pard b\par}\cell c\cell\row\pard d\par}`, "{[a][b]|[c]}[d]"},
		{"a table in a note", `{\rtf1 a{\footnote b\par\trowd\intbl c\cell d\cell\row}e}`, "[a[footnote: b c d]e]"},
		{"a group gives back the paragraph's style", `{\rtf1{\stylesheet{\s3 heading 2;}}{\pard\s3 a\par}b\par}`, "[##a][b]"},
		{"groups inside an entry of the style sheet", `{\rtf1{\stylesheet{\s0 Normal;}{\s3{\*\keycode\shift}{\loch}heading 3;}{\*\cs4\outlinelevel0 Sign;}{\s5\outlinelevel9 Text;}}\s3 a\par\pard\s4 b\par\pard\s5 c\par\pard\outlinelevel1 d\par}`, "[###a][b][c][##d]"},
		{"a number without a point, and a bullet that is a letter", `{\rtf1{\listtext 3\tab}a\par{\listtext o\tab}b\par{\listtext iv)\tab}c\par}`, "[3a][b][iv)c]"},
		{"hidden text is somebody's words", `{\rtf1 a{\v b}c}`, "[abc]"},
		{"moved words stand where they moved to", `{\rtf1{\mvf a }b {\mvt a}}`, "[b a]"},
		{"a paragraph between two cells", `{\rtf1\trowd\intbl a\cell\pard b\par c\cell\row}`, "{[a]|[b][c]}"},
		{"a mark before the first brace", "\ufeff \r\n{\\rtf1 a}", "[a]"},
	} {
		d, err := Read(strings.NewReader(c.rtf))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		} else if got := sketch(d.Blocks); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestWhatIsNoTextIsCounted(t *testing.T) {
	d, err := Read(strings.NewReader(`{\rtf1{\info{\author Some Body}}{\header a running{\listtext 1.}{\footnote no} head\par}{\headerf first\par}{\footer\pard 3\par}{\footerr ž\par}` +
		`a {\deleted it\rquote s n\u243?t so\par}{\deleted now} b{\deleted c}{\revised very much}}`))
	want := []richtext.Unread{{Kind: "headers", Words: 4}, {Kind: "footers", Words: 1}}
	if err != nil || !d.Named || d.Deleted != 5 || d.Inserted != 2 || !slices.Equal(d.Unread, want) {
		t.Errorf("%+v, %v", d, err)
	}
	for _, info := range []string{`{\author }{\operator}`, `{\title A Talk}`, `{\*\company Acme}`} {
		if d, err := Read(strings.NewReader(`{\rtf1{\info` + info + `}a}`)); err != nil || d.Named {
			t.Errorf("%s: %+v, %v", info, d, err)
		}
	}
	if d, err := Read(strings.NewReader(`{\rtf1{\info{\*\manager Some Body}}a}`)); err != nil || !d.Named {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestUnknownCodePagesAreNotGuessed(t *testing.T) {
	_, err := Read(strings.NewReader(`{\rtf1\mac\ansicpg10029 a\'8e}`))
	if err == nil || !strings.Contains(err.Error(), "byte ") || !strings.Contains(err.Error(), "code page 10029") {
		t.Errorf("%v", err)
	}
	if d, err := Read(strings.NewReader(`{\rtf1\mac\ansicpg10029 a\u269?}`)); err != nil || sketch(d.Blocks) != "[ač]" {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestBadFiles(t *testing.T) {
	for text, want := range map[string]error{
		"hello": ErrNotRTF, `{\rtf1 a`: ErrCut, `{\rtf1 a\`: ErrCut, `{\rtf1 {a}`: ErrCut, `{\rtf1 \'e`: ErrCut,
	} {
		if _, err := Read(strings.NewReader(text)); !errors.Is(err, want) || !strings.HasPrefix(err.Error(), "byte ") || strings.Count(err.Error(), "byte ") > 1 {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
	if _, err := Read(strings.NewReader(`{\rtf1` + strings.Repeat("{", 10000))); err == nil || !strings.Contains(err.Error(), "inside each other") {
		t.Errorf("deep groups: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f1\fcharset128 C;}}\trowd\intbl a\cell\row\f1\'93\u8217?{\footnote b}\bin3 abc}`))
	f.Add([]byte(`{\rtf1\mac{\stylesheet{\s1 heading 1;}}{\shp{\*\shpinst{\shptxt a\par}}}{\object{\result b}}{\upr{c}{\*\ud{\u9731}}}{\header d}{\deleted e}\u128512}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(strings.NewReader(string(data)))
		if err == nil {
			sketch(d.Blocks)
		}
	})
}
