package readback

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/rtf"
)

// rtf reads the text of a rich text file. Its properties and pictures are told
// as not read.
func (r *reading) rtf(part string, data []byte) {
	d, err := rtf.Read(bytes.NewReader(data))
	if err != nil {
		r.miss(part, "a rich text file, damaged")
		r.binary(part, data)
		return
	}
	r.miss(part, "headers, properties and pictures of a rich text file, not read")
	s := &scribe{}
	blocks(d.Blocks, s, nextTo)
	r.take(s, part, Words)
	code, maker := &scribe{}, &scribe{}
	code.add(apart, "beside the text", bare(generator.ReplaceAllStringFunc(latin(data), func(s string) string {
		told := strings.TrimSuffix(generator.FindStringSubmatch(s)[1], ";")
		if !isProgram(told) {
			return s
		}
		maker.add(apart, "generator", told)
		return ""
	})))
	r.take(code, part, Code)
	r.take(maker, part, Maker)
}

var (
	fontTable   = regexp.MustCompile(`\{\\fonttbl(?:\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*\s*\}`)
	controlWord = regexp.MustCompile(`\\(?:'[0-9a-fA-F]{2}|[a-zA-Z]+-?\d* ?|\*)`)
	pictureData = regexp.MustCompile(`[0-9a-fA-F\s]{200,}`)
)

// bare is a rich text file without its marks: links, properties and whatever
// else the reader of its text passes over. It is rough, and in addition.
func bare(text string) string {
	text = pictureData.ReplaceAllString(fontTable.ReplaceAllString(text, "\n\n"), "\n\n")
	return controlWord.ReplaceAllStringFunc(text, func(s string) string {
		if hex, ok := strings.CutPrefix(s, `\'`); ok {
			n, _ := strconv.ParseUint(hex, 16, 8)
			return string(rune(n))
		}
		return ""
	})
}

func blocks(bs []richtext.Block, to *scribe, join string) {
	for _, b := range bs {
		if b.Paragraph != nil {
			to.add(join, "text", b.Paragraph.Text())
		}
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for i, cell := range row.Cells {
				if i == 0 {
					blocks(cell.Blocks, to, nextTo)
				} else {
					blocks(cell.Blocks, to, beside)
				}
			}
		}
	}
}
