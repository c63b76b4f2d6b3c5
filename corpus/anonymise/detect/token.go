package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/internal/lexis"
)

// A shape is how a word is written.
type shape byte

const (
	small   shape = iota // no capital at its start
	capital              // "Maureen"
	upper                // "NHS": two letters or more, all capitals
	initial              // "J": one capital letter
	mixed                // "wikiHow", "d'Ettorre", "O'D": a capital where no sentence gives one
)

// A token is a word of a text: letters, with an apostrophe inside where both
// sides are part of a name ("O'Brien").
type token struct {
	start, end int    // bytes of the text
	folded     string // letters only
	shape      shape
	opens      bool // stands where any word has a capital: begins a sentence, a quotation, a line
	label      bool // is part of a label that opens turns
	class      class
	common     int // band of the dictionary of English; 0 where it has no such word
	given      bool
	favourite  bool // is one of the most common given names
	surname    bool
}

// A page is a text as the layers read it.
type page struct {
	known    *Vocabulary
	named    map[string]bool // words of the lists of people and names heard
	text     string
	tokens   []token
	caseless bool
}

// tokenize reads the words of a text. Endings after an apostrophe ("'s") belong
// to no word.
func tokenize(text string) []token {
	tokens := make([]token, 0, len(text)/5)
	folded := make([]byte, 0, len(text))
	bounds := make([]int, 0, len(text)/5)
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && !isASCIILetter(c) {
			i++
			continue
		}
		if r, size := utf8.DecodeRuneInString(text[i:]); lexis.StaysInWord(r) { // a byte order mark begins no word
			i += size
			continue
		}
		t, from := token{start: i}, len(folded)
		folded, i = appendWord(folded, text, i)
		if len(folded) == from {
			_, size := utf8.DecodeRuneInString(text[i:])
			i = max(i, t.start+size)
			continue
		}
		t.end = i
		next, tail := afterApostrophe(text, i)
		if next > 0 {
			ending := lexis.Fold(text[next:tail])
			switch {
			case lexis.IsClitic(ending):
				i = tail
				if ending == "t" {
					folded = append(folded, 't') // "don't" is no name
					t.end = tail
				}
			case isCapital(text, next) && t.end-t.start <= 3 && isCapital(text, t.start), len(folded)-from == 1 && ending != "":
				folded = append(folded, ending...)
				t.end, i = tail, tail
			}
		}
		t.shape = shapeOf(text[t.start:t.end])
		tokens = append(tokens, t)
		bounds = append(bounds, from, len(folded))
	}
	all := string(folded)
	for k := range tokens {
		tokens[k].folded = all[bounds[2*k]:bounds[2*k+1]]
	}
	return tokens
}

// appendWord folds the letters from byte i on, and gives where they end.
func appendWord(dst []byte, text string, i int) ([]byte, int) {
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if !isASCIILetter(c) {
				return dst, i
			}
			dst = append(dst, c|0x20)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !lexis.IsLetter(r) && !lexis.StaysInWord(r) {
			return dst, i
		}
		dst = lexis.AppendFolded(dst, r)
		i += size
	}
	return dst, i
}

// afterApostrophe gives the letters that an apostrophe at byte at joins to the
// word before; 0, 0 where there are none.
func afterApostrophe(text string, at int) (start, end int) {
	r, size := utf8.DecodeRuneInString(text[at:])
	if !lexis.IsApostrophe(r) {
		return 0, 0
	}
	start = at + size
	if _, end = appendWord(nil, text, start); end == start {
		return 0, 0
	}
	return start, end
}

func shapeOf(s string) shape {
	letters, capitals := 0, 0
	first, joined := false, false
	for i, r := range s {
		if !lexis.IsLetter(r) {
			joined = joined || lexis.IsApostrophe(r)
			continue
		}
		up := unicode.IsUpper(r) || unicode.IsTitle(r)
		first = first || i == 0 && up
		letters++
		if up {
			capitals++
		}
	}
	switch {
	case capitals == 0:
		return small
	case !first, joined && capitals > 1:
		return mixed
	case letters == 1:
		return initial
	case capitals == letters:
		return upper
	}
	return capital
}

func isCapital(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// gap gives what stands between two neighbouring tokens.
func (p *page) gap(i int) string { return p.text[p.tokens[i].end:p.tokens[i+1].start] }

// joined reports whether token i+1 may go on with the name that token i is part
// of: a blank, one line end, a hyphen or the stop of an initial between them.
func (p *page) joined(i int) bool {
	if i < 0 || i+1 >= len(p.tokens) {
		return false
	}
	gap := p.gap(i)
	if strings.Contains(gap, "\n") && headsLine(p.text[p.tokens[i+1].start:]) {
		return false
	}
	switch gap {
	case " ", "-", "\n", "'", "’", "\u00a0":
		return true
	case " '", " ‘", ` "`, " “": // Toys 'R' Us
		return p.tokens[i+1].shape == initial
	case "' ", "’ ", `" `, "” ":
		if p.tokens[i].shape == initial {
			return true
		}
	}
	switch gap {
	case "'s ", "’s ", "'s\n", "’s\n", "' ", "’ ": // "Tanner's Row", but not "Maureen's Des"
		next := &p.tokens[i+1]
		return next.shape == capital && (!next.given && !next.surname || next.is(office|placeTail))
	}
	if len(gap) > 8 || strings.Count(gap, "\n") > 1 {
		return false
	}
	stops, others := 0, 0
	for _, r := range gap {
		switch {
		case unicode.IsSpace(r):
		case r == '.' || r == '_':
			stops++
		case lexis.IsHyphen(r) && r != '–':
			others++
		default:
			return false
		}
	}
	if others > 1 || others == 1 && strings.ContainsAny(gap, " .") {
		return false
	}
	t := p.tokens[i]
	return stops == 0 || stops == 1 && others == 0 && (t.shape == initial || lexis.IsAbbreviatedTitle(t.folded) || isSaint(t.folded) || gap == "_" || gap == ".")
}

// headsLine reports whether text begins with what a line is about: "Date:".
func headsLine(text string) bool {
	const longest = 30 // bytes
	end := strings.IndexAny(text[:min(len(text), longest)], ":\n")
	if end < 0 || text[end] != ':' {
		return false
	}
	return !strings.ContainsFunc(text[:end], func(r rune) bool { return !lexis.IsLetter(r) && r != ' ' && r != '-' && r != '\'' })
}

func isSaint(word string) bool { return word == "st" || word == "ste" }
