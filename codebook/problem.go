package codebook

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A Severity says whether a problem stops the file from being used.
type Severity string

// An Error must be put right before the codebook can be read. A Warning is
// something a careful person would want to know.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// A Problem is one thing wrong with a file. Line and Col count from 1, Col in
// code points; 0 means the file as a whole.
type Problem struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Col      int      `json:"col"`
	Severity Severity `json:"severity"`
	Msg      string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
}

// Err gives the problem as an error with its place and hint.
func (p Problem) Err() error {
	return &fault.Error{File: p.File, Line: p.Line, Col: p.Col, Hint: p.Hint, Err: errors.New(p.Msg)}
}

// Errors joins the problems of severity Error, in order; nil where none is.
func Errors(problems []Problem) error {
	var errs []error
	for _, p := range problems {
		if p.Severity == Error {
			errs = append(errs, p.Err())
		}
	}
	return errors.Join(errs...)
}

// A report collects the problems of one file.
type report struct {
	file     string
	problems []Problem
}

func (r *report) add(s Severity, line, col int, hint, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.file, line, col, s, fmt.Sprintf(format, args...), hint})
}

// inOrder lists the problems as they stand in the file.
func (r *report) inOrder() []Problem {
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return r.problems
}
