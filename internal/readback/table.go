package readback

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// table reads rows of cells, whatever parts them, and says whether text is that:
// two rows or more, all of as many cells, two or more.
func (r *reading) table(part, text string) bool {
	for _, comma := range []rune{'\t', ',', ';'} {
		if !strings.ContainsRune(text, comma) {
			continue
		}
		rows := csv.NewReader(strings.NewReader(text))
		rows.Comma = comma
		s := &scribe{}
		n := 0
		for {
			row, err := rows.Read() // all as long as the first, or it is an error
			if err == io.EOF {
				break
			}
			if err != nil || len(row) < 2 {
				n = 0
				break
			}
			n++
			join := nextTo
			for i, cell := range row {
				line, _ := rows.FieldPos(i)
				if strings.TrimSpace(cell) != "" {
					s.addAt(join, line, fmt.Sprintf("column %d", i+1), cell)
					join = beside
				}
			}
		}
		if n >= 2 {
			r.take(s, part, Words)
			return true
		}
	}
	return false
}

// json reads the strings, numbers and keys of one JSON value or of several, and
// says whether text is that.
func (r *reading) json(part, text string) bool {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	values, keys := &scribe{}, &scribe{}
	seen := map[string]bool{}
	line, from := 1, 0
	var objects []bool // is what is open an object?
	isKey := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return false
		}
		to := int(d.InputOffset())
		line += strings.Count(text[from:to], "\n")
		from = to
		inObject := len(objects) > 0 && objects[len(objects)-1]
		switch t := tok.(type) {
		case json.Delim:
			if t == '{' || t == '[' {
				objects = append(objects, t == '{')
			} else if len(objects) > 0 {
				objects = objects[:len(objects)-1]
			}
			isKey = len(objects) > 0 && objects[len(objects)-1]
			continue
		case string:
			if inObject && isKey {
				if !seen[t] {
					seen[t] = true
					keys.addAt(apart, line, "key", t)
				}
				isKey = false
				continue
			}
			values.addAt(apart, line, "", t)
		case json.Number:
			values.addAt(apart, line, "", t.String())
		}
		isKey = inObject
	}
	r.take(values, part, Words)
	r.take(keys, part, Code)
	return true
}
