package gazetteer

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/internal/fault"
)

// kinds is a set of what a word can be.
type kinds uint8

const (
	given kinds = 1 << iota
	surname
	place
	organisation
	word
	begins // with which a name of more words begins
)

var kindNames = []string{"given", "surname", "place", "organisation", "word"}

// An Entry is one name of a user's own list: Name as it was written, and Type
// one of given, surname, place, organisation and word.
type Entry struct{ Name, Type string }

// ReadCSV reads a user's own list, with a column for the name and one for the
// type, in this order or in the order that a first row "name,type" or
// "type,name" gives. Further columns are left alone, and so are empty rows. An
// error says file, line and column, counted from 1, the column in bytes; it
// quotes no name.
func ReadCSV(r io.Reader, file string) ([]Entry, error) {
	in := bufio.NewReader(r)
	if mark, _ := in.Peek(3); string(mark) == "\xef\xbb\xbf" {
		_, _ = in.Discard(3)
	}
	rows := csv.NewReader(in)
	rows.FieldsPerRecord = -1
	rows.TrimLeadingSpace = true
	var entries []Entry
	nameAt, typeAt := 0, 1
	for first := true; ; first = false {
		row, err := rows.Read()
		if err == io.EOF {
			return entries, nil
		}
		if err != nil {
			return nil, atRow(file, err)
		}
		if first && isHeader(row) {
			if strings.EqualFold(strings.TrimSpace(row[0]), "type") {
				nameAt, typeAt = 1, 0
			}
			continue
		}
		if !slices.ContainsFunc(row, func(s string) bool { return strings.TrimSpace(s) != "" }) {
			continue
		}
		line, col := rows.FieldPos(0)
		if len(row) < 2 {
			return nil, fault.At(file, line, col, "each row is a name and a type: Ashdown,place", "there is no type")
		}
		name, kind := strings.TrimSpace(row[nameAt]), strings.ToLower(strings.TrimSpace(row[typeAt]))
		if !strings.ContainsFunc(name, unicode.IsLetter) {
			line, col = rows.FieldPos(nameAt)
			return nil, fault.At(file, line, col, "", "the name has no letters")
		}
		if !slices.Contains(kindNames, kind) {
			line, col = rows.FieldPos(typeAt)
			return nil, fault.At(file, line, col, typeHint(kind), "no such type")
		}
		entries = append(entries, Entry{Name: name, Type: kind})
	}
}

func isHeader(row []string) bool {
	if len(row) < 2 {
		return false
	}
	a, b := strings.ToLower(strings.TrimSpace(row[0])), strings.ToLower(strings.TrimSpace(row[1]))
	return a == "name" && b == "type" || a == "type" && b == "name"
}

func typeHint(kind string) string {
	if near := fault.Nearest(kind, kindNames); near != "" {
		return "did you mean " + near + "?"
	}
	return "a type is one of " + strings.Join(kindNames, ", ")
}

// atRow keeps the reason and the place of a csv error and leaves the row out.
func atRow(file string, err error) error {
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		return fault.At(file, bad.Line, bad.Column, "", "%w", bad.Err)
	}
	return fault.At(file, 0, 0, "", "%w", err)
}
