package project

import (
	"strconv"
	"strings"
	"unicode"
)

// Lengths of runs of words: shortRun tells a quote of somebody's from chance
// inside their own document, longRun anywhere.
const (
	shortRun = 3
	longRun  = 5
)

// runs holds what somebody said as rows of words in lower case, three and five
// at a time.
type runs map[string]bool

func (r runs) add(text string) {
	words := wordsIn(text)
	for _, n := range []int{shortRun, longRun} {
		for i := 0; i+n <= len(words); i++ {
			r[strings.Join(words[i:i+n], " ")] = true
		}
	}
}

// in says whether a text holds such a row of n words.
func (r runs) in(text string, n int) bool {
	words := wordsIn(text)
	for i := 0; i+n <= len(words); i++ {
		if r[strings.Join(words[i:i+n], " ")] {
			return true
		}
	}
	return false
}

func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
}

func itoa(n int) string { return strconv.Itoa(n) }
