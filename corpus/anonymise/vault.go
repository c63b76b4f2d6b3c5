package anonymise

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"filippo.io/age"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

const (
	recipientFile = "recipient.txt"
	vaultSuffix   = ".age"
)

// ErrForeignVault says that the user has an identity, and that it is not one
// of those the vault is encrypted to.
var ErrForeignVault = errors.New("the identity is not one of the vault's")

// A Vault is a folder of files encrypted with age, known by names that tell
// nothing ("T01.original"). Putting needs the public keys in recipient.txt
// alone; getting needs the identity. Plaintext is in memory only, never in a
// file. A Vault may be used by several goroutines at once; two writers of one
// name need the lock of the study.
type Vault struct {
	dir          string
	identityFile string
	recipients   []age.Recipient
	keys         map[string]bool // the same, as text

	// Keys opens the identity; nil will do where it has no passphrase. It is to
	// be set before the vault is used.
	Keys *Keyring

	mu sync.Mutex
	id *Identity // once read
}

// CreateVault makes dir a vault that id opens, and opens it. In a folder that
// is a vault already it is OpenVault.
func CreateVault(dir, identityFile string, id *Identity) (*Vault, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making the vault: %w", err)
	}
	path := filepath.Join(dir, recipientFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		text := "# The vault is encrypted to these public keys, one a line. They are no secret.\n" + id.Recipient() + "\n"
		if err := fsx.WriteFile(path, []byte(text), 0o644); err != nil {
			return nil, fmt.Errorf("making the vault: %w", err)
		}
	}
	return OpenVault(dir, identityFile)
}

// OpenVault opens the vault in dir. identityFile is where the user's identity
// is expected; it is read when it is first needed, and may be missing until
// then. It must not be inside the folder that holds the vault.
func OpenVault(dir, identityFile string) (*Vault, error) {
	if inside(identityFile, filepath.Dir(filepath.Clean(dir))) {
		return nil, fault.New("keep the identity in your config folder: whoever gets the study must not get the key with it",
			"the identity file %s is inside the study", identityFile)
	}
	path := filepath.Join(dir, recipientFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New("restore the file from a copy of the study; it holds the public key of the vault", "no vault in %s: %s is missing", dir, recipientFile)
	}
	if err != nil {
		return nil, fmt.Errorf("opening the vault: %w", err)
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) // git may have turned the line ends
	recipients, err := age.ParseRecipients(bytes.NewReader(data))
	if err != nil { // the reason quotes the line
		return nil, fault.At(path, 0, 0, "each line is an age public key (age1...) or begins with #; restore the file from a copy of the study",
			"%w: it holds something else than public keys", ErrDamaged)
	}
	v := &Vault{dir: dir, identityFile: identityFile, recipients: recipients, keys: map[string]bool{}}
	for _, r := range recipients {
		if s, ok := r.(fmt.Stringer); ok {
			v.keys[s.String()] = true
		}
	}
	return v, nil
}

// inside reports whether path is in the tree of dir, links followed.
func inside(path, dir string) bool {
	rel, err := filepath.Rel(realPath(dir), realPath(path))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// realPath resolves as much of a path as exists.
func realPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	rest := ""
	for at := abs; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		if at == filepath.Dir(at) {
			return abs
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// Put encrypts data and stores it under name, in place of what was there. It
// is refused where the user has an identity that could not read it again.
func (v *Vault) Put(name string, data []byte) error {
	path, err := v.path(name)
	if err != nil {
		return err
	}
	id, err := v.identity()
	var missing *NoIdentityError
	switch {
	case errors.As(err, &missing): // writing needs no secret
	case err != nil:
		return err
	case !v.keys[id.Recipient()]:
		return v.foreign()
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, v.recipients...)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return fmt.Errorf("encrypting %s: %w", name, err)
	}
	if err := fsx.WriteFile(path, sealed.Bytes(), 0o600); err != nil {
		return fmt.Errorf("writing %s to the vault: %w", name, err)
	}
	return nil
}

func (v *Vault) foreign() error {
	return fault.New("`mitten key import FILE --force` puts a backup of the identity in place that this vault was made with; others who open it may have one",
		"%w: the public key of %s is not in %s; what is in the vault cannot be read, transcripts, codings and the codebook are whole", ErrForeignVault, v.identityFile, filepath.Join(v.dir, recipientFile))
}

// Has reports whether something is stored under name.
func (v *Vault) Has(name string) bool {
	path, err := v.path(name)
	if err != nil {
		return false
	}
	_, err = os.Stat(path)
	return err == nil
}

// Remove deletes what is stored under name; it is no error where nothing is.
func (v *Vault) Remove(name string) error {
	path, err := v.path(name)
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing %s from the vault: %w", name, err)
	}
	return nil
}

// List gives the names in use, sorted.
func (v *Vault) List() ([]string, error) {
	entries, err := os.ReadDir(v.dir)
	if err != nil {
		return nil, fmt.Errorf("listing the vault: %w", err)
	}
	var names []string
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), vaultSuffix)
		if ok && !e.IsDir() && checkVaultName(name) == nil {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names, nil
}

// Readable reports whether the user's identity is there and is one of those
// the vault is encrypted to; the error, of the same kinds as Get's, tells why
// not.
func (v *Vault) Readable() error {
	id, err := v.identity()
	if err == nil && !v.keys[id.Recipient()] {
		err = v.foreign()
	}
	return err
}

// OpensWith reports whether the vault is encrypted to an identity.
func (v *Vault) OpensWith(id *Identity) bool { return v.keys[id.Recipient()] }

func (v *Vault) identity() (*Identity, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.id == nil {
		id, err := v.Keys.Identity(v.identityFile)
		if err != nil {
			return nil, err
		}
		v.id = id
	}
	return v.id, nil
}

func (v *Vault) path(name string) (string, error) {
	if err := checkVaultName(name); err != nil {
		return "", err
	}
	return filepath.Join(v.dir, name+vaultSuffix), nil
}

// checkVaultName lets through what can be a file on every system and leads to
// no other folder. It does not quote what it refuses.
func checkVaultName(name string) error {
	ok := name != "" && len(name) <= 100 && name[0] != '.' && name[0] != '-'
	for i := 0; ok && i < len(name); i++ {
		c := name[i]
		ok = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '-' || c == '_'
	}
	if !ok {
		return fmt.Errorf("a name in the vault has 1 to 100 letters, digits, '.', '-' and '_', and begins with a letter or digit")
	}
	return nil
}
