package cli

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// errStopped says that Ctrl-C came while somebody was asked.
var errStopped = errors.New("interrupted")

// A typist is who types on the standard input. Ctrl-C ends the wait for them.
type typist struct {
	in   *bufio.Reader
	file *os.File // the terminal; nil where it is none
	stop <-chan struct{}
}

func (app *App) typist() *typist {
	t := &typist{in: bufio.NewReader(app.Stdin), stop: app.stop}
	if f, ok := app.Stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		t.file = f
	}
	return t
}

// line gives what is typed up to Enter. The error is io.EOF where the input ended,
// and errStopped after Ctrl-C.
func (t *typist) line() (string, error) {
	return t.wait(func() (string, error) { return t.in.ReadString('\n') })
}

// wait does not go on reading what was interrupted: the program ends then.
func (t *typist) wait(read func() (string, error)) (string, error) {
	type answer struct {
		text string
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		text, err := read()
		answered <- answer{text, err}
	}()
	select {
	case a := <-answered:
		return a.text, a.err
	case <-t.stop:
		return "", errStopped
	}
}

// byKey reports whether keys come one by one.
func (t *typist) byKey() bool { return t.file != nil }

// What a terminal sends for keys that end something.
const (
	ctrlC = "\x03"
	ctrlD = "\x04"
)

// key gives one key, "" for Enter, or the line that it begins, if that is there at
// once. The terminal echoes nothing meanwhile.
func (t *typist) key() (string, error) {
	before, err := term.MakeRaw(int(t.file.Fd()))
	if err != nil {
		return t.line()
	}
	answer, err := t.wait(t.keyOrLine)
	if back := term.Restore(int(t.file.Fd()), before); err == nil {
		err = back
	}
	switch {
	case err != nil:
		return "", err
	case answer == ctrlC: // a raw terminal makes no signal of it
		return "", errStopped
	case answer == ctrlD:
		return "", io.EOF
	}
	return answer, nil
}

func (t *typist) keyOrLine() (string, error) {
	first, _, err := t.in.ReadRune()
	if err != nil || first == '\r' || first == '\n' {
		return "", err
	}
	there, _ := t.in.Peek(t.in.Buffered())
	rest := string(there)
	end := strings.IndexAny(rest, "\r\n")
	if end > 0 && rest[0] != ' ' {
		end = -1 // keys typed ahead
	}
	if end < 0 {
		return string(first), nil
	}
	_, err = t.in.Discard(end + 1)
	return string(first) + rest[:end], err
}
