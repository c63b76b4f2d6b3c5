package coding

import (
	"errors"
	"strings"
)

// A table is comma-, semicolon- or tab-separated text read record by record.
// Unlike encoding/csv it goes on after broken quoting: at the line after the
// one on which the broken record began.
type table struct {
	rest      string
	line      int // of the start of rest, from 1
	separator byte
}

var (
	errOpenQuote  = errors.New("a quotation mark is opened and not closed")
	errAfterQuote = errors.New("text follows a closing quotation mark; a mark within a quoted cell is written twice")
)

// next gives the next record that is not blank, with the line on which it
// begins. more is false at the end.
func (t *table) next() (cells []string, line int, more bool, err error) {
	for t.rest != "" {
		line = t.line
		cells, length, err := t.record()
		if err != nil {
			length = strings.IndexByte(t.rest, '\n') + 1
			if length == 0 {
				length = len(t.rest)
			}
		}
		t.line += strings.Count(t.rest[:length], "\n")
		t.rest = t.rest[length:]
		if err != nil || len(cells) > 1 || strings.TrimSpace(cells[0]) != "" {
			return cells, line, true, err
		}
	}
	return nil, t.line, false, nil
}

// record reads one record and gives its length in bytes, line end included.
func (t *table) record() (cells []string, length int, err error) {
	at := 0
	for {
		cell, n, err := t.cell(t.rest[at:])
		if err != nil {
			return nil, 0, err
		}
		cells = append(cells, cell)
		at += n
		if at == len(t.rest) {
			return cells, at, nil
		}
		if t.rest[at] == '\n' {
			return cells, at + 1, nil
		}
		at++ // the separator
	}
}

// cell reads a cell up to its separator, line end or the end of the text.
func (t *table) cell(s string) (cell string, length int, err error) {
	ends := string([]byte{t.separator, '\n'})
	lead := len(s) - len(strings.TrimLeft(s, " "))
	if lead == len(s) || s[lead] != '"' {
		n := strings.IndexAny(s, ends)
		if n < 0 {
			n = len(s)
		}
		return strings.TrimSuffix(s[:n], "\r"), n, nil
	}
	var b strings.Builder
	at := lead + 1
	for {
		n := strings.IndexByte(s[at:], '"')
		if n < 0 {
			return "", 0, errOpenQuote
		}
		b.WriteString(s[at : at+n])
		at += n + 1
		if at == len(s) || s[at] != '"' {
			break
		}
		b.WriteByte('"')
		at++
	}
	n := strings.IndexAny(s[at:], ends)
	if n < 0 {
		n = len(s) - at
	}
	if strings.Trim(s[at:at+n], " \r") != "" {
		return "", 0, errAfterQuote
	}
	return strings.ReplaceAll(b.String(), "\r\n", "\n"), at + n, nil
}

// separatorOf gives the separator that a header line has most of outside
// quotation marks; a comma where it has none.
func separatorOf(text string) byte {
	counts := map[byte]int{}
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			i = len(text)
		case c == ',' || c == ';' || c == '\t':
			counts[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte{';', '\t'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
