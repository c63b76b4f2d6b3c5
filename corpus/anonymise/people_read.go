package anonymise

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/lexis"
)

const listHint = "a people list is a CSV file whose first line is name,aliases,participant or name,aliases,participant,label; aliases are separated by ;"

// maxList is the longest people list that is read, in bytes.
const maxList = 16 << 20

// ReadPeople reads a people list: CSV with comma, semicolon or tab, in UTF-8,
// UTF-16 or Windows-1252, with the columns name, aliases (separated by ";"),
// participant and label; only name is required. Every mistake is reported with
// its line (see People.Check). file is used in errors only; they never hold
// the text of a cell.
func ReadPeople(r io.Reader, file string) (*People, error) {
	text, err := readText(r)
	if err != nil {
		return nil, fault.At(file, 0, 0, "", "%w", err)
	}
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma = separatorOf(text)
	rows.FieldsPerRecord = -1
	rows.TrimLeadingSpace = rows.Comma != '\t' // a tab is a space to it
	header, err := rows.Read()
	if err != nil {
		return nil, csvFault(file, err)
	}
	cols := columnsOf(header)
	if cols.name < 0 {
		return nil, fault.At(file, 1, 0, listHint, "no column is called name")
	}
	people := &People{}
	var lines []int
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, csvFault(file, err)
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		line, _ := rows.FieldPos(0)
		people.Persons = append(people.Persons, cols.person(row))
		lines = append(lines, line)
	}
	if len(people.Persons) == 0 {
		return nil, fault.At(file, 0, 0, listHint, "the list has no people")
	}
	var errs []error
	for _, p := range people.problems(func(i int) string { return fmt.Sprintf("line %d", lines[i]) }) {
		errs = append(errs, fault.At(file, lines[p.person], 0, p.hint, "%s", p.why))
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	for i, person := range people.Persons {
		for _, text := range person.remarks() {
			people.Notes = append(people.Notes, Note{lines[i], text})
		}
	}
	return people, nil
}

// remarks tells what in a row may lead to more or fewer replacements than its
// writer thinks.
func (p Person) remarks() []string {
	var out []string
	everyday, function := false, false
	marked := map[string]bool{} // words that the list itself has with :case
	for _, pat := range patternsOf(0, p) {
		if pat.rank == inflected || len(pat.words)-pat.lead != 1 {
			continue
		}
		w := pat.words[pat.lead]
		marked[w] = marked[w] || pat.rank == asListed && pat.caseOnly
		function = function || lexis.IsFunction(w)
		everyday = everyday || lexis.IsEveryday(w) && !lexis.IsFunction(w) && !pat.caseOnly && pat.capital && !marked[w]
	}
	if everyday {
		out = append(out, "a name is also an everyday word and will be replaced in lower case too; add it to the aliases with :case at its end if it always has a capital")
	}
	if function {
		out = append(out, "a name is also a very common word and will be replaced only with a capital; a part of a full name only inside a sentence")
	}
	return out
}

type columns struct{ name, aliases, participant, label int }

// columnsOf finds the columns by the names that people give them.
func columnsOf(header []string) columns {
	c := columns{-1, -1, -1, -1}
	for i, cell := range header {
		key := strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ToLower(strings.TrimSpace(cell)))
		at := map[string]*int{
			"name": &c.name, "names": &c.name, "fullname": &c.name, "person": &c.name, "realname": &c.name,
			"alias": &c.aliases, "aliases": &c.aliases, "nickname": &c.aliases, "nicknames": &c.aliases,
			"othernames": &c.aliases, "alsoknownas": &c.aliases, "aka": &c.aliases,
			"participant": &c.participant, "participantid": &c.participant, "id": &c.participant,
			"pid": &c.participant, "code": &c.participant, "participantcode": &c.participant,
			"label": &c.label, "replacement": &c.label, "replacewith": &c.label, "printas": &c.label,
		}[key]
		if at != nil && *at < 0 {
			*at = i
		}
	}
	return c
}

func (c columns) person(row []string) Person {
	cell := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[i])
	}
	p := Person{Name: cell(c.name), Participant: cell(c.participant), Label: cell(c.label)}
	for _, alias := range strings.FieldsFunc(cell(c.aliases), func(r rune) bool { return r == ';' || r == '|' }) {
		if alias = strings.TrimSpace(alias); alias != "" {
			p.Aliases = append(p.Aliases, alias)
		}
	}
	return p
}

// separatorOf gives the one of comma, semicolon and tab that the first line
// has most of.
func separatorOf(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	best, most := ',', strings.Count(first, ",")
	for _, sep := range []rune{';', '\t'} {
		if n := strings.Count(first, string(sep)); n > most {
			best, most = sep, n
		}
	}
	return best
}

// csvFault keeps the place of a CSV error and drops what it quotes.
func csvFault(file string, err error) error {
	var parse *csv.ParseError
	switch {
	case err == io.EOF:
		return fault.At(file, 0, 0, listHint, "the file is empty")
	case errors.As(err, &parse):
		return fault.At(file, parse.Line, parse.Column, "a cell with a quotation mark is written \"like \"\"this\"\"\"", "%w", parse.Err)
	}
	return fault.At(file, 0, 0, "", "%w", err)
}

// readText reads a small text file in whatever encoding a spreadsheet wrote it.
func readText(r io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxList+1))
	if err != nil {
		return "", err
	}
	if len(data) > maxList {
		return "", fmt.Errorf("the file is longer than %d MB", maxList>>20)
	}
	text := string(data)
	switch {
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		text, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().String(text)
	case !utf8.ValidString(text):
		text, err = charmap.Windows1252.NewDecoder().String(text)
	}
	if err != nil {
		return "", fmt.Errorf("the file is neither UTF-8, UTF-16 nor Windows-1252")
	}
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), nil
}
