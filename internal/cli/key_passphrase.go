package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// keyPassphraseOptions are the flags of `mitten key passphrase`.
type keyPassphraseOptions struct {
	newFile        string
	remove, dryRun bool
}

func newKeyPassphrase(app *App) *cobra.Command {
	var opt keyPassphraseOptions
	cmd := &cobra.Command{
		Use:   "passphrase",
		Short: "protect the key with a passphrase, change it, or take it off",
		Long: `Protect the key with a passphrase, change it, or take it off. The file is encrypted
in place, as age does with identities; the key stays the same, and vaults open as
before.

With a passphrase every verb that opens the vault asks for it once on the terminal,
or reads it from the file that --passphrase-file or MITTEN_PASSPHRASE_FILE names,
which you alone may be able to read. A passphrase that is lost cannot be looked up:
keep a backup (` + "`mitten key export`" + `).

Backups and copies made before stay as they were.`,
		Example: `  mitten key passphrase
  mitten key passphrase --remove`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if opt.remove && opt.newFile != "" {
				return usage(cmd, errors.New("--remove takes the passphrase off, --new-passphrase-file sets one"))
			}
			return runKeyPassphrase(app, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.newFile, "new-passphrase-file", "", "`file` with the passphrase to set (default: you are asked, twice)")
	f.BoolVar(&opt.remove, "remove", false, "take the passphrase off")
	f.BoolVar(&opt.dryRun, "dry-run", false, "do everything but change the file")
	return cmd
}

func runKeyPassphrase(app *App, opt keyPassphraseOptions) error {
	path, err := project.KeyPath(app.Getenv)
	if err != nil {
		return err
	}
	file, err := anonymise.ReadIdentityFile(path)
	if err != nil {
		return err
	}
	if opt.remove && !file.Protected() {
		app.say("the key %s has no passphrase", path)
		return nil
	}
	id, err := app.keys.Identity(path)
	if err != nil {
		return err
	}
	passphrase, now := "", "opens without a passphrase now"
	if !opt.remove {
		if passphrase, err = app.newPassphrase(opt.newFile, "--new-passphrase-file", "new passphrase of the key "+path); err != nil {
			return err
		}
		now = "opens with the new passphrase only now"
	}
	data, err := anonymise.FileOf(id, passphrase, app.PassphraseWork)
	if err != nil {
		return err
	}
	if opt.dryRun {
		app.say("would write %s anew (--dry-run)", path)
		return nil
	}
	if err := anonymise.StoreIdentity(path, data, true); err != nil {
		return err
	}
	app.say("the key %s %s; backups made before stay as they were", path, now)
	return nil
}
