package htmltext

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// table reads a table. Its caption is a paragraph before it.
func (w *walker) table(n *html.Node, as look, depth int) error {
	w.end()
	t := &richtext.Table{}
	if err := w.rows(t, n, as, depth); err != nil {
		return err
	}
	*w.blocks = append(*w.blocks, richtext.Block{Table: t})
	return nil
}

func (w *walker) rows(t *richtext.Table, n *html.Node, as look, depth int) error {
	if depth > maxDepth {
		return errDeep()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || w.skipped(c) {
			continue
		}
		var err error
		switch c.DataAtom {
		case atom.Caption:
			err = w.element(c, as, depth+1)
		case atom.Tr:
			t.Rows = append(t.Rows, richtext.Row{})
			err = w.rows(t, c, w.looks(c, as), depth+1)
		case atom.Td, atom.Th:
			if len(t.Rows) == 0 {
				t.Rows = append(t.Rows, richtext.Row{})
			}
			err = w.cell(&t.Rows[len(t.Rows)-1], c, as, depth+1)
		default:
			err = w.rows(t, c, as, depth+1)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) cell(row *richtext.Row, n *html.Node, as look, depth int) error {
	var blocks []richtext.Block
	if err := w.apart(&blocks, n, as, depth); err != nil {
		return err
	}
	if len(blocks) == 0 {
		blocks = []richtext.Block{{Paragraph: &richtext.Paragraph{}}}
	}
	row.Cells = append(row.Cells, richtext.Cell{Blocks: blocks})
	return nil
}

// apart reads a node to blocks of its own.
func (w *walker) apart(blocks *[]richtext.Block, n *html.Node, as look, depth int) error {
	outer := w.blocks
	w.blocks = blocks
	err := w.node(n, as, depth)
	w.end()
	w.blocks = outer
	return err
}

// definitions reads a <dl> as a table of two columns: what is defined, often
// who speaks, and what is said.
func (w *walker) definitions(n *html.Node, as look, depth int) error {
	w.end()
	t := &richtext.Table{}
	if err := w.pairs(t, n, as, depth); err != nil {
		return err
	}
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[j]; len(c.Blocks) == 0 {
				c.Blocks = []richtext.Block{{Paragraph: &richtext.Paragraph{}}}
			}
		}
	}
	if len(t.Rows) > 0 {
		*w.blocks = append(*w.blocks, richtext.Block{Table: t})
	}
	return nil
}

func (w *walker) pairs(t *richtext.Table, n *html.Node, as look, depth int) error {
	if depth > maxDepth {
		return errDeep()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && w.skipped(c) || c.Type == html.CommentNode {
			continue
		}
		if c.DataAtom == atom.Div {
			if err := w.pairs(t, c, w.looks(c, as), depth+1); err != nil {
				return err
			}
			continue
		}
		column := 1
		if c.DataAtom == atom.Dt {
			column = 0
		}
		var blocks []richtext.Block
		if err := w.apart(&blocks, c, as, depth+1); err != nil {
			return err
		}
		if len(blocks) == 0 && column == 1 {
			continue
		}
		if column == 0 || len(t.Rows) == 0 {
			t.Rows = append(t.Rows, richtext.Row{Cells: make([]richtext.Cell, 2)})
		}
		cell := &t.Rows[len(t.Rows)-1].Cells[column]
		cell.Blocks = append(cell.Blocks, blocks...)
	}
	return nil
}
