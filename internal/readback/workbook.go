package readback

import (
	"encoding/xml"
	"io"
	"path"
	"sort"
	"strconv"
	"strings"
)

// A workbook is the members of a spreadsheet whose cells are put together: a
// cell says the number of a string, the strings stand in a part of their own.
type workbook struct {
	strings []byte
	sheets  map[string][]byte // by name of the member
}

// keep takes a member that cells are made of.
func (b *workbook) keep(name string, data []byte) bool {
	lower := strings.ToLower(name)
	dir, file := path.Split(lower)
	switch {
	case lower == "xl/sharedstrings.xml" && b.strings == nil:
		b.strings = data
	case dir == "xl/worksheets/" && strings.HasSuffix(file, ".xml") && b.sheets[name] == nil:
		if b.sheets == nil {
			b.sheets = map[string][]byte{}
		}
		b.sheets[name] = data
	default:
		return false
	}
	return true
}

// workbook writes the cells of each sheet, row by row, and then whatever else
// the members say.
func (r *reading) workbook(part string, b *workbook, nested int) {
	text, _ := decode(b.strings)
	shared := sharedStrings(text)
	used := make([]bool, len(shared))
	names := make([]string, 0, len(b.sheets))
	for name := range b.sheets {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		place := within(part, name)
		text, ok := decode(b.sheets[name])
		if !ok {
			r.binary(place, b.sheets[name])
			continue
		}
		var cells scribe
		if err := readCells(text, shared, used, &cells); err != nil {
			r.miss(place, "damaged")
		}
		r.take(&cells, place, Words)
		// Headers, links, rules, hints.
		(&xmlWalker{r: r, part: place, nested: nested, cells: true, seen: map[string]bool{}}).walk(text)
	}
	var left scribe
	for i, s := range shared {
		if !used[i] {
			left.add(apart, "a string that no cell shows", s)
		}
	}
	r.take(&left, within(part, "xl/sharedStrings.xml"), Words)
	if b.strings != nil {
		(&xmlWalker{r: r, part: within(part, "xl/sharedStrings.xml"), nested: nested, told: true, seen: map[string]bool{}}).walk(text)
	}
}

// sharedStrings gives the strings by number, runs joined.
func sharedStrings(text string) []string {
	var out []string
	d := lenient(text)
	var s strings.Builder
	inside := false
	for {
		tok, err := d.Token()
		if err != nil {
			return out
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if t.Name.Local == "si" {
				s.Reset()
			}
			inside = t.Name.Local == "t"
		case xml.EndElement:
			inside = false
			if t.Name.Local == "si" {
				out = append(out, s.String())
			}
		case xml.CharData:
			if inside {
				s.Write(t)
			}
		}
	}
}

func lenient(text string) *xml.Decoder {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d
}

// readCells writes the cells of a sheet: those of a row beside each other.
func readCells(text string, shared []string, used []bool, to *scribe) error {
	d := lenient(text)
	var value strings.Builder
	ref, kind, join, taking := "", "", nextTo, false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			taking = false
			switch t.Name.Local {
			case "row":
				join = nextTo
			case "c":
				ref, kind = "", ""
				value.Reset()
				for _, a := range t.Attr {
					switch a.Name.Local {
					case "r":
						ref = a.Value
					case "t":
						kind = a.Value
					}
				}
			case "v", "t":
				taking = true
			}
		case xml.CharData:
			if taking {
				value.Write(t)
			}
		case xml.EndElement:
			taking = false
			if t.Name.Local != "c" {
				continue
			}
			said := value.String()
			if i, err := strconv.Atoi(strings.TrimSpace(said)); kind == "s" && err == nil && i >= 0 && i < len(shared) {
				said, used[i] = shared[i], true
			}
			if strings.TrimSpace(said) != "" {
				to.add(join, "cell "+ref, said)
				join = beside
			}
		}
	}
}
