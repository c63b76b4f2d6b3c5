package web

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A refusal is an error with the status that goes with it.
type refusal struct {
	status int
	err    error
	now    any // what stands there now, where somebody else changed it
}

func (r *refusal) Error() string { return r.err.Error() }
func (r *refusal) Unwrap() error { return r.err }

func refused(status int, err error) error { return &refusal{status: status, err: err} }

// conflict says that what the page saw is no longer so; now is what is.
func conflict(now any, format string, args ...any) error {
	return &refusal{status: http.StatusConflict, now: now,
		err: fault.New("look at both, and do it again where it still holds", format, args...)}
}

// errorJSON is what every failure prints.
type errorJSON struct {
	Error string   `json:"error"`
	Hints []string `json:"hints,omitempty"`
	Now   any      `json:"now,omitempty"`
}

// answering makes a handler of what gives JSON.
func answering(handle func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := handle(r)
		status := http.StatusOK
		if err != nil {
			failure := errorJSON{Error: hidden(r, err.Error())}
			for _, hint := range fault.Hints(err) {
				failure.Hints = append(failure.Hints, hidden(r, hint))
			}
			status = http.StatusInternalServerError
			var known *refusal
			if errors.As(err, &known) {
				status, failure.Now = known.status, known.now
			}
			out = failure
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(status)
		enc := json.NewEncoder(w)
		_ = enc.Encode(out) // the reader has gone; there is nobody to tell
	}
}

// mostAsked is the most that a request may hold, in bytes.
const mostAsked = 1 << 20

// asked reads the JSON of a request, strictly.
func asked(r *http.Request, into any) error {
	dec := json.NewDecoder(http.MaxBytesReader(nil, r.Body, mostAsked))
	dec.DisallowUnknownFields()
	err := dec.Decode(into)
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return refused(http.StatusRequestEntityTooLarge, errors.New("the request is longer than a megabyte"))
	case err != nil || dec.More():
		return refused(http.StatusBadRequest, errors.New("the request is not the JSON it should be"))
	}
	return nil
}
