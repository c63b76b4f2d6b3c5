package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"golang.org/x/term"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
)

// passphraseVariable names the file with the passphrase of the key. The
// passphrase itself is taken neither from the command line nor from the
// environment, where other processes could read it.
const passphraseVariable = "MITTEN_PASSPHRASE_FILE"

// longestPassphrase is in bytes.
const longestPassphrase = 4096

// passphraseOfKey gives the passphrase of this user's key.
func (app *App) passphraseOfKey(path string) (string, error) {
	file := app.passphraseFile
	if file == "" {
		file = app.Getenv(passphraseVariable)
	}
	return app.passphrase(file, "passphrase of the key "+path, &anonymise.LockedError{Path: path})
}

// passphrase reads one from a file where one is named, else asks for it; nobody
// is the error where there is no terminal.
func (app *App) passphrase(file, prompt string, nobody error) (string, error) {
	if file != "" {
		return app.passphraseIn(file)
	}
	given, err := app.secret(prompt)
	if errors.Is(err, errNoTerminal) {
		return "", &fault.Error{Err: nobody, Hint: "name a file that holds it, readable by you alone: --passphrase-file FILE, or " + passphraseVariable}
	}
	return given, err
}

// newPassphrase is passphrase for one that is being set: it is asked for twice.
func (app *App) newPassphrase(file, flag, prompt string) (string, error) {
	if file != "" {
		return app.passphraseIn(file)
	}
	first, err := app.secret(prompt)
	if errors.Is(err, errNoTerminal) {
		return "", fault.New("name a file that holds it, readable by you alone: "+flag+" FILE", "there is no terminal to ask for the passphrase")
	}
	if err != nil {
		return "", err
	}
	again, err := app.secret("the same again")
	if err == nil && first != again {
		err = errors.New("the two passphrases differ; nothing was changed")
	}
	return first, err
}

// passphraseIn reads the first line of a file; "-" is the standard input.
func (app *App) passphraseIn(file string) (string, error) {
	in := app.Stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return "", fmt.Errorf("reading the passphrase: %w", err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return "", fmt.Errorf("reading the passphrase: %w", err)
		}
		if runtime.GOOS != "windows" && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
			return "", fault.New("chmod 600 "+file, "the passphrase file %s may be read by others (mode %#o)", file, info.Mode().Perm())
		}
		in = f
	}
	line, err := bufio.NewReader(io.LimitReader(in, longestPassphrase)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("reading the passphrase: %w", err)
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", fault.New("its first line is the passphrase", "%s holds no passphrase", file)
	}
	return line, nil
}

// errNoTerminal says that there is nobody to ask.
var errNoTerminal = errors.New("no terminal")

// secret asks for a line at the terminal and shows nothing of it. Results and
// messages may go elsewhere: question and answer keep to the terminal itself.
func (app *App) secret(prompt string) (string, error) {
	in, ok := app.Stdin.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", errNoTerminal
	}
	out := app.Stderr
	if tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0); err == nil {
		defer tty.Close()
		in, out = tty, tty
	}
	before, err := term.GetState(int(in.Fd()))
	if err != nil {
		return "", errNoTerminal
	}
	fmt.Fprintf(out, "%s: ", prompt)
	defer fmt.Fprintln(out)
	type answer struct {
		line []byte
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		line, err := term.ReadPassword(int(in.Fd()))
		answered <- answer{line, err}
	}()
	select {
	case a := <-answered:
		if a.err != nil || len(a.line) == 0 {
			return "", errors.New("no passphrase was given")
		}
		return string(a.line), nil
	case <-app.stop: // the echo comes back
		return "", errors.Join(errors.New("interrupted"), term.Restore(int(in.Fd()), before))
	}
}

// notUnlocked says that there is a key, and that its passphrase was not given,
// or not rightly.
func notUnlocked(err error) bool {
	var locked *anonymise.LockedError
	return errors.As(err, &locked) || errors.Is(err, anonymise.ErrPassphrase)
}
