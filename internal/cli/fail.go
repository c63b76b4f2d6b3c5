package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// Exit codes. They are part of mitten's interface: scripts rely on them.
const (
	CodeOK          = 0
	CodeError       = 1
	CodeUsage       = 2
	CodePartly      = 3  // part of the work was done, the rest is listed
	CodeNoStudy     = 10 // no study in this folder or above it
	CodeLocked      = 11 // another process is writing
	CodeWouldLeak   = 12 // refused because an identity would leave
	CodeInterrupted = 130
)

// An exit is an error that asks for an exit code of its own.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string { return e.err.Error() }
func (e *exit) Unwrap() error { return e.err }

// partly says that the rest of the work was done in spite of err.
func partly(err error) error {
	if err == nil {
		return nil
	}
	return &exit{code: CodePartly, err: err}
}

// wouldLeak says that err kept an identity from leaving.
func wouldLeak(err error) error { return &exit{code: CodeWouldLeak, err: err} }

// usage says that the command line itself is wrong.
func usage(cmd *cobra.Command, err error) error {
	return &exit{code: CodeUsage, err: &fault.Error{
		Hint: fmt.Sprintf("`%s --help` shows how it is used, with an example", cmd.CommandPath()),
		Err:  err,
	}}
}

// misused is usage for a flag's value whose error has a hint of its own.
func misused(err error) error { return &exit{code: CodeUsage, err: err} }

// exitCode finds the code that an error asks for.
func exitCode(err error) int {
	var e *exit
	switch {
	case err == nil:
		return CodeOK
	case errors.As(err, &e):
		return e.code
	case errors.Is(err, project.ErrNoStudy):
		return CodeNoStudy
	case errors.Is(err, project.ErrLocked):
		return CodeLocked
	case errors.Is(err, project.ErrWouldLeak):
		return CodeWouldLeak
	}
	return CodeError
}

// report prints an error, a line for each of those it joins, then the hints,
// and gives the exit code.
func (app *App) report(err error) int {
	code := exitCode(err)
	if err == nil {
		return code
	}
	for _, e := range flatten(err) {
		first, rest, _ := strings.Cut(strings.TrimSpace(e.Error()), "\n")
		fmt.Fprintf(app.Stderr, "mitten: %s\n", first)
		for _, line := range strings.Split(rest, "\n") {
			if strings.TrimSpace(line) != "" {
				fmt.Fprintf(app.Stderr, "  %s\n", line)
			}
		}
	}
	hints := fault.Hints(err)
	if len(hints) == 0 && code == CodeUsage {
		hints = []string{"`mitten --help` lists the verbs"}
	}
	for _, h := range hints {
		fmt.Fprintf(app.Stderr, "hint: %s\n", h)
	}
	return code
}

// flatten lists the errors that err joins, however deep, or err alone.
func flatten(err error) []error {
	inner := err
	for {
		if e, ok := inner.(*exit); ok {
			inner = e.err
			continue
		}
		break
	}
	if joined, ok := inner.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, flatten(e)...)
		}
		return all
	}
	return []error{inner}
}

// noArgs refuses arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasSubCommands() {
		return noVerb(cmd, args[0])
	}
	return usage(cmd, fmt.Errorf("%s takes no arguments, got %q", cmd.CommandPath(), args[0]))
}

// noVerb is the error of a word that is none of the verbs below cmd.
func noVerb(cmd *cobra.Command, word string) error {
	names := []string{}
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	hint := "`" + cmd.CommandPath() + " --help` lists the verbs"
	if near := fault.Nearest(word, names); near != "" {
		hint = "did you mean `" + cmd.CommandPath() + " " + near + "`?"
	}
	what := "no verb %q"
	if cmd.HasParent() {
		what = cmd.CommandPath() + " has no verb %q"
	}
	return misused(fault.New(hint, what, word))
}

// someArgs asks for at least n arguments, described by what.
func someArgs(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usage(cmd, fmt.Errorf("%s needs %s", cmd.CommandPath(), what))
		}
		return nil
	}
}

// exactArgs asks for n arguments, described by what.
func exactArgs(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usage(cmd, fmt.Errorf("%s needs %s, got %d arguments", cmd.CommandPath(), what, len(args)))
		}
		return nil
	}
}
