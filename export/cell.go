package export

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// harmless keeps a spreadsheet from reading a text as a formula: a text that
// begins with = + - @, a tab or a line end gets an apostrophe in front, which
// spreadsheets do not show.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}

// writeCSV writes rows of texts, each made harmless, as UTF-8 with "\n" at line
// ends. Numbers are not negative here, so the rule does not touch them.
func writeCSV(b *bytes.Buffer, rows [][]string) error {
	w := csv.NewWriter(b)
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := w.Write(safe); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
