package codebook

import "strings"

// guard makes a cell harmless that a spreadsheet would take for a formula: an
// apostrophe goes in front, also of one that stood in front of such a cell
// already, so that unguard gives back exactly what was there.
func guard(cell string) string {
	if formula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

func unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && formula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

func formula(cell string) bool {
	return cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0
}

// joinCell puts a list into one cell, one item a line. A line break or
// backslash within an item is written as \n and \\, and in a list of one, which
// has no line break to tell it from a list with semicolons, a semicolon as \;.
func joinCell(items []string) string {
	escaped := make([]string, len(items))
	for i, item := range items {
		item = strings.ReplaceAll(item, `\`, `\\`)
		if len(items) == 1 {
			item = strings.ReplaceAll(item, ";", `\;`)
		}
		escaped[i] = strings.ReplaceAll(item, "\n", `\n`)
	}
	return strings.Join(escaped, "\n")
}

// splitCell takes a list apart at its line breaks or, where words are listed
// and the cell is one line, at semicolons. An example may have a semicolon in it.
func splitCell(cell string, words bool) []string {
	separator := byte('\n')
	if words && !strings.Contains(cell, "\n") {
		separator = ';'
	}
	var items []string
	var item strings.Builder
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == separator:
			items = append(items, item.String())
			item.Reset()
		case c == '\\' && i+1 < len(cell) && strings.IndexByte(`\;n`, cell[i+1]) >= 0:
			i++
			item.WriteByte(map[byte]byte{'\\': '\\', ';': ';', 'n': '\n'}[cell[i]])
		default:
			item.WriteByte(c)
		}
	}
	return cleanAll(append(items, item.String()))
}
