package web

import (
	"errors"
	"net/http"
	"regexp"
	"strconv"

	"github.com/mitten-qda/mitten/internal/fault"
)

// problemJSON says kindly what is wrong with a query, and where.
type problemJSON struct {
	Message string   `json:"message"`
	Hints   []string `json:"hints"`
	Column  int      `json:"column,omitempty"` // in code points of the query, from 1
}

// place is how the messages of package query and of the index begin.
var place = regexp.MustCompile(`^query, column (\d+): `)

// problemOf tells a mistake in a query from a failure, for which it gives nil.
func problemOf(r *http.Request, err error) *problemJSON {
	message := err.Error()
	m := place.FindStringSubmatch(message)
	var known *fault.Error
	if m == nil && !errors.As(err, &known) {
		return nil
	}
	out := &problemJSON{Message: hidden(r, message)}
	for _, hint := range fault.Hints(err) {
		out.Hints = append(out.Hints, hidden(r, hint))
	}
	if out.Hints == nil {
		out.Hints = []string{}
	}
	if m != nil {
		out.Message = hidden(r, message[len(m[0]):])
		out.Column, _ = strconv.Atoi(m[1])
	}
	return out
}
