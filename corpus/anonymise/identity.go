package anonymise

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"
)

// An Identity is the secret key that opens a vault. It never prints itself.
type Identity struct{ key *age.X25519Identity }

// Recipient gives the public key, "age1...", to which a vault is encrypted.
func (id *Identity) Recipient() string { return id.key.Recipient().String() }

// String gives the public key.
func (id *Identity) String() string { return id.Recipient() }

// GoString gives the public key.
func (id *Identity) GoString() string { return id.Recipient() }

// NoIdentityError says that there is no identity file at Path, and what that
// means for a study.
type NoIdentityError struct{ Path string }

func (e *NoIdentityError) Error() string {
	return fmt.Sprintf("no identity at %s, so the vault stays shut: imported files, identifiable transcripts and the list of people cannot be read; transcripts, codings, the codebook and exports are whole", e.Path)
}

// LoadOrCreateIdentity reads the identity file at path, in the format of
// age-keygen. Where there is none it makes one (file 0600, folder 0700) if
// create is set, and gives a *NoIdentityError if not. A file that is there is
// never written to. A file that others may read is refused, except on Windows.
// One that has a passphrase gives a *LockedError: a Keyring can open it.
func LoadOrCreateIdentity(path string, create bool) (*Identity, error) {
	id, err := loadIdentity(path)
	var missing *NoIdentityError
	if !create || !errors.As(err, &missing) {
		return id, err
	}
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("making an identity: %w", err)
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making the folder of the identity: %w", err)
	}
	id = &Identity{key}
	if err := writeOnce(path, id.plain()); err != nil {
		if errors.Is(err, fs.ErrExist) { // another process was first
			return loadIdentity(path)
		}
		return nil, fmt.Errorf("writing the identity: %w", err)
	}
	return id, nil
}

// plain gives the identity as age-keygen writes it.
func (id *Identity) plain() []byte {
	return fmt.Appendf(nil, "# public key: %s\n# keep a copy of this file in a safe place: without it the vault stays shut\n%s\n", id.Recipient(), id.key)
}

func loadIdentity(path string) (*Identity, error) {
	file, err := ReadIdentityFile(path)
	if err != nil {
		return nil, err
	}
	if file.Protected() {
		return nil, &LockedError{path}
	}
	return file.Open("")
}

// halfWritten begins the names of files that a killed process may leave.
const halfWritten = ".identity-"

// writeOnce writes a file whole or not at all, and never over another one.
func writeOnce(path string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), halfWritten+"*") // made 0600
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	defer temp.Close()
	if _, err := temp.Write(data); err != nil {
		return err
	}
	if err := temp.Sync(); err != nil {
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	err = os.Link(temp.Name(), path) // unlike a rename it fails where the file exists
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return writeDirectly(path, data) // a file system without links
}

func writeDirectly(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		os.Remove(path)
	}
	return err
}
