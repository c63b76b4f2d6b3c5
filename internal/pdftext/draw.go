package pdftext

import (
	"math"
	"slices"

	"github.com/ledongthuc/pdf"
)

// maxForms is how deep forms may hold forms.
const maxForms = 8

// A glyph is letters drawn at a place.
type glyph struct {
	text        string
	x, y, width float64
	size        float64
	font        string
}

type matrix [6]float64 // a b c d e f, as in the format

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// A pen is the state of drawing.
type pen struct {
	page                            matrix // from the page's space to points
	text, line                      matrix
	size, char, word, leading, rise float64
	stretch                         float64
	font                            *font
}

// A drawer carries out what a page or a form says and notes the glyphs. The
// library's own way adds a glyph behind each row and has no widths for
// composite fonts.
type drawer struct {
	pen
	saved  []pen
	fonts  map[string]*font
	glyphs []glyph
	depth  int
	// What is said in place of what is drawn, and how many pictures there are.
	instead  []string
	pictures int
}

func draw(p pdf.Page) []glyph {
	d := &drawer{pen: pen{page: matrix{1, 0, 0, 1, 0, 0}, stretch: 1}}
	contents := p.V.Key("Contents")
	if p.V.IsNull() || contents.Kind() == pdf.Null {
		return nil
	}
	d.run(contents, p.Resources())
	return slices.DeleteFunc(d.glyphs, outside(mediaBox(p)))
}

// mediaBox is the page's, or that of the pages around it.
func mediaBox(p pdf.Page) pdf.Value {
	v := p.V
	for range 50 { // a longer chain is a circle
		if box := v.Key("MediaBox"); box.Kind() == pdf.Array {
			return box
		}
		v = v.Key("Parent")
	}
	return pdf.Value{}
}

// outside says of a glyph that it lies off the page: programs draw a text that
// runs over several pages on each of them.
func outside(box pdf.Value) func(glyph) bool {
	if box.Len() != 4 {
		return func(glyph) bool { return false }
	}
	left, low := min(box.Index(0).Float64(), box.Index(2).Float64()), min(box.Index(1).Float64(), box.Index(3).Float64())
	right, high := max(box.Index(0).Float64(), box.Index(2).Float64()), max(box.Index(1).Float64(), box.Index(3).Float64())
	return func(g glyph) bool { return g.x < left || g.x > right || g.y < low || g.y > high }
}

func (d *drawer) run(stream, resources pdf.Value) {
	outer := d.fonts
	d.fonts = map[string]*font{}
	defer func() { d.fonts = outer }()
	pdf.Interpret(stream, func(stack *pdf.Stack, op string) {
		args := make([]pdf.Value, stack.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stack.Pop()
		}
		d.do(op, args, resources)
	})
}

func (d *drawer) do(op string, args []pdf.Value, resources pdf.Value) {
	number := func(i int) float64 {
		if i < len(args) {
			return args[i].Float64()
		}
		return 0
	}
	six := func() matrix {
		return matrix{number(0), number(1), number(2), number(3), number(4), number(5)}
	}
	next := func(x, y float64) {
		d.line = matrix{1, 0, 0, 1, x, y}.times(d.line)
		d.text = d.line
	}
	switch op {
	case "q":
		d.saved = append(d.saved, d.pen)
	case "Q":
		if n := len(d.saved); n > 0 {
			d.pen, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "cm":
		d.page = six().times(d.page)
	case "BT":
		d.line = matrix{1, 0, 0, 1, 0, 0}
		d.text = d.line
	case "Tm":
		d.line = six()
		d.text = d.line
	case "Td":
		next(number(0), number(1))
	case "TD":
		d.leading = -number(1)
		next(number(0), number(1))
	case "T*":
		next(0, -d.leading)
	case "TL":
		d.leading = number(0)
	case "Tc":
		d.char = number(0)
	case "Tw":
		d.word = number(0)
	case "Tz":
		d.stretch = number(0) / 100
	case "Ts":
		d.rise = number(0)
	case "Tf":
		d.size = number(1)
		if len(args) > 0 {
			d.font = d.fontOf(args[0].Name(), resources)
		}
	case "Tj":
		d.show(args, 0)
	case "'":
		next(0, -d.leading)
		d.show(args, 0)
	case "\"":
		d.word, d.char = number(0), number(1)
		next(0, -d.leading)
		d.show(args, 2)
	case "TJ":
		if len(args) == 0 {
			return
		}
		for i := range args[0].Len() {
			if v := args[0].Index(i); v.Kind() == pdf.String {
				d.show([]pdf.Value{v}, 0)
			} else {
				d.advance(-v.Float64() / 1000 * d.size * d.stretch)
			}
		}
	case "BDC", "DP":
		if len(args) > 1 {
			d.property(args[1], resources)
		}
	case "BI":
		d.pictures++
	case "Do":
		if len(args) > 0 {
			d.form(resources.Key("XObject").Key(args[0].Name()), resources)
		}
	}
}

// property notes what a passage says of itself: the words it stands for.
func (d *drawer) property(v, resources pdf.Value) {
	if v.Kind() == pdf.Name {
		v = resources.Key("Properties").Key(v.Name())
	}
	for _, key := range []string{"ActualText", "Alt", "E", "T"} {
		if said := v.Key(key); said.Kind() == pdf.String {
			d.instead = append(d.instead, said.Text())
		}
	}
}

// form carries out a form, which is a page within the page.
func (d *drawer) form(x, resources pdf.Value) {
	if x.Key("Subtype").Name() == "Image" {
		d.pictures++
	}
	if x.Key("Subtype").Name() != "Form" || d.depth >= maxForms {
		return
	}
	before := d.pen
	d.depth++
	if m := x.Key("Matrix"); m.Len() == 6 {
		var by matrix
		for i := range by {
			by[i] = m.Index(i).Float64()
		}
		d.page = by.times(d.page)
	}
	if own := x.Key("Resources"); own.Kind() != pdf.Null {
		resources = own
	}
	d.run(x, resources)
	d.depth--
	d.pen = before
}

func (d *drawer) fontOf(name string, resources pdf.Value) *font {
	f, known := d.fonts[name]
	if !known {
		f = newFont(pdf.Font{V: resources.Key("Font").Key(name)})
		d.fonts[name] = f
	}
	return f
}

func (d *drawer) show(args []pdf.Value, at int) {
	if d.font == nil || at >= len(args) {
		return
	}
	d.font.each(args[at].RawString(), func(letters string, width float64, blank bool) {
		to := matrix{d.size * d.stretch, 0, 0, d.size, 0, d.rise}.times(d.text).times(d.page)
		wide := width / 1000 * d.size * d.stretch
		unit := matrix{1, 0, 0, 1, 0, 0}.times(d.text).times(d.page)
		scale := math.Hypot(unit[0], unit[1])
		d.glyphs = append(d.glyphs, glyph{letters, to[4], to[5], wide * scale, math.Hypot(to[2], to[3]), d.font.name})
		step := wide + d.char*d.stretch
		if blank {
			step += d.word * d.stretch
		}
		d.advance(step)
	})
}

func (d *drawer) advance(x float64) { d.text = matrix{1, 0, 0, 1, x, 0}.times(d.text) }
