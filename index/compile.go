package index

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/query"
)

// A compiler turns the tree of a query into clauses.
type compiler struct {
	book       *codebook.Book
	attributes []string
	analyser   *analyser
}

// compile gives the clause of a query within the speech that opt allows. It
// fails where the query names a field or a theme that is not there, or holds
// nothing that can be searched for.
func compile(q query.Node, opt Options) (clause, error) {
	c := &compiler{opt.Book, opt.Attributes, newAnalyser()}
	n, err := c.node(q)
	if err != nil {
		return nil, err
	}
	if n == nil {
		if and, ok := q.(query.And); !ok || len(and) > 0 {
			return nil, fault.New("search for letters or digits", "there is no word in %s", q)
		}
		n = everything{}
	}
	if opt.AllSpeech {
		return n, nil
	}
	return ownWords(n), nil
}

// ownWords restricts a clause to participants' speech, except for those parts
// that ask for a speaker.
func ownWords(c clause) clause {
	if namesSpeaker(c) {
		return c
	}
	if any, ok := c.(anyOf); ok {
		parts := make(anyOf, len(any))
		for i, part := range any {
			parts[i] = ownWords(part)
		}
		return parts
	}
	all, ok := c.(allOf)
	if !ok {
		all = allOf{c}
	}
	return append(slices.Clip(all), property(propertyTerm(said, string(corpus.ParticipantSpeech))))
}

func namesSpeaker(c clause) bool {
	const speakerTerms = "speaker\x00"
	switch c := c.(type) {
	case property:
		return strings.HasPrefix(string(c), speakerTerms)
	case begins:
		return c.field == propertyField && strings.HasPrefix(c.prefix, speakerTerms)
	case allOf:
		return slices.ContainsFunc(c, namesSpeaker)
	case anyOf:
		return len(c) > 0 && !slices.ContainsFunc(c, func(part clause) bool { return !namesSpeaker(part) })
	}
	return false
}

// node gives nil for what asks for nothing, such as a lone dash.
func (c *compiler) node(n query.Node) (clause, error) {
	switch n := n.(type) {
	case query.And:
		parts, err := c.parts(n)
		if err != nil || len(parts) == 0 {
			return nil, err
		}
		return allOf(parts), nil
	case query.Or:
		parts, err := c.parts(n)
		if err != nil || len(parts) == 0 {
			return nil, err
		}
		return anyOf(parts), nil
	case query.Not:
		part, err := c.node(n.Node)
		if err != nil || part == nil {
			return nil, err
		}
		return without{part}, nil
	case query.Word:
		return c.word(n), nil
	case query.Phrase:
		if terms := c.terms(n.Text); len(terms) > 0 {
			return exactPhrase(terms), nil
		}
		return nil, nil
	case query.Field:
		return c.field(n)
	}
	return nil, fmt.Errorf("a query cannot hold a %T", n)
}

func (c *compiler) parts(nodes []query.Node) ([]clause, error) {
	var parts []clause
	for _, n := range nodes {
		part, err := c.node(n)
		if err != nil {
			return nil, err
		}
		if part != nil {
			parts = append(parts, part)
		}
	}
	return parts, nil
}

// word compiles a word. Where the analyser sees several in it, as in drop-in,
// they follow each other.
func (c *compiler) word(w query.Word) clause {
	terms := c.terms(w.Text)
	if len(terms) == 0 {
		return nil
	}
	last := terms[len(terms)-1]
	switch {
	case w.Fuzzy > 0:
		all := make(allOf, len(terms))
		for i, t := range terms {
			all[i] = slipped{t.exact, w.Fuzzy}
		}
		return all
	case w.Prefix && len(terms) > 1:
		return allOf{exactPhrase(terms[:len(terms)-1]), begins{exactField, last.exact}}
	case w.Prefix:
		return begins{exactField, last.exact}
	case len(terms) > 1:
		return exactPhrase(terms)
	}
	return spoken{last}
}

func (c *compiler) terms(text string) []term {
	var terms []term
	for _, t := range c.analyser.words(nil, text) {
		terms = append(terms, t.term)
	}
	return terms
}

func exactPhrase(terms []term) phrase {
	p := make(phrase, len(terms))
	for i, t := range terms {
		p[i] = t.exact
	}
	return p
}

func (c *compiler) field(f query.Field) (clause, error) {
	if f.Name == "theme" && c.book != nil {
		return c.theme(f)
	}
	if slices.Contains(propertyNames[:], f.Name) {
		return theProperty(propertyTerm(f.Name, f.Value), f.Prefix), nil
	}
	names := append(slices.Clone(propertyNames[:]), c.attributes...)
	if !slices.ContainsFunc(c.attributes, func(a string) bool { return foldValue(a) == foldValue(f.Name) }) {
		hint := "the fields are " + strings.Join(names, ", ")
		if near := fault.Nearest(f.Name, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return nil, &fault.Error{Col: f.Col, Hint: hint, Err: fmt.Errorf("query, column %d: there is no field %q", f.Col, f.Name)}
	}
	return theProperty(attributeTerm(f.Name, f.Value), f.Prefix), nil
}

func theProperty(term string, prefix bool) clause {
	if prefix {
		return begins{propertyField, term}
	}
	return property(term)
}

// theme finds the codings of a theme, of its sub-themes, and of every theme
// whose codings these have taken over.
func (c *compiler) theme(f query.Field) (clause, error) {
	wanted := map[*codebook.Theme]bool{}
	if f.Prefix {
		for _, t := range c.book.All() {
			if strings.HasPrefix(foldValue(t.ID), foldValue(f.Value)) {
				if now, ok := c.book.Resolve(t.ID); ok {
					wanted[now] = true
				}
			}
		}
		if len(wanted) == 0 {
			return nil, &fault.Error{Col: f.Col, Hint: "`mitten codebook show` lists the themes",
				Err: fmt.Errorf("query, column %d: no theme begins with %q", f.Col, f.Value)}
		}
	} else {
		t, err := c.book.Need(f.Value)
		if err != nil {
			return nil, fmt.Errorf("query, column %d: %w", f.Col, err)
		}
		wanted[t] = true
	}
	var any anyOf
	for _, t := range c.book.All() {
		now, ok := c.book.Resolve(t.ID)
		for ; ok && now != nil; now = now.Parent {
			if wanted[now] {
				any = append(any, property(propertyTerm("theme", t.ID)))
				break
			}
		}
	}
	return any, nil
}
