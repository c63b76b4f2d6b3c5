package cli

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// An App is everything a verb may touch besides its arguments and the study.
type App struct {
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
	Now    func() time.Time
	Rand   io.Reader
	Getenv func(string) string

	// Terminal says that results are read by a person: tables instead of
	// tab-separated lines. Width is its width in columns.
	Terminal bool
	Width    int
	// Progress says that standard error is a terminal.
	Progress bool
	// Answers says that somebody at a terminal can answer questions.
	Answers bool

	// PassphraseWork is the base-2 logarithm of what scrypt costs where a
	// passphrase is set; 0 is age's own, about a second.
	PassphraseWork int

	dir            string // -C
	passphraseFile string // --passphrase-file
	keys           *anonymise.Keyring
	stop           <-chan struct{} // closed when the user interrupts
}

// System is the App of a real process.
func System() *App {
	app := &App{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Now: time.Now, Rand: rand.Reader, Getenv: os.Getenv,
		Terminal: term.IsTerminal(int(os.Stdout.Fd())),
		Progress: term.IsTerminal(int(os.Stderr.Fd())),
		Answers:  term.IsTerminal(int(os.Stdin.Fd())),
		Width:    100,
	}
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 20 {
		app.Width = w
	}
	return app
}

// Main runs one command line and gives the exit code.
func Main(args []string, app *App) int {
	noCoreDumps()
	log.SetOutput(io.Discard) // a library may log what it meets on disk; that is said by errors here
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	out := bufio.NewWriterSize(app.Stdout, 1<<16)
	run := *app
	run.Stdout, run.stop = out, ctx.Done()
	root := newRoot(&run)
	root.SetArgs(args)
	root.SetIn(app.Stdin)
	root.SetOut(out)
	root.SetErr(app.Stderr)
	err := root.ExecuteContext(ctx)
	if flushErr := out.Flush(); err == nil && flushErr != nil {
		err = flushErr
	}
	if ctx.Err() != nil && err != nil {
		err = &exit{code: CodeInterrupted, err: errors.New("interrupted; what was done is kept")}
	}
	return app.report(err)
}

// study opens the study that -C or the working folder names.
func (app *App) study() (*project.Study, error) {
	dir := app.dir
	if dir == "" {
		dir = "."
	}
	s, err := project.Open(dir)
	if err != nil {
		return nil, err
	}
	s.Keys = app.keys
	return s, nil
}

func newRoot(app *App) *cobra.Command {
	if app.keys == nil {
		app.keys = &anonymise.Keyring{Ask: app.passphraseOfKey}
	}
	root := &cobra.Command{
		Use:   "mitten",
		Short: "code interviews and find the themes in them",
		Long: `mitten codes interviews and finds the themes in them.

A study is a folder of plain text. Names of people stay in its vault, encrypted;
nothing leaves this machine. Start with: mitten demo`,
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              noArgs,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().StringVarP(&app.dir, "dir", "C", "", "the study's `folder` (default: the one you are in)")
	root.PersistentFlags().StringVar(&app.passphraseFile, "passphrase-file", "", "`file` with the passphrase of your key, if it has one (default: MITTEN_PASSPHRASE_FILE, else you are asked)")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usage(cmd, err) })
	root.SetHelpCommand(newHelp())
	root.Version = Version
	root.SetVersionTemplate("mitten {{.Version}}\n")
	for _, g := range []cobra.Group{
		{ID: "start", Title: "Start:"},
		{ID: "material", Title: "Material:"},
		{ID: "coding", Title: "Coding:"},
		{ID: "finding", Title: "Finding:"},
		{ID: "leaving", Title: "What leaves the house:"},
		{ID: "care", Title: "Care:"},
	} {
		root.AddGroup(&g)
	}
	for _, verb := range verbs(app) {
		root.AddCommand(verb)
	}
	return root
}
