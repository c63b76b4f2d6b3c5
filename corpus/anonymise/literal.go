package anonymise

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/lexis"
)

const (
	removed     = "[removed]"
	sharedToken = "[name]" // for a part of several persons' names
)

// A Literal is a string to take out that is no person's name: a place, an
// organisation. It is matched as a name is, but whole only, and Text may end
// in ":case".
type Literal struct {
	Text  string
	Label string // printed in brackets; "removed" where empty
	// Keep says that the string stays, though it may be a part of somebody's
	// name: it is no identifier, or was kept on purpose. A longer name that holds
	// it goes all the same.
	Keep bool `json:",omitempty"`
	// Decided marks what comes from the decisions and not from the list itself: it
	// is not stored with it.
	Decided bool `json:"-"`
}

// Replacement gives "[removed]" or "[label]".
func (l Literal) Replacement() string {
	if l.Label == "" {
		return removed
	}
	return "[" + l.Label + "]"
}

// ReadNames reads literals, one a line, as "Whitby" or "Whitby = a coastal
// town". Empty lines and lines that begin with # are left out. file is used in
// errors only, which never hold the text of a line.
func ReadNames(r io.Reader, file string) ([]Literal, error) {
	text, err := readText(r)
	if err != nil {
		return nil, fault.At(file, 0, 0, "", "%w", err)
	}
	var out []Literal
	var errs []error
	scan := bufio.NewScanner(strings.NewReader(text))
	scan.Buffer(nil, maxLine)
	for line := 1; scan.Scan(); line++ {
		entry := strings.TrimSpace(scan.Text())
		if entry == "" || strings.HasPrefix(entry, "#") {
			continue
		}
		name, label, _ := strings.Cut(entry, "=")
		l := Literal{Text: strings.TrimSpace(name), Label: strings.TrimSpace(label)}
		if why, hint := l.problem(); why != "" {
			errs = append(errs, fault.At(file, line, 0, hint, "%s", why))
			continue
		}
		out = append(out, l)
	}
	if err := scan.Err(); err != nil {
		errs = append(errs, fault.At(file, 0, 0, "", "%w", err))
	}
	return out, errors.Join(errs...)
}

const maxLine = 1 << 20 // bytes

// Problem tells why the string cannot be looked for, without repeating it; it is
// empty where it can.
func (l Literal) Problem() string {
	why, _ := l.problem()
	return why
}

func (l Literal) problem() (why, hint string) {
	plain, _ := cutCase(l.Text)
	check := nameProblem
	if isCode(plain) {
		check = codeProblem
	}
	if why, hint = check(plain); why != "" {
		return why, hint
	}
	return labelProblem(l.Label)
}

// nameProblem tells why a string cannot be looked for.
func nameProblem(plain string) (why, hint string) {
	switch folded := lexis.Fold(plain); {
	case plain == "":
		return "the name is empty", "give each row a name, or delete the row"
	case strings.ContainsAny(plain, ";|\n"):
		return "a name has a semicolon, a bar or a line end", "put further names in the aliases, separated by ;"
	case folded == "":
		return "a name has no letters", "only names made of letters can be found"
	case len([]rune(folded)) == 1:
		return "a name is a single letter", "it would hit everywhere: write more of it, e.g. with the title it is used with (Mrs K)"
	}
	return "", ""
}

func labelProblem(label string) (why, hint string) {
	if len(label) > 100 || strings.ContainsAny(label, "[]\n\r") {
		return "a label is longer than 100 bytes, or has brackets or a line end", "the label is printed in brackets: write key worker, not [key worker]"
	}
	return "", ""
}
