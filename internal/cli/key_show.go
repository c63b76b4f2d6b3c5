package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// keyJSON is what `mitten key show --json` prints.
type keyJSON struct {
	File       string `json:"file"`
	PublicKey  string `json:"public_key"` // "" where the passphrase was not given
	Passphrase bool   `json:"passphrase"` // whether one protects the file
	Vault      string `json:"vault"`      // opens, does not open, not tried, or none
}

func newKeyShow(app *App) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "show",
		Short: "say where the key is, its public half, and whether it opens this study's vault",
		Long: `Say where the key is, its public half, whether a passphrase protects it, and whether
it opens the vault of this study. The secret itself is never shown.`,
		Example: "  mitten key show",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runKeyShow(app, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {file, public_key, passphrase, vault}")
	return cmd
}

func runKeyShow(app *App, asJSON bool) error {
	path, err := project.KeyPath(app.Getenv)
	if err != nil {
		return err
	}
	file, err := anonymise.ReadIdentityFile(path)
	if err != nil {
		return err
	}
	k := keyJSON{File: path, Passphrase: file.Protected(), Vault: "none"}
	var locked *anonymise.LockedError
	id, err := app.keys.Identity(path)
	if err != nil && !errors.As(err, &locked) {
		return err
	}
	vault, err := app.nearbyVault(path)
	if err != nil {
		return err
	}
	if id != nil {
		k.PublicKey = id.Recipient()
	}
	switch {
	case vault == nil:
	case id == nil:
		k.Vault = "not tried"
	case vault.OpensWith(id):
		k.Vault = "opens"
	default:
		k.Vault = "does not open"
	}
	if asJSON {
		return app.json(k)
	}
	public, passphrase := k.PublicKey, "no"
	if id == nil {
		public = "not known without the passphrase"
	}
	if k.Passphrase {
		passphrase = "yes"
	}
	t := &table{columns: []column{{name: "what"}, {name: "is"}}}
	t.add("file", path)
	t.add("public key", public)
	t.add("passphrase", passphrase)
	t.add("this study's vault", k.Vault)
	app.print(t)
	return nil
}
