package export

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// WriteFrequencies writes a table. Nothing is written where the rendering fails.
func WriteFrequencies(w io.Writer, t *Frequencies, f Format) error {
	var render func(*bytes.Buffer) error
	switch f {
	case CSV:
		render = t.csv
	case Excel:
		render = t.excel
	case Markdown:
		render = t.markdown
	case JSON:
		render = func(b *bytes.Buffer) error {
			data, err := encodeJSON(t)
			b.Write(data)
			return err
		}
	default:
		return fault.New("", "frequencies cannot be written as %q", f)
	}
	return deliver(w, render)
}

// csv writes one row for each theme and group, all numbers in their own
// columns; what a reader must know of the table is repeated on every row, so
// that a row means the same wherever it is copied to. group is empty for
// everyone in scope.
func (t *Frequencies) csv(b *bytes.Buffer) error {
	rows := [][]string{{"theme", "name", "depth", "parent", "group_by", "group", "unit", "k", "n", "percent",
		"participants", "documents", "segments", "codings", "own", "all_speech", "scope", "date"}}
	for _, r := range t.Themes {
		for g, c := range r.Counts {
			by, share := t.GroupBy, ""
			if g == 0 {
				by = ""
			}
			if c.Percent != nil {
				share = strconv.FormatFloat(*c.Percent, 'f', -1, 64)
			}
			rows = append(rows, []string{r.ID, r.Name, number(r.Depth), r.Parent, by, t.Groups[g].Value, t.Unit, number(c.K), number(c.N), share,
				number(c.Participants), number(c.Documents), number(c.Segments), number(c.Codings),
				strconv.FormatBool(t.Own), strconv.FormatBool(t.AllSpeech), t.Scope, t.Date})
		}
	}
	return writeCSV(b, rows)
}

// markdown writes a table of every unit, then one of the groups if there are
// any. Sub-themes are set in with em spaces.
func (t *Frequencies) markdown(b *bytes.Buffer) error {
	fmt.Fprintf(b, "# %s\n\n%s\n\n", literal(t.Title), literal(t.note()))
	withPercent := t.hasPercent(0)
	head := []string{"Theme", capital(t.Unit) + " of " + number(t.N)}
	if withPercent {
		head = append(head, "%")
	}
	others := otherUnits(t.Unit)
	for _, u := range others {
		head = append(head, capital(u))
	}
	mdRow(b, head)
	mdRow(b, append([]string{":--"}, repeat("--:", len(head)-1)...))
	for _, r := range t.Themes {
		c := r.Counts[0]
		row := []string{indented(r), number(c.K)}
		if withPercent {
			row = append(row, percentCell(c))
		}
		for _, u := range others {
			row = append(row, number(c.of(u)))
		}
		mdRow(b, row)
	}
	if len(t.Groups) > 1 {
		fmt.Fprintf(b, "\n## By %s\n\n%s, k of n\n\n", literal(t.GroupBy), capital(t.Unit))
		head = []string{"Theme"}
		for _, g := range t.Groups[1:] {
			head = append(head, fmt.Sprintf("%s (n = %d)", literal(g.Value), g.N))
		}
		mdRow(b, head)
		mdRow(b, append([]string{":--"}, repeat("--:", len(head)-1)...))
		for _, r := range t.Themes {
			row := []string{indented(r)}
			for _, c := range r.Counts[1:] {
				cell := number(c.K)
				if c.Percent != nil {
					cell += " (" + percent(*c.Percent) + ")"
				}
				row = append(row, cell)
			}
			mdRow(b, row)
		}
	}
	for _, note := range t.Notes {
		fmt.Fprintf(b, "\n%s\n", literal(note))
	}
	return nil
}

func mdRow(b *bytes.Buffer, cells []string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func repeat(s string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}

func indented(r Row) string { return strings.Repeat("\u2003", r.Depth) + literal(r.Name) }

func percentCell(c Count) string {
	if c.Percent == nil {
		return ""
	}
	return strconv.FormatFloat(*c.Percent, 'f', -1, 64)
}

// hasPercent reports whether a group is large enough for percentages.
func (t *Frequencies) hasPercent(group int) bool {
	return len(t.Themes) > 0 && t.Themes[0].Counts[group].Percent != nil
}

// otherUnits lists the units but one.
func otherUnits(unit string) []string {
	var out []string
	for _, u := range []string{"participants", "documents", "segments", "codings"} {
		if u != unit {
			out = append(out, u)
		}
	}
	return out
}

func (c Count) of(unit string) int {
	switch unit {
	case "documents":
		return c.Documents
	case "segments":
		return c.Segments
	case "codings":
		return c.Codings
	}
	return c.Participants
}
