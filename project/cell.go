package project

import (
	"regexp"

	"github.com/mitten-qda/mitten/corpus"
)

var (
	mailAddress = regexp.MustCompile(`[^@\s]+@[^@\s]+\.\pL{2,}`)
	manyDigits  = regexp.MustCompile(`\+?\(?\d[\d ()/.-]*\d`)
	dates       = regexp.MustCompile(`\b\d{4}([-/.]\d{1,2}){1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b`)
)

// Reaches reports whether a value looks like an e-mail address or the number of
// a phone: nine digits or more, with a plus seven. Dates are neither.
func Reaches(value string) bool {
	if mailAddress.MatchString(value) {
		return true
	}
	for _, number := range manyDigits.FindAllString(dates.ReplaceAllString(value, "|"), -1) {
		digits := 0
		for _, r := range number {
			if r >= '0' && r <= '9' {
				digits++
			}
		}
		if digits >= 9 || digits >= 7 && number[0] == '+' {
			return true
		}
	}
	return false
}

// NotAllowed says which value of a cell is wrong and why, as ValueProblem does; ""
// where nothing is.
func (s *Study) NotAllowed(column, cell string) (value, problem, hint string) {
	for _, v := range (corpus.Participant{Attributes: map[string]string{column: cell}}).Values(column) {
		if problem, hint := s.ValueProblem(column, v); problem != "" {
			return v, problem, hint
		}
	}
	return "", "", ""
}
