package guard

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/readback"
)

// A Match is an identifier that a text holds by its form, such as a telephone
// number.
type Match struct {
	Span corpus.Span // bytes of the text
	Rule string      // what it was recognised by, e.g. "postcode"
	// Sure is false where a person should be asked: then it counts as what
	// nobody has decided.
	Sure bool
}

// Rules say what may not leave. A nil field is a gate that is not there.
type Rules struct {
	People     *anonymise.People
	Literals   []anonymise.Literal
	Structured func(text string) []Match
	Scanner    *detect.Scanner
	// Decided reports whether somebody decided that a form (detect.Form) may
	// stay, or has no identifier in it.
	Decided func(form string) bool
	// Waived reports whether a form may stay though it is nearly a name.
	Waived func(form string) bool
	// Word reports whether a folded word is one of English, or one that the study
	// writes in lower case: such a word is nobody's misspelt name.
	Word func(folded string) bool
	// Own are texts of the study's own making: names of themes, roles, headings.
	// Their words are nothing to decide about. They are held against all else.
	Own []string
	// Told are exact strings that may stand wherever they do, though they look
	// like an identifier: the study's cycles, the date of the data.
	Told []string
}

// A Guard checks files. It is immutable.
type Guard struct {
	rules  Rules
	finder *anonymise.Finder // nil where no lists are known
	near   *nearly           // nil likewise
	own    map[string]bool   // folded words
}

// New makes a Guard.
func New(r Rules) *Guard {
	g := &Guard{rules: r, own: ownWords(r.Own)}
	if r.People != nil || len(r.Literals) > 0 {
		g.finder = anonymise.NewFinder(r.People, withPlurals(r.Literals))
		g.near = newNearly(r)
	}
	return g
}

// withPlurals adds the plural of each literal, which a Finder has of names only.
func withPlurals(literals []anonymise.Literal) []anonymise.Literal {
	out := slices.Clone(literals)
	for _, l := range literals {
		text, caseOnly := strings.CutSuffix(l.Text, ":case")
		if text = strings.TrimSpace(text); len(text) < 4 || strings.HasSuffix(text, "s") {
			continue
		}
		l.Text = text + "s" // what stays in the singular does in the plural
		if caseOnly {
			l.Text += ":case"
		}
		out = append(out, l)
	}
	return out
}

// Check reads a finished file back and reports what may not leave. name is the
// file's own, and is held against the rules, too. The error wraps
// xmlzip.ErrTooBig where the file is not safe to read.
func (g *Guard) Check(name string, data []byte) (*Report, error) {
	pieces, unread, err := readback.Read(name, data)
	if err != nil {
		return nil, err
	}
	c := &check{guard: g, report: &Report{}, seen: map[finding]bool{}}
	for i := range pieces {
		c.piece(&pieces[i])
	}
	for _, what := range unread {
		c.report.Unread = append(c.report.Unread, g.Mask(what))
	}
	return c.report, nil
}

// A check is the work on one file.
type check struct {
	guard  *Guard
	report *Report
	seen   map[finding]bool
}

// A finding tells one thing at one place from another.
type finding struct {
	gate  Gate
	place string
	form  string
}

func (c *check) piece(p *readback.Piece) {
	var taken spans
	for _, v := range guises(p.Text, p.Kind) {
		taken = append(taken, c.listed(p, v)...)
	}
	if p.Kind != readback.Maker { // a version is no address
		taken = append(taken, c.structured(p)...)
	}
	if p.Kind.ForPrograms() {
		return // what programs read is in nobody's language
	}
	c.undecided(p, taken)
	c.nearly(p, taken)
}

// add notes something at a byte of a piece, once.
func (c *check) add(gate Gate, p *readback.Piece, at int, surface, what string) {
	place := p.Place(at)
	key := finding{gate, place.String(), strings.ReplaceAll(detect.Form(surface), "_", " ")}
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	place.Part = c.guard.Mask(place.Part)
	c.report.Findings = append(c.report.Findings, Finding{Gate: gate, Place: place, What: what + ": " + masked(surface)})
}

// spans are parts of a text that were found already.
type spans []corpus.Span

func (s spans) hold(o corpus.Span) bool {
	for _, have := range s {
		if have.Overlaps(o) {
			return true
		}
	}
	return false
}
