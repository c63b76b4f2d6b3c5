package anonymise

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"github.com/mitten-qda/mitten/internal/fault"
)

// Get gives what is stored under name. The error wraps fs.ErrNotExist where
// nothing is, *NoIdentityError where there is no identity to read it with,
// ErrForeignVault where there is another one, and ErrDamaged where the file is
// not whole.
func (v *Vault) Get(name string) ([]byte, error) {
	r, err := v.open(name)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, v.damaged(name, err)
	}
	return data, nil
}

// Verify reads what is stored under name to its end, and keeps nothing. The
// errors are those of Get.
func (v *Vault) Verify(name string) error {
	r, err := v.open(name)
	if err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return v.damaged(name, err)
	}
	return nil
}

func (v *Vault) open(name string) (io.Reader, error) {
	path, err := v.path(name)
	if err != nil {
		return nil, err
	}
	sealed, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the vault has no %s: %w", name, fs.ErrNotExist)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s from the vault: %w", name, err)
	}
	id, err := v.identity()
	if err != nil {
		return nil, fmt.Errorf("reading %s from the vault: %w", name, err)
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), id.key)
	var nobody *age.NoIdentityMatchError
	switch {
	case errors.As(err, &nobody) && v.keys[id.Recipient()]: // the key is the vault's; this file is somebody else's
		return nil, v.damaged(name, errors.New("it is encrypted to another key than the vault's"))
	case errors.As(err, &nobody):
		return nil, v.foreign()
	case err != nil:
		return nil, v.damaged(name, err)
	}
	return r, nil
}

// ErrDamaged says that a file of the vault is not whole.
var ErrDamaged = errors.New("damaged")

func (v *Vault) damaged(name string, why error) error {
	hint := "restore it from a copy of the study"
	if strings.HasSuffix(name, originalSuffix) || strings.HasSuffix(name, rawSuffix) {
		hint += ", or import the file of the document again"
	}
	return fault.At(v.FileOf(name), 0, 0, hint, "%w: %w", ErrDamaged, why)
}

// FileOf gives the file that holds what is stored under name, as seen from the
// study's folder.
func (v *Vault) FileOf(name string) string { return filepath.Base(v.dir) + "/" + name + vaultSuffix }
