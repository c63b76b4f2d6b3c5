package cli

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

func newKey(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "key",
		Short: "look after the key that opens your vaults",
		Long: `Look after the key that opens your vaults. It is an age identity in your own
settings folder, never in a study; ` + "`mitten init`" + ` makes it once. All studies you
make on this machine have their vaults encrypted to it. Whoever has a study and the
key can read the names in it; without the key nobody can.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newKeyShow(app), newKeyExport(app), newKeyImport(app), newKeyPassphrase(app), newKeyDestroy(app))
	return in("care", cmd)
}

// nearbyVault gives the vault of the study one is in; nil where there is none.
func (app *App) nearbyVault(key string) (*anonymise.Vault, error) {
	study, err := app.study()
	if errors.Is(err, project.ErrNoStudy) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	v, err := study.VaultIfAny(key)
	if errors.Is(err, project.ErrNoVault) {
		return nil, nil
	}
	return v, err
}

// exists reports whether something is at path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
