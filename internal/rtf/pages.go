package rtf

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// codePage gives the encoding of a code page, nil where it is not known. 0 and
// 1 stand for nothing said, which is Windows' Western one.
func codePage(n int) encoding.Encoding {
	switch n {
	case 0, 1, 1252:
		return charmap.Windows1252
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	case 855:
		return charmap.CodePage855
	case 858:
		return charmap.CodePage858
	case 860:
		return charmap.CodePage860
	case 862:
		return charmap.CodePage862
	case 863:
		return charmap.CodePage863
	case 865:
		return charmap.CodePage865
	case 866:
		return charmap.CodePage866
	case 874:
		return charmap.Windows874
	case 932, 10001:
		return japanese.ShiftJIS
	case 936, 10008:
		return simplifiedchinese.GBK
	case 949, 10003:
		return korean.EUCKR
	case 950, 10002:
		return traditionalchinese.Big5
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 10000:
		return charmap.Macintosh
	case 10007:
		return charmap.MacintoshCyrillic
	case 20866:
		return charmap.KOI8R
	case 28591:
		return charmap.ISO8859_1
	case 28592:
		return charmap.ISO8859_2
	case 54936:
		return simplifiedchinese.GB18030
	case 65001:
		return unicode.UTF8
	}
	return nil
}

// charsetPage gives the code page of a font's character set; 0 where it has
// none of its own.
func charsetPage(n int) int {
	switch n {
	case 0:
		return 1252
	case 77:
		return 10000
	case 78:
		return 10001
	case 79:
		return 10003
	case 80:
		return 10008
	case 81:
		return 10002
	case 85:
		return 10006
	case 86:
		return 10081
	case 88:
		return 10029
	case 89:
		return 10007
	case 128:
		return 932
	case 129:
		return 949
	case 134:
		return 936
	case 136:
		return 950
	case 161:
		return 1253
	case 162:
		return 1254
	case 163:
		return 1258
	case 177:
		return 1255
	case 178:
		return 1256
	case 186:
		return 1257
	case 204:
		return 1251
	case 222:
		return 874
	case 238:
		return 1250
	case 254:
		return 437
	}
	return 0
}

// pageNow is the code page of the letters that come next.
//
// A font of character set 0 is Western, whatever the document is, if another
// font is the document's: so Word writes Polish with a French name in it. If
// none is, the writer has set all fonts to 0, and means the document's.
func (p *parser) pageNow() int {
	own := p.fonts[p.cur.font]
	if own == 0 {
		return p.page
	}
	if own == 1252 && p.page != 1252 {
		for _, page := range p.fonts {
			if page == p.page {
				return own
			}
		}
		return p.page
	}
	return own
}

// symbol gives what a control word stands for in the text.
func symbol(word string) string {
	switch word {
	case "tab":
		return "\t"
	case "line", "page", "column", "softline":
		return "\n"
	case "~":
		return "\u00a0"
	case "_":
		return "\u2011"
	case "-":
		return "\u00ad"
	case "emdash":
		return "—"
	case "endash":
		return "–"
	case "lquote":
		return "‘"
	case "rquote":
		return "’"
	case "ldblquote":
		return "“"
	case "rdblquote":
		return "”"
	case "bullet":
		return "•"
	case "emspace", "enspace", "qmspace":
		return " "
	case "zwj":
		return "\u200d"
	case "zwnj":
		return "\u200c"
	case "ltrmark":
		return "\u200e"
	case "rtlmark":
		return "\u200f"
	}
	return ""
}
