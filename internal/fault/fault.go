// Package fault gives errors the three things a user needs beside the reason:
// the place (file, line, column) and a hint what to do about it.
//
// It owns the form of a message, "file:line:col: reason", and nothing else: it
// does not print, and it knows no exit codes.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// An Error is a reason with a place and a hint. Every field but Err may be
// empty. Line and Col count from 1; 0 means unknown.
type Error struct {
	File string
	Line int
	Col  int
	Hint string
	Err  error
}

// Error gives "file:line:col: reason", leaving out what is not known.
func (e *Error) Error() string {
	var b strings.Builder
	if e.File != "" {
		b.WriteString(e.File)
		if e.Line > 0 {
			fmt.Fprintf(&b, ":%d", e.Line)
			if e.Col > 0 {
				fmt.Fprintf(&b, ":%d", e.Col)
			}
		}
		b.WriteString(": ")
	}
	b.WriteString(e.Err.Error())
	return b.String()
}

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// New is an error with a hint and no place.
func New(hint, format string, args ...any) error {
	return &Error{Hint: hint, Err: fmt.Errorf(format, args...)}
}

// At is an error at a place in a file.
func At(file string, line, col int, hint, format string, args ...any) error {
	return &Error{File: file, Line: line, Col: col, Hint: hint, Err: fmt.Errorf(format, args...)}
}

// Hints lists the hints of err and of every error it wraps or joins, in order
// and without repeats.
func Hints(err error) []string {
	var hints []string
	seen := map[string]bool{}
	var walk func(error)
	walk = func(err error) {
		if err == nil {
			return
		}
		var joined interface{ Unwrap() []error }
		if f, ok := err.(*Error); ok && f.Hint != "" && !seen[f.Hint] {
			seen[f.Hint] = true
			hints = append(hints, f.Hint)
		}
		if j, ok := err.(interface{ Unwrap() []error }); ok {
			joined = j
			for _, e := range joined.Unwrap() {
				walk(e)
			}
			return
		}
		walk(errors.Unwrap(err))
	}
	walk(err)
	return hints
}

// Nearest gives the one of known that word, with typing slips, most probably
// meant: at most one slip for three letters, or one. It is "" where none is near.
func Nearest(word string, known []string) string {
	best, bestAt := "", max(1, len([]rune(word))/3)+1
	for _, k := range known {
		if strings.EqualFold(k, word) {
			return k
		}
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < bestAt {
			best, bestAt = k, d
		}
	}
	return best
}

// distance is the restricted Damerau-Levenshtein distance in code points.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	rows := make([][]int, len(s)+1)
	for i := range rows {
		rows[i] = make([]int, len(t)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(s); i++ {
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(s)][len(t)]
}
