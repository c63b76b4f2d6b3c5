package rtf

import "github.com/mitten-qda/mitten/internal/richtext"

// A flow puts runs together to paragraphs, and paragraphs to tables.
type flow struct {
	blocks *[]richtext.Block
	note   richtext.Note // of a note's flow
	outer  *flow

	runs    []richtext.Run
	number  string
	heading int
	inTable bool
	cell    []richtext.Block // of the open row
	row     []richtext.Cell
	table   *richtext.Table
}

func (f *flow) run(r richtext.Run) {
	if r.Text != "" {
		f.runs = append(f.runs, r)
	}
}

// paragraph ends the open paragraph. In a table it stays in the cell.
func (f *flow) paragraph() {
	p := &richtext.Paragraph{Heading: f.heading, Number: f.number, Runs: richtext.Joined(f.runs)}
	f.runs, f.number = nil, ""
	if f.inTable {
		f.cell = append(f.cell, richtext.Block{Paragraph: p})
		return
	}
	f.endTable()
	*f.blocks = append(*f.blocks, richtext.Block{Paragraph: p})
}

func (f *flow) endCell() {
	if len(f.runs) > 0 || len(f.cell) == 0 {
		was := f.inTable
		f.inTable = true
		f.paragraph()
		f.inTable = was
	}
	f.row = append(f.row, richtext.Cell{Blocks: f.cell})
	f.cell = nil
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
		*f.blocks = append(*f.blocks, richtext.Block{Table: f.table})
		f.table = nil
	}
	*f.blocks = append(*f.blocks, f.cell...)
	f.cell = nil
}

// finish ends everything that is open.
func (f *flow) finish() {
	if len(f.runs) > 0 {
		f.paragraph()
	}
	f.endTable()
}

// layout takes the control words that divide the text.
func (p *parser) layout(t token) {
	if p.cur.dest == toStyles {
		switch t.word {
		case "s":
			p.style.number = t.arg
		case "outlinelevel":
			p.style.level = t.arg + 1
		}
		return
	}
	if p.cur.dest == toMargin && (t.word == "par" || t.word == "cell") {
		p.pending.WriteByte(' ')
	}
	if p.cur.dest != toBody && p.cur.dest != toNote {
		return
	}
	f := p.flow
	switch t.word {
	case "par", "sect":
		f.paragraph()
	case "pard":
		f.inTable, f.heading = false, 0
	case "intbl":
		f.inTable = true
	case "s":
		f.heading = p.headings[t.arg]
	case "outlinelevel":
		f.heading = min(t.arg+1, 6)
		if t.arg > 8 {
			f.heading = 0
		}
	case "cell":
		f.endCell()
	case "row":
		f.endRow()
	case "nestcell", "nestrow":
		was := f.inTable
		f.inTable = true
		if len(f.runs) > 0 {
			f.paragraph()
		}
		f.inTable = was
	}
}
