package odf

import (
	"strconv"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// list reads a list: each item's first paragraph gets its number.
func (w *walker) list(e xmlzip.Element, at place) error {
	inner := at
	inner.depth++
	if name := e.Attr("style-name"); name != "" {
		inner.list = name
	}
	if inner.depth > 10 {
		return w.children(at)
	}
	counts := w.counts[inner.list]
	if len(counts) >= inner.depth && e.Attr("continue-numbering") != "true" && (at.depth > 0 || e.Attr("continue-list") == "") {
		counts = counts[:inner.depth-1]
	}
	for len(counts) < inner.depth {
		counts = append(counts, w.looks.lists[inner.list][len(counts)].start-1)
	}
	w.counts[inner.list] = counts[:inner.depth]
	for {
		item, err := w.Child()
		if item == nil {
			return err
		}
		within := inner
		if item.Name == "list-item" {
			counts := w.counts[inner.list][:inner.depth]
			counts[inner.depth-1]++
			if n, err := strconv.Atoi(item.Attr("start-value")); err == nil {
				counts[inner.depth-1] = n
			}
			w.counts[inner.list] = counts
			within.number, within.numbered = w.looks.number(inner.list, counts), new(bool)
		}
		if err := w.children(within); err != nil {
			return err
		}
	}
}

func (w *walker) table(at place) error {
	t := &richtext.Table{}
	inner := place{}
	for level := w.Depth(); w.Depth() >= level; {
		e, _, err := w.Next()
		switch {
		case err != nil:
			return w.Cut(err)
		case e == nil:
		case e.Name == "table-row":
			t.Rows = append(t.Rows, richtext.Row{})
		case e.Name == "table-cell" && len(t.Rows) > 0:
			row := &t.Rows[len(t.Rows)-1]
			row.Cells = append(row.Cells, richtext.Cell{})
			inner.blocks = &row.Cells[len(row.Cells)-1].Blocks
			if err := w.children(inner); err != nil {
				return err
			}
		case e.Name == "covered-table-cell":
			if err := w.Skip(); err != nil {
				return err
			}
		}
	}
	*at.blocks = append(*at.blocks, richtext.Block{Table: t})
	return nil
}
