package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// initOptions are the flags of `mitten init`.
type initOptions struct {
	name   string
	cycles []string
	coders []string
	dryRun bool
}

func newInit(app *App) *cobra.Command {
	var opt initOptions
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "make a study of a folder",
		Long: `Make a study of a folder (by default the one you are in).

It writes mitten.yaml, codebook.yaml, participants.csv and the folders for
transcripts, codings, memos and the vault, and tells git to track nothing from
the vault that is not encrypted. On this machine's first study it also makes
the key that opens vaults, in your own settings folder.`,
		Example: `  mitten init pods-2026 --name "Pods, spring 2026" --cycle 2026-05 --coder ash`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage(cmd, errors.New("init takes one folder"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := app.dir
			if len(args) == 1 {
				dir = filepath.Join(dir, args[0])
				if filepath.IsAbs(args[0]) {
					dir = args[0]
				}
			}
			if dir == "" {
				dir = "."
			}
			return runInit(app, dir, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.name, "name", "", "what the study is called (default: the folder's name)")
	f.StringSliceVar(&opt.cycles, "cycle", nil, "a `cycle` of the study, such as 2026-05; may be repeated")
	f.StringSliceVar(&opt.coders, "coder", nil, "a coder's short `id`; may be repeated")
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be written, and write nothing")
	return in("start", cmd)
}

func runInit(app *App, dir string, opt initOptions) error {
	c := project.Config{Name: opt.name, Cycles: opt.cycles, Coders: opt.coders, Attribution: project.Templates{"{role}"}}
	if c.Name == "" {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return err
		}
		c.Name = filepath.Base(abs)
	}
	if opt.dryRun {
		if err := project.CanInit(dir, c); err != nil {
			return err
		}
		fmt.Fprintf(app.Stdout, "would make a study in %s\n", dir)
		return nil
	}
	if err := project.CanInit(dir, c); err != nil {
		return err
	}
	key, made, err := ensureKey(app)
	if err != nil {
		return err
	}
	_, wrote, err := project.Init(dir, c, key, app.keys)
	if err != nil {
		return err
	}
	for _, name := range wrote {
		fmt.Fprintf(app.Stdout, "wrote %s\n", filepath.Join(dir, name))
	}
	if made {
		app.say("made the key that opens your vaults: %s", key)
		app.say("keep a copy of it somewhere safe (`mitten key export`): without it nobody can open the vault")
	}
	app.say("next: mitten -C %s import FILE...", quoted(dir))
	return nil
}

// ensureKey gives the path of the vault key, made now where there was none.
func ensureKey(app *App) (path string, made bool, err error) {
	path, err = project.KeyPath(app.Getenv)
	if err != nil {
		return "", false, err
	}
	_, statErr := os.Stat(path)
	var locked *anonymise.LockedError // there, and opened when it is needed
	if _, err := anonymise.LoadOrCreateIdentity(path, true); err != nil && !errors.As(err, &locked) {
		return "", false, err
	}
	return path, errors.Is(statErr, os.ErrNotExist), nil
}
