package analysis

import "github.com/mitten-qda/mitten/coding"

// A picker turns records into marks and says which of them the coding
// conditions let through. What it finds out about a theme and a coder it keeps.
type picker struct {
	w       *conditions
	coder   string // folded; "" is every coder
	coders  map[string]int
	allowed [][]truth // by coder and theme; maybe: not yet asked
	names   []string
	unknown int

	lastTheme, lastCoder   string // as in the record before, most often the same
	lastThemeN, lastCoderN int
}

func newPicker(w *conditions, coder string) *picker {
	return &picker{w: w, coder: fold(coder), coders: map[string]int{}, lastThemeN: -1, lastCoderN: -1}
}

// mark gives the record by numbers, and whether it is to be counted.
func (p *picker) mark(r *coding.Record) (mark, bool) {
	if p.lastCoderN < 0 || r.Coder != p.lastCoder {
		n, known := p.coders[r.Coder]
		if !known {
			n = len(p.names)
			p.coders[r.Coder] = n
			p.names = append(p.names, r.Coder)
			row := make([]truth, len(p.w.themes.all))
			for i := range row {
				row[i] = maybe
			}
			p.allowed = append(p.allowed, row)
		}
		p.lastCoder, p.lastCoderN = r.Coder, n
	}
	if p.lastThemeN < 0 || r.Theme != p.lastTheme {
		n, known := p.w.themes.number[r.Theme]
		if !known {
			p.unknown++
			return mark{}, false
		}
		p.lastTheme, p.lastThemeN = r.Theme, n
	}
	theme, coder := p.lastThemeN, p.lastCoderN
	answer := &p.allowed[coder][theme]
	if *answer == maybe {
		*answer = truthOf((p.coder == "" || p.coder == fold(r.Coder)) && p.w.holdsCoding(p.w.themes.all[theme], r.Coder))
	}
	return mark{theme, coder, r.Span.Start, r.Span.End, r.FirstTurn, r.LastTurn}, *answer == yes
}
