package pdftext

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// inOrder puts the lines of a page from top to bottom, and joins what stands on
// one height: a number in the margin is often drawn apart from its line. Pages
// set in columns stay in the order in which they are drawn.
func inOrder(lines []Line) []Line {
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b Line) int { return cmp.Compare(b.Y, a.Y) })
	var rows [][]Line
	for _, l := range sorted {
		n := len(rows)
		if n > 0 && math.Abs(rows[n-1][0].Y-l.Y) <= rowGap*math.Min(l.Size, rows[n-1][0].Size) {
			rows[n-1] = append(rows[n-1], l)
			continue
		}
		rows = append(rows, []Line{l})
	}
	if inColumns(rows) {
		return lines
	}
	out := lines[:0:0]
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b Line) int { return cmp.Compare(a.X, b.X) })
		one := row[0]
		for _, l := range row[1:] {
			gap := " "
			if l.X-one.Right > wideGap*l.Size {
				gap = "\t"
			}
			one.Text += gap + l.Text
			one.Right = math.Max(one.Right, l.Right)
			one.Size = math.Max(one.Size, l.Size)
			one.Bold = one.Bold && l.Bold
		}
		out = append(out, one)
	}
	return out
}

// inColumns says whether a third of the rows hold two texts side by side.
func inColumns(rows [][]Line) bool {
	beside := 0
	for _, row := range rows {
		long := 0
		for _, l := range row {
			if len(strings.Fields(l.Text)) >= 3 {
				long++
			}
		}
		if long >= 2 {
			beside++
		}
	}
	return beside*3 > len(rows)
}
