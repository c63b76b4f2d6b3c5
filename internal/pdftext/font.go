package pdftext

import "github.com/ledongthuc/pdf"

// A font tells how wide its glyphs are, in thousandths of its size, and which
// letters they stand for.
type font struct {
	name      string
	composite bool // codes have two bytes
	encoder   pdf.TextEncoding
	widths    map[int]float64
	missing   float64        // width of glyphs that widths lacks
	letters   map[int]string // already decoded
}

func newFont(f pdf.Font) *font {
	out := &font{name: f.BaseFont(), encoder: f.Encoder(), widths: map[int]float64{}, letters: map[int]string{}}
	if f.V.Key("Subtype").Name() == "Type0" {
		out.composite = true
		out.missing = 1000
		below := f.V.Key("DescendantFonts").Index(0)
		if dw := below.Key("DW"); dw.Kind() != pdf.Null {
			out.missing = dw.Float64()
		}
		out.compositeWidths(below.Key("W"))
		return out
	}
	first := f.FirstChar()
	list := f.V.Key("Widths")
	for i := range min(list.Len(), 256) {
		out.widths[first+i] = list.Index(i).Float64()
	}
	out.missing = f.V.Key("FontDescriptor").Key("MissingWidth").Float64()
	return out
}

// compositeWidths reads the array "first [w w w] first last w ...".
func (f *font) compositeWidths(w pdf.Value) {
	for i := 0; i+1 < w.Len(); {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for k := range list.Len() {
				f.widths[first+k] = list.Index(k).Float64()
			}
			i += 2
			continue
		}
		if i+2 >= w.Len() {
			return
		}
		last, width := int(w.Index(i+1).Int64()), w.Index(i+2).Float64()
		for c := first; c <= last && c-first < 1<<16; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// each calls do with every glyph of a string: its letters, its width, and
// whether it is the blank that word spacing is added to.
func (f *font) each(s string, do func(letters string, width float64, blank bool)) {
	step := 1
	if f.composite {
		step = 2
	}
	for i := 0; i+step <= len(s); i += step {
		code := int(s[i])
		if f.composite {
			code = code<<8 | int(s[i+1])
		}
		letters, known := f.letters[code]
		if !known {
			letters = f.encoder.Decode(s[i : i+step])
			f.letters[code] = letters
		}
		width, known := f.widths[code]
		if !known {
			width = f.missing
		}
		do(letters, width, !f.composite && code == ' ')
	}
}
