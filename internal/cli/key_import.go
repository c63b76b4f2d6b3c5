package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// keyImportOptions are the flags of `mitten key import`.
type keyImportOptions struct {
	passphraseFile string
	force, dryRun  bool
}

func newKeyImport(app *App) *cobra.Command {
	var opt keyImportOptions
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "put a backup of the key in place",
		Long: `Put a backup of the key in place: one that ` + "`mitten key export`" + ` wrote, or the file of
age-keygen with one key, plain or encrypted with a passphrase by age. FILE - is the
standard input. If it has a passphrase you are asked for it, and the key keeps it.

Another key that is in place is not overwritten without --force: vaults that were made
with it stay shut then, unless you have a backup of it.`,
		Example: "  mitten key import /media/usb/mitten-key.txt",
		Args:    exactArgs(1, "the file of the backup"),
		RunE:    func(_ *cobra.Command, args []string) error { return runKeyImport(app, args[0], opt) },
	}
	f := cmd.Flags()
	f.StringVar(&opt.passphraseFile, "passphrase-file", "", "`file` with the passphrase of the backup")
	f.BoolVar(&opt.force, "force", false, "put it in the place of another key")
	f.BoolVar(&opt.dryRun, "dry-run", false, "look whether it would work, and change nothing")
	return cmd
}

func runKeyImport(app *App, from string, opt keyImportOptions) error {
	path, err := project.KeyPath(app.Getenv)
	if err != nil {
		return err
	}
	data, err := app.backup(from)
	if err != nil {
		return err
	}
	file, err := anonymise.ParseIdentityFile(data, from)
	if err != nil {
		return err
	}
	passphrase := ""
	if file.Protected() {
		if passphrase, err = app.passphrase(opt.passphraseFile, "passphrase of "+from, &anonymise.LockedError{Path: from}); err != nil {
			return err
		}
	}
	id, err := file.Open(passphrase)
	if err != nil {
		return err
	}
	vault, err := app.nearbyVault(path)
	if err != nil {
		return err
	}
	if exists(path) {
		same, err := keyInTheWay(path, data, id, passphrase, vault)
		if same && !opt.force {
			app.say("this key is in place already: %s", id.Recipient())
			return nil
		}
		if err != nil && !opt.force {
			return err
		}
	}
	if opt.dryRun {
		app.say("would put the key %s at %s (--dry-run)", id.Recipient(), path)
		return nil
	}
	if err := anonymise.StoreIdentity(path, data, opt.force); err != nil {
		return err
	}
	app.say("the key %s is in place at %s", id.Recipient(), path)
	if file.Protected() {
		app.say("it keeps the backup's passphrase; `mitten key passphrase` changes it or takes it off")
	}
	switch {
	case vault != nil && vault.OpensWith(id):
		app.say("it opens this study's vault")
	case vault != nil:
		app.say("note: it does not open this study's vault")
	}
	return nil
}

// backup reads a file that is to become the key.
func (app *App) backup(from string) ([]byte, error) {
	if from == "-" {
		return io.ReadAll(io.LimitReader(app.Stdin, 1<<20))
	}
	f, err := os.Open(from)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && runtime.GOOS != "windows" && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
		app.say("note: %s may be read by others (mode %#o)", from, info.Mode().Perm())
	}
	return io.ReadAll(io.LimitReader(f, 1<<20))
}

// keyInTheWay says whether the key at path is the one that comes, and if not,
// what would be lost with it. passphrase is that of the one that comes.
func keyInTheWay(path string, data []byte, coming *anonymise.Identity, passphrase string, vault *anonymise.Vault) (same bool, err error) {
	const hint = "`mitten key export FILE` backs up the one in place; --force then puts the other there"
	there, err := anonymise.ReadIdentityFile(path)
	if err != nil {
		return false, errors.Join(fault.New("--force puts the backup there; keep a copy of the file if in doubt", "there is an identity file already that cannot be used"), err)
	}
	if bytes.Equal(there.Data, data) {
		return true, nil
	}
	id, err := there.Open(passphrase)
	if err != nil {
		return false, fault.New(hint, "there is a key at %s already, with another passphrase: vaults that were made with it may stay shut", path)
	}
	if id.Recipient() == coming.Recipient() {
		return true, nil
	}
	which := "vaults that were made with it stay shut without it"
	if vault != nil && vault.OpensWith(id) && !vault.OpensWith(coming) {
		which += ", this study's among them"
	}
	return false, fault.New(hint, "another key is at %s (%s): %s", path, id.Recipient(), which)
}
