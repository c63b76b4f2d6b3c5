package readback

import (
	"fmt"
	"strconv"
	"strings"
)

// A grid is a table that is open.
type grid struct {
	number, row, cell int
	fresh             bool // no cell of the row was written yet
}

// A paragraph that is open: as it reads now, as it read before the changes that
// are tracked, and with all there is.
type paragraph struct {
	name             string
	number           int
	now, before, all strings.Builder
	code             strings.Builder // instructions of fields
}

// unit is what a place calls it.
func (p *paragraph) unit() string {
	if p.name == "p" || p.name == "h" {
		return "paragraph " + strconv.Itoa(p.number)
	}
	return p.name
}

// finish writes a paragraph down: beside the cell before it, or below.
func (w *xmlWalker) finish(p *paragraph) {
	unit, join := p.unit(), nextTo
	if w.cells && p.name == "is" {
		return
	}
	if n := len(w.tables); n > 0 && w.tables[n-1].cell > 0 {
		g := &w.tables[n-1]
		unit = fmt.Sprintf("table %d, row %d, cell %d", g.number, g.row, g.cell)
		if !g.fresh {
			join = beside
		}
		g.fresh = false
	}
	now := p.now.String()
	w.words.add(join, unit, now)
	all, before := p.all.String(), p.before.String()
	if all != now {
		w.changes.add(apart, unit+", with changes", all)
	}
	if before != now && before != all {
		w.changes.add(apart, unit+", before changes", before)
	}
	w.code.add(apart, unit+", a field", withoutField(p.code.String()))
}

func (p *paragraph) write(text string, change int) {
	p.all.WriteString(text)
	if change >= 0 {
		p.now.WriteString(text)
	}
	if change <= 0 {
		p.before.WriteString(text)
	}
}
