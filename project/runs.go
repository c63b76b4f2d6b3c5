package project

import (
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/corpus"
)

// Lengths of rows of words that tell a quote from chance: inside somebody's own
// document, in what a coder remarked there, and anywhere.
const (
	quoteRun = 3
	memoRun  = 4
	longRun  = 5
)

// runs holds what somebody said as rows of one to longRun words, in lower case.
type runs map[string]bool

// A wordAt is a word in lower case, and where it stands.
type wordAt struct {
	text string
	corpus.Span
	line int // from 1
}

func (r runs) add(text string) {
	words := wordsIn(text)
	for n := 1; n <= longRun; n++ {
		for i := 0; i+n <= len(words); i++ {
			r[row(words[i:i+n])] = true
		}
	}
}

// lines gives the lines, from 1, in which rows of n words begin.
func (r runs) lines(text string, n int) []int {
	var lines []int
	words := wordsIn(text)
	for i := 0; i+n <= len(words); i++ {
		if at := words[i].line; r[row(words[i:i+n])] && (len(lines) == 0 || lines[len(lines)-1] != at) {
			lines = append(lines, at)
		}
	}
	return lines
}

// in says whether a text holds a row of n words.
func (r runs) in(text string, n int) bool { return len(r.lines(text, n)) > 0 }

// without gives a text with each stretch that consists of rows of n words
// replaced, and whether there was any.
func (r runs) without(text string, n int) (string, bool) {
	words := wordsIn(text)
	if n = min(n, longRun); n < 1 {
		return text, false
	}
	var out strings.Builder
	at := 0
	for i := 0; i+n <= len(words); {
		end := i // index of the first word that is not part of the stretch
		for j := i; j+n <= len(words) && (j == i || j < end) && r[row(words[j:j+n])]; j++ {
			end = j + n
		}
		if end == i {
			i++
			continue
		}
		out.WriteString(text[at:words[i].Start] + placeholder)
		at, i = words[end-1].End, end
	}
	return out.String() + text[at:], at > 0
}

// less gives the rows that other does not hold.
func (r runs) less(other runs) runs {
	left := make(runs, len(r))
	for run := range r {
		if !other[run] {
			left[run] = true
		}
	}
	return left
}

func row(words []wordAt) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[i].text)
	}
	return b.String()
}

func wordsIn(text string) []wordAt {
	var words []wordAt
	start, line := -1, 1
	flush := func(end int) {
		if start >= 0 {
			folded := strings.ReplaceAll(strings.ToLower(text[start:end]), "’", "'")
			words = append(words, wordAt{folded, corpus.Span{Start: start, End: end}, line})
		}
		start = -1
	}
	for i, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '\'' || c == '’':
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			if c == '\n' {
				line++
			}
		}
	}
	flush(len(text))
	return words
}

func hasWord(text string) bool { return len(wordsIn(text)) > 0 }
