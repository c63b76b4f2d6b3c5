package anonymise

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"github.com/mitten-qda/mitten/internal/fault"
)

// ErrPassphrase says that a passphrase is not the one of an identity file.
var ErrPassphrase = errors.New("wrong passphrase")

// A LockedError says that the identity file at Path has a passphrase, and that
// nobody was there to give it.
type LockedError struct{ Path string }

func (e *LockedError) Error() string {
	return fmt.Sprintf("the identity file %s has a passphrase, and there is no terminal to ask for it", e.Path)
}

// An IdentityFile is the content of a file with one identity: as age-keygen
// writes it, or that encrypted with a passphrase, as `age -p` does (with or
// without armour).
type IdentityFile struct {
	Data   []byte // the file, byte for byte
	name   string
	sealed []byte // without armour; nil where no passphrase protects it
}

// largestIdentityFile is in bytes; real ones have a few hundred.
const largestIdentityFile = 64 << 10

// ReadIdentityFile reads the file at path. Where there is none the error wraps
// *NoIdentityError. A file that others may read is refused, except on Windows.
func ReadIdentityFile(path string) (*IdentityFile, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &fault.Error{Err: &NoIdentityError{path},
			Hint: "`mitten key import FILE` puts a backup at " + path + "; without one nobody can open the vault again"}
	}
	if err != nil {
		return nil, fmt.Errorf("reading the identity: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
		return nil, fault.New("chmod 600 "+path, "the identity file %s may be read by others (mode %#o)", path, info.Mode().Perm())
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the identity: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestIdentityFile+1))
	if err != nil {
		return nil, fmt.Errorf("reading the identity: %w", err)
	}
	return ParseIdentityFile(data, path)
}

// identityHint says what an identity file holds.
const identityHint = "the file holds one line AGE-SECRET-KEY-1..., as age-keygen writes it, or is that encrypted with a passphrase by age"

// ParseIdentityFile takes the content of an identity file; name is for messages.
func ParseIdentityFile(data []byte, name string) (*IdentityFile, error) {
	f := &IdentityFile{Data: data, name: name}
	if len(data) > largestIdentityFile {
		return nil, fault.New(identityHint, "%s is no identity file: it has more than %d bytes", name, largestIdentityFile)
	}
	switch {
	case bytes.HasPrefix(data, []byte("age-encryption.org/")):
		f.sealed = data
	case bytes.HasPrefix(bytes.TrimSpace(data), []byte(armor.Header)):
		plain, err := io.ReadAll(armor.NewReader(bytes.NewReader(data)))
		if err != nil {
			return nil, f.damaged()
		}
		f.sealed = plain
	default:
		_, err := f.parse(data)
		return f, err
	}
	lines := strings.SplitN(string(f.sealed[:min(len(f.sealed), 500)]), "\n", 3)
	if len(lines) < 3 {
		return nil, f.damaged()
	}
	if !strings.HasPrefix(lines[1], "-> scrypt ") {
		return nil, fault.New(identityHint, "%s is encrypted to a key, not with a passphrase", name)
	}
	return f, nil
}

// Protected reports whether the file opens with a passphrase only.
func (f *IdentityFile) Protected() bool { return f.sealed != nil }

// Open gives the identity. passphrase is not looked at where none protects the
// file; the error wraps ErrPassphrase where it is another one.
func (f *IdentityFile) Open(passphrase string) (*Identity, error) {
	if f.sealed == nil {
		return f.parse(f.Data)
	}
	key, err := age.NewScryptIdentity(passphrase)
	if err != nil { // it is empty
		return nil, f.wrong()
	}
	r, err := age.Decrypt(bytes.NewReader(f.sealed), key)
	var nobody *age.NoIdentityMatchError
	if errors.As(err, &nobody) {
		return nil, f.wrong()
	}
	if err != nil {
		return nil, f.damaged()
	}
	data, err := io.ReadAll(io.LimitReader(r, largestIdentityFile))
	if err != nil {
		return nil, f.damaged()
	}
	return f.parse(data)
}

func (f *IdentityFile) wrong() error {
	return fault.New("nothing was changed; a lost passphrase cannot be looked up, but a backup of the key can be imported: `mitten key import FILE`",
		"%w for the identity file %s", ErrPassphrase, f.name)
}

func (f *IdentityFile) damaged() error { // what age says may quote the key
	return fault.New(identityHint, "the identity file %s is damaged", f.name)
}

func (f *IdentityFile) parse(data []byte) (*Identity, error) {
	keys, err := age.ParseIdentities(bytes.NewReader(data))
	if err != nil {
		return nil, f.damaged()
	}
	key, ok := keys[0].(*age.X25519Identity)
	if len(keys) != 1 || !ok {
		return nil, fault.New(identityHint, "the identity file %s does not hold exactly one X25519 key", f.name)
	}
	return &Identity{key}, nil
}
