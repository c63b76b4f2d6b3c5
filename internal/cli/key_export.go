package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// keyExportOptions are the flags of `mitten key export`.
type keyExportOptions struct {
	out            string
	passphrase     bool
	passphraseFile string
	force, dryRun  bool
}

func newKeyExport(app *App) *cobra.Command {
	var opt keyExportOptions
	cmd := &cobra.Command{
		Use:   "export FILE",
		Short: "write a backup of the key, for a safe place (shows the secret)",
		Long: `Write a backup of the key to a file that you alone can read. ` + "`mitten key import`" + `
and the age program read it. Keep it where the study is not: it is never written into
a study's folder. FILE - is the standard output, unless that is a terminal.

With --passphrase the backup opens with a passphrase only, whoever finds it; it is
asked for twice, or read from the file that --passphrase-file names. Without, the
backup is a copy of the key: with its passphrase if it has one, else plain.`,
		Example: `  mitten key export /media/usb/mitten-key.txt --passphrase
  mitten key export - | lpr`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && opt.out != "" || len(args) == 0 && opt.out == "" {
				return usage(cmd, errors.New("mitten key export needs one file to write"))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				opt.out = args[0]
			}
			return runKeyExport(app, opt)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opt.out, "out", "o", "", "the `file` to write, instead of naming it as an argument")
	f.BoolVar(&opt.passphrase, "passphrase", false, "protect the backup with a passphrase of its own")
	f.StringVar(&opt.passphraseFile, "passphrase-file", "", "`file` with the passphrase for the backup; - is the standard input")
	f.BoolVar(&opt.force, "force", false, "overwrite a file that is there")
	f.BoolVar(&opt.dryRun, "dry-run", false, "do everything but write the file")
	return cmd
}

func runKeyExport(app *App, opt keyExportOptions) error {
	path, err := project.KeyPath(app.Getenv)
	if err != nil {
		return err
	}
	if err := opt.allowed(app, path); err != nil {
		return err
	}
	file, err := anonymise.ReadIdentityFile(path)
	if err != nil {
		return err
	}
	data, how := file.Data, "whoever has it opens the vault: it has no passphrase"
	switch {
	case opt.passphrase || opt.passphraseFile != "":
		id, err := app.keys.Identity(path)
		if err != nil {
			return err
		}
		passphrase, err := app.newPassphrase(opt.passphraseFile, "--passphrase-file", "passphrase for the backup")
		if err != nil {
			return err
		}
		if data, err = anonymise.FileOf(id, passphrase, app.PassphraseWork); err != nil {
			return err
		}
		how = "it opens with the passphrase given"
	case file.Protected():
		how = "it opens with the key's own passphrase"
	}
	switch {
	case opt.dryRun:
		app.say("would write a backup of the key to %s (--dry-run)", opt.out)
		return nil
	case opt.out == "-":
		_, err := app.Stdout.Write(data)
		return err
	}
	err = anonymise.StoreIdentity(opt.out, data, opt.force)
	if errors.Is(err, fs.ErrExist) {
		return fault.New("--force overwrites it", "%s exists", opt.out)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", opt.out, err)
	}
	app.say("wrote %s, a backup of the key: %s", opt.out, how)
	app.say("keep it where the study is not; `mitten key import %s` puts it in place", quoted(opt.out))
	return nil
}

// allowed refuses places where a backup does not belong.
func (opt *keyExportOptions) allowed(app *App, key string) error {
	if opt.out == "-" {
		if app.Terminal {
			return fault.New("name a file, or a pipe: mitten key export - | ...", "the key is not for a terminal: it would stay in the window's history")
		}
		return nil
	}
	dir := filepath.Dir(opt.out)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fault.New("make it first, or choose another", "there is no folder %s", filepath.Dir(opt.out))
	}
	if _, err := project.Open(dir); !errors.Is(err, project.ErrNoStudy) {
		return fault.New("choose a place that does not go where the study goes", "%s is inside a study: whoever gets the study must not get the key with it", opt.out)
	}
	if here, err := os.Stat(opt.out); err == nil {
		if there, err := os.Stat(key); err == nil && os.SameFile(here, there) {
			return fault.New("a backup is another file; `mitten key passphrase` protects the key itself", "%s is the key", opt.out)
		}
	}
	if !opt.force && exists(opt.out) {
		return fault.New("--force overwrites it", "%s exists", opt.out)
	}
	return nil
}
