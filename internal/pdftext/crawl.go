package pdftext

import (
	"fmt"
	"io"
	"strings"

	"github.com/ledongthuc/pdf"
)

// Limits of a crawl: a PDF is a graph, with circles.
const (
	maxValues  = 200_000
	maxCrawl   = 64
	maxSibling = 100_000
)

// A crawler goes through what hangs on a PDF beside the drawing of its pages,
// and takes every string.
type crawler struct {
	whole  *Whole
	left   int64 // bytes of files inside that may still be unpacked
	values int   // values that may still be looked at
}

// dict follows a value of any kind.
func (c *crawler) dict(where string, v pdf.Value, depth int) {
	for range maxSibling {
		if c.values--; c.values < 0 || depth > maxCrawl {
			c.values = min(c.values, 0)
			return
		}
		switch v.Kind() {
		case pdf.String:
			c.say(where, v.Text(), false)
		case pdf.Array:
			for i := range v.Len() {
				c.dict(where, v.Index(i), depth+1)
			}
		case pdf.Stream:
			c.stream(where, v)
			c.keys(where, v, depth)
		case pdf.Dict:
			if kind := v.Key("Type").Name(); (kind == "Page" || kind == "Pages") && depth > 0 {
				return
			}
			c.keys(where, v, depth)
			// The items of an outline and the pieces of a thread are a chain.
			if next := v.Key("Next"); next.Kind() == pdf.Dict {
				v = next
				continue
			}
		}
		return
	}
}

// keys follows the entries of a dictionary but those that lead back, to pages or
// to fonts.
func (c *crawler) keys(where string, v pdf.Value, depth int) {
	for _, key := range v.Keys() {
		switch key {
		case "Parent", "P", "Prev", "Last", "Next", "Pg", "Pages", "Dest", "Dests", "D", "SD", "ParentTree", "IDTree", "IRT", "Popup",
			"Font", "DR", "XObject", "ColorSpace", "ExtGState", "Pattern", "Shading", "Lang", "ID", "DA", "OCProperties", "Length", "Filter", "DecodeParms":
			continue
		case "CreationDate", "ModDate", "M":
			if text := v.Key(key).Text(); !strings.HasPrefix(text, "D:") { // else it is a time
				c.say(where+", "+key, text, true)
			}
			continue
		case "URI", "JS":
			if v.Key(key).Kind() == pdf.String {
				c.say(where+", "+key, v.Key(key).Text(), true)
				continue
			}
		}
		place := where
		if depth < 3 && !strings.HasSuffix(where, key) {
			place = where + ", " + key
		}
		c.dict(place, v.Key(key), depth+1)
	}
}

func (c *crawler) say(where, text string, code bool) {
	if strings.TrimSpace(text) != "" {
		c.whole.Beside = append(c.whole.Beside, Said{Where: where, Text: text, Code: code})
	}
}

// stream unpacks a file inside. Appearances of notes are drawn like a page.
func (c *crawler) stream(where string, v pdf.Value) {
	if v.Key("Subtype").Name() == "Form" {
		d := &drawer{pen: pen{page: matrix{1, 0, 0, 1, 0, 0}, stretch: 1}}
		d.run(v, v.Key("Resources"))
		for _, l := range inOrder(linesOf(d.glyphs)) {
			c.say(where, l.Text, false)
		}
		return
	}
	if v.Key("Subtype").Name() == "Image" {
		c.whole.Unread = append(c.whole.Unread, where+": what a picture shows")
		return
	}
	data, err := io.ReadAll(io.LimitReader(v.Reader(), c.left+1))
	if err != nil || int64(len(data)) > c.left {
		c.whole.Unread = append(c.whole.Unread, where+": a file that cannot be unpacked")
		return
	}
	c.left -= int64(len(data))
	c.whole.Files = append(c.whole.Files, Inside{Where: fmt.Sprintf("%s, file %d", where, len(c.whole.Files)+1), Data: data})
}
