package project

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// ValueProblem says what is wrong with a value of an attribute, "" where
// nothing is: mitten.yaml does not allow it, or it is a consent that mitten
// does not know. hint names the value that is likely to be meant.
func (s *Study) ValueProblem(column, value string) (problem, hint string) {
	allowed := s.Allowed(column)
	if column == "consent" {
		if _, known := corpus.ReadConsent(value); known && len(s.declared(column)) == 0 {
			return "", ""
		}
	}
	if len(allowed) == 0 || slices.Contains(allowed, value) {
		return "", ""
	}
	hint = "allowed are " + strings.Join(allowed, ", ")
	if near := nearest(value, allowed); near != "" {
		hint = `did you mean "` + near + `"?`
	}
	return "not one of the allowed values", hint
}

// Allowed lists what may stand in a column, by mitten.yaml or because mitten gives
// the column a meaning; none is anything.
func (s *Study) Allowed(column string) []string {
	if values := s.declared(column); len(values) > 0 {
		return values
	}
	switch column {
	case "cycle":
		return s.Config.Cycles
	case "consent":
		return []string{string(corpus.MayQuote), string(corpus.CountOnly), string(corpus.Withdrawn)}
	case "composite":
		return []string{"yes", "no"}
	}
	return nil
}

// declared lists the values that mitten.yaml gives an attribute.
func (s *Study) declared(column string) []string {
	for name, values := range s.Config.Attributes {
		if strings.EqualFold(name, column) {
			return values
		}
	}
	return nil
}

// nearest is the value that differs in case, blanks and hyphens alone, else the
// one that differs least.
func nearest(value string, allowed []string) string {
	for _, a := range allowed {
		if looseKey(a) == looseKey(value) {
			return a
		}
	}
	return fault.Nearest(value, allowed)
}

// looseKey makes one key of the ways in which people write a value.
func looseKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// A ValueFinding is a cell of participants.csv that somebody should look at.
type ValueFinding struct {
	Serious bool
	Line    int // of participants.csv, from 1; 0 where it is not known
	ID      string
	Column  string
	Value   string
	What    string // the whole sentence
	Hint    string
}

// CheckValues holds every cell of participants.csv against what may stand
// there, and values against each other that differ in spelling alone: each odd
// spelling is named once, where it first stands. In the order of the lines.
func (s *Study) CheckValues(roster *corpus.Roster) []ValueFinding {
	line := func(string) int { return 0 }
	if e, err := s.EditRoster(); err == nil {
		line = e.Line
	}
	var out []ValueFinding
	for _, column := range roster.Columns {
		spellings := map[string][]*spelling{}
		for _, p := range roster.Participants {
			for _, v := range p.Values(column) {
				if problem, hint := s.ValueProblem(column, v); problem != "" {
					out = append(out, ValueFinding{true, line(p.ID), p.ID, column, v, fmt.Sprintf("%s: %s %q is %s", p.ID, column, v, problem), hint})
					continue
				}
				noteSpelling(spellings, p.ID, v)
			}
			if column == "composite" && p.Composite() {
				out = append(out, ValueFinding{false, line(p.ID), p.ID, column, p.Attributes[column],
					p.ID + " stands for several people (composite)", "it counts as one participant, and is quoted as one"})
			}
		}
		for _, key := range slices.Sorted(maps.Keys(spellings)) {
			for _, odd := range oddSpellings(spellings[key]) {
				usual := spellings[key][0]
				out = append(out, ValueFinding{false, line(odd.first), odd.first, column, odd.value,
					fmt.Sprintf("%s is written %q in %s and %q in %s", column, odd.value, inRows(odd.n), usual.value, inRows(usual.n)),
					"write them the same way, or they are counted apart"})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b ValueFinding) int { return cmp.Compare(a.Line, b.Line) })
	return out
}

// A spelling is one way of writing a value, and how many rows have it.
type spelling struct {
	value, first string // first is the id of the first row
	n            int
}

func noteSpelling(spellings map[string][]*spelling, id, value string) {
	key := looseKey(value)
	if key == "" {
		return
	}
	for _, have := range spellings[key] {
		if have.value == value {
			have.n++
			return
		}
	}
	spellings[key] = append(spellings[key], &spelling{value, id, 1})
}

// oddSpellings puts the usual spelling of a value first and gives the others.
func oddSpellings(all []*spelling) []*spelling {
	slices.SortStableFunc(all, func(a, b *spelling) int { return cmp.Compare(b.n, a.n) })
	return all[1:]
}

func inRows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}
