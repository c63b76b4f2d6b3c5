package ingest

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// brokenLines is how many lines with broken quotes are named.
const brokenLines = 5

// rowsOf takes a table of text apart. A row whose quotes are broken is one line,
// cut at the separators; broken lists these lines, from 1.
func rowsOf(text string, comma rune) (rows [][]string, broken []int) {
	lines := strings.SplitAfter(text, "\n")
	passed := 0 // lines before the text that is left
	for {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, comma == '\t'
		var err error
		for err == nil {
			var cells []string
			if cells, err = r.Read(); err == nil {
				rows = append(rows, cells)
			}
		}
		var at *csv.ParseError
		if errors.Is(err, io.EOF) || !errors.As(err, &at) {
			return rows, broken
		}
		for _, l := range lines[passed : passed+at.StartLine] {
			text = text[len(l):]
		}
		passed += at.StartLine
		broken = append(broken, passed)
		rows = append(rows, cutCells(lines[passed-1], comma, widthOfRows(rows)))
	}
}

// widthOfRows gives the number of cells of the first row; 0 where there is none.
func widthOfRows(rows [][]string) int {
	if len(rows) == 0 {
		return 0
	}
	return len(rows[0])
}

// cutCells cuts a line at its separators; the last of n cells has the rest.
func cutCells(line string, comma rune, n int) []string {
	if n == 0 {
		n = -1
	}
	cells := strings.SplitN(strings.TrimRight(line, "\r\n"), string(comma), n)
	for i, c := range cells {
		c = strings.TrimSpace(c)
		if len(c) > 1 && strings.HasPrefix(c, `"`) && strings.HasSuffix(c, `"`) {
			c = c[1 : len(c)-1]
		}
		cells[i] = strings.ReplaceAll(c, `""`, `"`)
	}
	return cells
}
