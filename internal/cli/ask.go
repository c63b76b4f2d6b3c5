package cli

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A questioner asks a person at the terminal. One reads the standard input for
// all questions of a run, so that nothing typed ahead is lost.
type questioner struct {
	app   *App
	typed *typist
}

// errNoMore says that the person ended the input: no more questions.
var errNoMore = errors.New("no more answers")

// questioner gives nil where nobody is there to answer.
func (app *App) questioner() *questioner {
	if !app.Answers || !app.Progress {
		return nil
	}
	return &questioner{app, app.typist()}
}

// choose asks for one of the choices and gives its index; Enter takes preset,
// "-" leaves the question open (-1).
func (q *questioner) choose(question string, choices []string, preset int) (int, error) {
	fmt.Fprintf(q.app.Stderr, "\n%s\n", question)
	for i, c := range choices {
		fmt.Fprintf(q.app.Stderr, "  %d  %s\n", i+1, c)
	}
	for {
		if preset >= 0 {
			fmt.Fprintf(q.app.Stderr, "number, Enter for %d, - to leave it open: ", preset+1)
		} else {
			fmt.Fprint(q.app.Stderr, "number, Enter to leave it open: ")
		}
		line, err := q.typed.line()
		answer := strings.TrimSpace(line)
		if errors.Is(err, io.EOF) && answer == "" {
			fmt.Fprintln(q.app.Stderr)
			return -1, errNoMore
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return -1, err
		}
		switch n, bad := strconv.Atoi(answer); {
		case answer == "":
			return preset, nil
		case answer == "-":
			return -1, nil
		case bad == nil && n >= 1 && n <= len(choices):
			return n - 1, nil
		}
		fmt.Fprintf(q.app.Stderr, "%q is none of 1 to %d\n", answer, len(choices))
	}
}

// key asks for one key, and takes it without Enter where a terminal gives keys one
// by one. What comes in one piece with it, as pasted or sent by a program, is a
// line; elsewhere every answer is one.
func (q *questioner) key(question string) (string, error) {
	if !q.typed.byKey() {
		return q.line(question)
	}
	fmt.Fprint(q.app.Stderr, question)
	answer, err := q.typed.key()
	fmt.Fprintln(q.app.Stderr, answer)
	if errors.Is(err, io.EOF) {
		return "", errNoMore
	}
	return strings.TrimSpace(answer), err
}

// line asks for one line, without the blanks around it.
func (q *questioner) line(question string) (string, error) {
	fmt.Fprint(q.app.Stderr, question)
	line, err := q.typed.line()
	answer := strings.TrimSpace(line)
	switch {
	case errors.Is(err, io.EOF) && answer == "":
		fmt.Fprintln(q.app.Stderr)
		return "", errNoMore
	case err != nil && !errors.Is(err, io.EOF):
		return "", err
	}
	return answer, nil
}
