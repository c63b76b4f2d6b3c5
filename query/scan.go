package query

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/internal/fault"
)

type tokenKind int

const (
	endOfQuery tokenKind = iota
	open
	closing
	operator // AND, OR, NOT in upper case, or - for NOT
	operand
)

// A token is one piece of a query.
type token struct {
	kind tokenKind
	text string // of an operator: AND, OR, NOT
	node Node   // of an operand
	col  int
}

// bare reports whether t is the unadorned word w, which may also be an
// operator in lower case.
func (t token) bare(w string) bool {
	word, ok := t.node.(Word)
	return ok && word == Word{Text: w}
}

// A scanner cuts a query into tokens.
type scanner struct {
	in []rune
	at int
}

func scan(s string) ([]token, error) {
	sc := &scanner{in: []rune(s)}
	var tokens []token
	for {
		t, err := sc.next()
		if err != nil {
			return nil, err
		}
		tokens = append(tokens, t)
		if t.kind == endOfQuery {
			return tokens, nil
		}
	}
}

func (s *scanner) next() (token, error) {
	for s.at < len(s.in) && unicode.IsSpace(s.in[s.at]) {
		s.at++
	}
	t := token{col: s.at + 1}
	if s.at == len(s.in) {
		return t, nil
	}
	var err error
	switch r := s.in[s.at]; {
	case r == '(':
		s.at++
		t.kind = open
	case r == ')':
		s.at++
		t.kind = closing
	case isQuote(r):
		t.kind = operand
		t.node, err = s.quoted()
	case r == '-' && s.at+1 < len(s.in) && !unicode.IsSpace(s.in[s.at+1]) && s.in[s.at+1] != ')':
		s.at++
		t.kind, t.text = operator, "NOT"
	default:
		run := s.run()
		switch word := string(run); word {
		case "AND", "OR", "NOT":
			t.kind, t.text = operator, word
		default:
			t.kind = operand
			t.node, err = s.bareRun(run, t.col)
		}
	}
	return t, err
}

// quoted reads a phrase, or a field whose name is in quotes.
func (s *scanner) quoted() (Node, error) {
	col := s.at + 1
	text, err := s.quote()
	if err != nil {
		return nil, err
	}
	rest := s.in[s.at:]
	if width, not := separator(rest); width > 0 && len(rest) > width && !unicode.IsSpace(rest[width]) && rest[width] != ')' {
		s.at += width
		return s.field(text, not, s.value, col)
	}
	if strings.TrimSpace(text) == "" {
		return nil, bad(col, "put words between the quotes, or leave them out", "there is nothing between the quotes")
	}
	if len(rest) > 0 && (rest[0] == '~' || rest[0] == '*') {
		return nil, bad(s.at+1, "~ and * go with single words", "a phrase takes no %c", rest[0])
	}
	return Phrase{text}, nil
}

// quote reads up to the closing quote.
func (s *scanner) quote() (string, error) {
	start := s.at
	for s.at++; s.at < len(s.in); s.at++ {
		if isQuote(s.in[s.at]) {
			s.at++
			return string(s.in[start+1 : s.at-1]), nil
		}
	}
	return "", bad(start+1, `close it with another ", or leave it out`, "the quote is not closed")
}

// run reads up to a space, a parenthesis or a double quote.
func (s *scanner) run() []rune {
	start := s.at
	for s.at < len(s.in) && !endsRun(s.in[s.at]) {
		s.at++
	}
	return s.in[start:s.at]
}

// bareRun reads a word or a field.
func (s *scanner) bareRun(run []rune, col int) (Node, error) {
	for i := range run {
		width, not := separator(run[i:])
		if width == 0 {
			continue
		}
		if !isName(run[:i]) {
			break
		}
		rest := run[i+width:]
		return s.field(string(run[:i]), not, func() (string, bool, error) {
			if len(rest) == 0 {
				return s.value()
			}
			return plainValue(rest)
		}, col)
	}
	return word(string(run), col)
}

func (s *scanner) field(name string, not bool, value func() (string, bool, error), col int) (Node, error) {
	v, prefix, err := value()
	if err != nil {
		return nil, err
	}
	f := Field{Name: strings.ToLower(strings.TrimSpace(name)), Value: v, Prefix: prefix, Col: col}
	if f.Value == "" || f.Name == "" {
		return nil, bad(col, fmt.Sprintf(`the value follows at once, as in role:"Pod Leader"; to find the text itself, write "%s" in quotes`, name),
			"the field %q has no value", name)
	}
	if not {
		return Not{f}, nil
	}
	return f, nil
}

// value reads the value at the scanner's position, quoted or not.
func (s *scanner) value() (text string, prefix bool, err error) {
	if s.at < len(s.in) && isQuote(s.in[s.at]) {
		if text, err = s.quote(); err != nil {
			return "", false, err
		}
		text = strings.TrimSpace(text)
		if s.at < len(s.in) && s.in[s.at] == '*' {
			s.at++
			prefix = true
		}
		return text, prefix, nil
	}
	return plainValue(s.run())
}

func plainValue(run []rune) (string, bool, error) {
	text, prefix := strings.CutSuffix(string(run), "*")
	return text, prefix, nil
}

// word reads a word with its ~ or *.
func word(run string, col int) (Node, error) {
	const hint = `~, ~2 and * go at the end of a word; in quotes they mean nothing`
	w := Word{Text: run}
	if text, ok := strings.CutSuffix(run, "*"); ok {
		w = Word{Text: text, Prefix: true}
	} else if i := strings.LastIndexByte(run, '~'); i >= 0 {
		w.Text = run[:i]
		switch run[i+1:] {
		case "", "1":
			w.Fuzzy = 1
		case "2":
			w.Fuzzy = 2
		case "0":
		default:
			return nil, bad(col, hint, "%q: the number of slips is 1 or 2", run)
		}
	}
	if w.Text == "" || strings.ContainsAny(w.Text, "~*") {
		return nil, bad(col, hint, "%q is not a word", run)
	}
	return w, nil
}

// separator gives the width of the :, = or != at the start of r, or 0.
func separator(r []rune) (width int, not bool) {
	switch {
	case len(r) > 0 && (r[0] == ':' || r[0] == '='):
		return 1, false
	case len(r) > 1 && r[0] == '!' && r[1] == '=':
		return 2, true
	}
	return 0, false
}

// isName reports whether r can name a field without quotes: a letter, then
// letters, digits, '_', '-' and '.'.
func isName(r []rune) bool {
	for i, c := range r {
		if !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c) && !strings.ContainsRune("_-.", c)) {
			return false
		}
	}
	return len(r) > 0
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

func endsRun(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || isQuote(r) }

func bad(col int, hint, format string, args ...any) error {
	return &fault.Error{Col: col, Hint: hint, Err: fmt.Errorf("query, column %d: "+format, append([]any{col}, args...)...)}
}
