package anonymise

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// FileOf gives the content of an identity file: as age-keygen writes it, or,
// where a passphrase is given, that encrypted with it and armoured, as
// `age -p -a` does. work is the base-2 logarithm of scrypt's cost, 1 to 30; 0
// is age's own, about a second.
func FileOf(id *Identity, passphrase string, work int) ([]byte, error) {
	if passphrase == "" {
		return id.plain(), nil
	}
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	if work > 0 {
		to.SetWorkFactor(work)
	}
	var b bytes.Buffer
	armoured := armor.NewWriter(&b)
	w, err := age.Encrypt(armoured, to)
	if err == nil {
		_, err = w.Write(id.plain())
	}
	if err == nil {
		err = errors.Join(w.Close(), armoured.Close())
	}
	if err != nil {
		return nil, fmt.Errorf("protecting the identity: %w", err)
	}
	return b.Bytes(), nil
}

// StoreIdentity puts an identity file at path, 0600, whole or not at all, and
// makes its folder (0700). Another file is replaced only where over is set; the
// error wraps fs.ErrExist where it is not.
func StoreIdentity(path string, data []byte, over bool) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("making the folder of the identity: %w", err)
	}
	write := writeOnce
	if over {
		write = func(path string, data []byte) error { return fsx.WriteFile(path, data, 0o600) }
	}
	if err := write(path, data); err != nil {
		return fmt.Errorf("writing the identity: %w", err)
	}
	return nil
}

// DestroyIdentity deletes the identity file at path, and what a killed process
// may have left of one beside it. It writes zeros over the file first, which
// disks that move data (SSDs, copy-on-write file systems) do not promise to put
// in the same place.
func DestroyIdentity(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &fault.Error{Err: &NoIdentityError{path}, Hint: "there is nothing to destroy on this machine; backups may be elsewhere"}
	}
	if err != nil {
		return fmt.Errorf("destroying the identity: %w", err)
	}
	if f, err := os.OpenFile(path, os.O_WRONLY, 0); err == nil {
		_, err = f.Write(make([]byte, info.Size()))
		if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
			return fmt.Errorf("destroying the identity: %w", err)
		}
	}
	if err := os.Remove(path); err != nil {
		return fmt.Errorf("destroying the identity: %w", err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), halfWritten) || fsx.IsTemp(e.Name()) {
			err = errors.Join(err, os.Remove(filepath.Join(filepath.Dir(path), e.Name())))
		}
	}
	return err
}
