package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A table is rows under named columns. On a terminal it is aligned and wrapped
// to the width; in a pipe it is tab-separated with a header line.
type table struct {
	columns []column
	rows    [][]string
	notes   []string // printed below, on a terminal only
}

type column struct {
	name  string
	right bool // numbers
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// print writes the table to the app's standard output.
func (app *App) print(t *table) {
	if !app.Terminal {
		names := make([]string, len(t.columns))
		for i, c := range t.columns {
			names[i] = c.name
		}
		fmt.Fprintln(app.Stdout, strings.Join(names, "\t"))
		for _, r := range t.rows {
			for i, cell := range r {
				if i > 0 {
					fmt.Fprint(app.Stdout, "\t")
				}
				fmt.Fprint(app.Stdout, oneLine(strings.TrimLeft(cell, " ")))
			}
			fmt.Fprintln(app.Stdout)
		}
		return
	}
	widths := t.widths(app.Width)
	line := make([]string, len(t.columns))
	for i, c := range t.columns {
		line[i] = c.name
	}
	app.printRow(t, widths, line)
	line = make([]string, len(t.columns))
	for i, w := range widths {
		line[i] = strings.Repeat("─", w)
	}
	app.printRow(t, widths, line)
	for _, r := range t.rows {
		app.printRow(t, widths, r)
	}
	for _, n := range t.notes {
		fmt.Fprintln(app.Stdout, n)
	}
}

// widths gives each column what its widest cell needs; where the line would be
// too long, the widest columns are made narrower.
func (t *table) widths(limit int) []int {
	widths := make([]int, len(t.columns))
	for i, c := range t.columns {
		widths[i] = utf8.RuneCountInString(c.name)
	}
	for _, r := range t.rows {
		for i, cell := range r {
			if i < len(widths) {
				widths[i] = max(widths[i], utf8.RuneCountInString(oneLine(cell)))
			}
		}
	}
	for {
		total, widest := 2*(len(widths)-1), 0
		for i, w := range widths {
			total += w
			if w > widths[widest] {
				widest = i
			}
		}
		if total <= limit || widths[widest] <= narrowest {
			return widths
		}
		widths[widest]--
	}
}

// narrowest is the width below which no column is squeezed.
const narrowest = 20

// printRow writes one row, wrapping cells that are wider than their column.
func (app *App) printRow(t *table, widths []int, row []string) {
	lines := make([][]string, len(widths))
	height := 1
	for i := range widths {
		if i < len(row) {
			lines[i] = wrap(oneLine(row[i]), widths[i])
			height = max(height, len(lines[i]))
		}
	}
	for n := 0; n < height; n++ {
		var b strings.Builder
		for i, w := range widths {
			cell := ""
			if n < len(lines[i]) {
				cell = lines[i][n]
			}
			if i > 0 {
				b.WriteString("  ")
			}
			pad := strings.Repeat(" ", max(0, w-utf8.RuneCountInString(cell)))
			if t.columns[i].right {
				b.WriteString(pad + cell)
			} else {
				b.WriteString(cell + pad)
			}
		}
		fmt.Fprintln(app.Stdout, strings.TrimRight(b.String(), " "))
	}
}

// wrap breaks text at spaces into lines of at most width code points, keeping
// its indentation; a word that is longer is broken itself.
func wrap(text string, width int) []string {
	if utf8.RuneCountInString(text) <= width {
		return []string{text}
	}
	indent := text[:len(text)-len(strings.TrimLeft(text, " "))]
	var lines []string
	line := []rune(indent)
	empty := true
	flush := func() {
		lines = append(lines, string(line))
		line, empty = []rune(indent), true
	}
	for _, field := range strings.Fields(text) {
		word := []rune(field)
		if !empty && len(line)+1+len(word) > width {
			flush()
		}
		for len(line)+len(word) > width && len(word) > 1 {
			n := max(1, width-len(line))
			line = append(line, word[:n]...)
			word = word[n:]
			flush()
		}
		if !empty {
			line = append(line, ' ')
		}
		line = append(line, word...)
		empty = false
	}
	return append(lines, string(line))
}

// oneLine folds line ends and tabs to spaces.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t") {
		return s
	}
	return strings.NewReplacer("\n\n", " ¶ ", "\n", " ", "\t", " ").Replace(s)
}

// json writes v, indented, to the app's standard output.
func (app *App) json(v any) error {
	enc := json.NewEncoder(app.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// say writes a line to standard error, for people.
func (app *App) say(format string, args ...any) { fmt.Fprintf(app.Stderr, format+"\n", args...) }

// count writes a number with its unit: "1 document", "2 documents".
func count(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	if strings.HasSuffix(unit, "y") {
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(unit, "y"))
	}
	return fmt.Sprintf("%d %ss", n, unit)
}
