package guard

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/readback"
)

// ErrWouldIdentify says that a file would identify somebody.
var ErrWouldIdentify = errors.New("it would identify somebody")

// A Gate is a reason to keep a file back.
type Gate string

// The gates.
const (
	Listed    Gate = "listed"    // a name or string of the vault's lists
	Formed    Gate = "form"      // an identifier by its form, such as a telephone number
	Undecided Gate = "undecided" // what may be an identifier, and nobody has said
	Nearly    Gate = "nearly"    // what is nearly a name of the lists
)

// A Finding is a reason to keep a file back, at a place of it. What holds no more
// of the text than its first letter.
type Finding struct {
	Gate  Gate
	Place readback.Place
	What  string
}

// A Report is the outcome of a check. Nothing in it names anybody.
type Report struct {
	Findings []Finding
	Unread   []string // what could not be read, and so not be checked
	Doubts   int      // words let through that may be a name or an ordinary word
}

// Clean reports whether all was read, and nothing found.
func (r *Report) Clean() bool { return len(r.Findings) == 0 && len(r.Unread) == 0 }

// mostListed is how many places an error lists.
const mostListed = 20

// Err is the error that keeps a file back; nil where it is clean. It wraps
// ErrWouldIdentify and lists the places, one a line.
func (r *Report) Err(file string) error {
	if r.Clean() {
		return nil
	}
	var b strings.Builder
	for i, f := range r.Findings {
		if i == mostListed {
			fmt.Fprintf(&b, "\nand %d more", len(r.Findings)-mostListed)
			break
		}
		fmt.Fprintf(&b, "\n%s: %s", f.Place, f.What)
	}
	for _, what := range r.Unread {
		fmt.Fprintf(&b, "\nnot read: %s", what)
	}
	return &fault.Error{File: file, Hint: r.Hint(), Err: fmt.Errorf("%w, and was not written%s", ErrWouldIdentify, b.String())}
}

// Hint says what to do about the findings.
func (r *Report) Hint() string {
	has := map[Gate]bool{}
	for _, f := range r.Findings {
		has[f.Gate] = true
	}
	var parts []string
	if has[Listed] {
		parts = append(parts, "`mitten anonymise apply` takes names of the lists out of transcripts and journals; `mitten check` shows where else they stand")
	}
	if has[Formed] || has[Undecided] {
		parts = append(parts, "`mitten anonymise review` asks what each form is, and `mitten anonymise apply` then replaces it")
	}
	if has[Nearly] {
		parts = append(parts, "if what is nearly a name is none, `mitten anonymise waive FORM --reason R --by WHO` says so")
	}
	return strings.Join(parts, "; ")
}

// masked gives the first letter of each word of a surface and the lengths:
// "M... F... (7 and 10 letters)".
func masked(surface string) string {
	var firsts, lengths []string
	unit := "letter"
	one := false
	for _, w := range strings.FieldsFunc(surface, func(r rune) bool { return unicode.IsSpace(r) || r == '_' }) {
		first, _ := utf8.DecodeRuneInString(w)
		n := utf8.RuneCountInString(w)
		if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			unit = "character"
		}
		firsts, lengths = append(firsts, string(first)+"..."), append(lengths, fmt.Sprint(n))
		one = n == 1 && len(firsts) == 1
	}
	if !one {
		unit += "s"
	}
	return strings.Join(firsts, " ") + " (" + strings.Join(lengths, " and ") + " " + unit + ")"
}

// Mask takes out of a name, of a file or of a part, all that may not be printed.
func (g *Guard) Mask(name string) string {
	if name == "" {
		return ""
	}
	var hidden spans
	if g.finder != nil {
		for _, v := range guises(name, readback.Name) {
			for _, l := range g.finder.Leaks(v.text) {
				hidden = append(hidden, v.span(l.Span))
			}
		}
	}
	hidden = append(hidden, g.nearWords(name)...)
	if g.rules.Structured != nil {
		for _, m := range g.rules.Structured(name) {
			hidden = append(hidden, m.Span)
		}
	}
	if g.rules.Scanner != nil && !officePart.MatchString(name) {
		stem := strings.TrimSuffix(name, path.Ext(name))
		for _, m := range g.rules.Scanner.Scan(spaced(stem)).Candidates {
			if !g.settled(stem[m.Span.Start:m.Span.End]) {
				hidden = append(hidden, m.Span)
			}
		}
	}
	return hidden.cut(name)
}

// officePart are the parts that documents of a kind have, whoever made them.
var officePart = regexp.MustCompile(`^(word|xl|ppt|docProps|customXml|META-INF)/[\w/-]+\.xml(\.rels)?$|^(_rels/\.rels|\[Content_Types\]\.xml|(content|styles|meta|settings)\.xml)$`)

// cut puts "[...]" in the place of each span of a text.
func (s spans) cut(text string) string {
	var b strings.Builder
	hiding := false
	for i, r := range text {
		inside := false
		for _, h := range s {
			inside = inside || h.Start <= i && i < h.End
		}
		if inside && !hiding {
			b.WriteString("[...]")
		}
		if hiding = inside; !inside {
			b.WriteRune(r)
		}
	}
	return b.String()
}
