package project

import (
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
	var allowed []string
	for name, values := range s.Config.Attributes {
		if strings.EqualFold(name, column) {
			allowed = values
		}
	}
	switch {
	case len(allowed) > 0:
	case column == "cycle":
		allowed = s.Config.Cycles
	case column == "consent":
		if _, known := corpus.ReadConsent(value); !known {
			allowed = []string{string(corpus.MayQuote), string(corpus.CountOnly), string(corpus.Withdrawn)}
		}
	case column == "composite":
		allowed = []string{"yes", "no"}
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

// checkValues holds every cell of participants.csv against what may stand
// there, and values against each other that differ in spelling alone.
func (s *Study) checkValues(roster *corpus.Roster, lineOf map[string]int, add func(serious bool, line int, hint, format string, args ...any)) {
	for _, column := range roster.Columns {
		spellings := map[string][]string{}
		for _, p := range roster.Participants {
			for _, v := range p.Values(column) {
				if problem, hint := s.ValueProblem(column, v); problem != "" {
					add(true, lineOf[p.ID], hint, "%s: %s %q is %s", p.ID, column, v, problem)
					continue
				}
				key := looseKey(v)
				if !slices.Contains(spellings[key], v) {
					if spellings[key] = append(spellings[key], v); len(spellings[key]) == 2 {
						add(false, lineOf[p.ID], "write them the same way, or they are counted apart", "%s %q is written %q elsewhere", column, v, spellings[key][0])
					}
				}
			}
		}
	}
}
