package rtf

import "github.com/mitten-qda/mitten/internal/richtext"

// A flow puts runs together to paragraphs, and paragraphs to tables. The body
// is one; each note and each text box has its own.
type flow struct {
	blocks []richtext.Block
	note   richtext.Note // of a note's flow

	runs   []richtext.Run
	number string
	boxes  []richtext.Block // text boxes of the open paragraph
	cell   []richtext.Block // of the open row
	row    []richtext.Cell
	table  *richtext.Table
}

// A paraLook is what control words said of the open paragraph.
type paraLook struct {
	heading int
	table   bool // it is in a table
}

func (f *flow) run(r richtext.Run) {
	if r.Text != "" {
		f.runs = append(f.runs, r)
	}
}

// paragraph ends the open paragraph. In a table it stays in the cell, and so it
// does between two cells of a row, where it cannot be elsewhere.
func (f *flow) paragraph(as paraLook) {
	p := &richtext.Paragraph{Heading: as.heading, Number: f.number, Runs: richtext.Joined(f.runs)}
	ended := append([]richtext.Block{{Paragraph: p}}, f.boxes...)
	f.runs, f.number, f.boxes = nil, "", nil
	if as.table || len(f.row) > 0 {
		f.cell = append(f.cell, ended...)
		return
	}
	f.endTable()
	f.blocks = append(f.blocks, ended...)
}

func (f *flow) endCell(as paraLook) {
	if f.open() || len(f.cell) == 0 {
		as.table = true
		f.paragraph(as)
	}
	f.row = append(f.row, richtext.Cell{Blocks: f.cell})
	f.cell = nil
}

// endNested ends a cell of a table in a cell.
func (f *flow) endNested(as paraLook) {
	if f.open() {
		as.table = true
		f.paragraph(as)
	}
}

func (f *flow) endRow() {
	if f.row == nil {
		return
	}
	if f.table == nil {
		f.table = &richtext.Table{}
	}
	f.table.Rows = append(f.table.Rows, richtext.Row{Cells: f.row})
	f.row = nil
}

func (f *flow) endTable() {
	f.endRow()
	if f.table != nil {
		f.blocks = append(f.blocks, richtext.Block{Table: f.table})
		f.table = nil
	}
	f.blocks = append(f.blocks, f.cell...)
	f.cell = nil
}

// open says whether a paragraph has begun.
func (f *flow) open() bool { return len(f.runs) > 0 || len(f.boxes) > 0 }

// finish ends everything that is open.
func (f *flow) finish(as paraLook) {
	if f.open() {
		f.paragraph(as)
	}
	f.endTable()
}

// layout takes the control words that divide the text.
func (p *parser) layout(t token) {
	if t.word == "par" || t.word == "cell" {
		p.deleted.end()
		p.inserted.end()
	}
	switch p.cur.dest {
	case toStyles:
		p.defineStyle(t)
		return
	case toHeader, toFooter:
		if t.word == "par" || t.word == "cell" {
			p.pending.WriteByte(' ')
		}
		return
	case toBody:
	default:
		return
	}
	f, as := p.cur.flow, &p.cur.para
	switch t.word {
	case "par", "sect":
		f.paragraph(*as)
	case "pard":
		*as = paraLook{}
	case "intbl":
		as.table = true
	case "s":
		as.heading = p.headings[t.arg]
	case "outlinelevel":
		as.heading = 0
		if t.arg >= 0 && t.arg <= 8 {
			as.heading = min(t.arg+1, 6)
		}
	case "cell":
		f.endCell(*as)
	case "row":
		f.endRow()
	case "nestcell", "nestrow":
		f.endNested(*as)
	}
}
