package anonymise

import (
	"errors"
	"sync"
)

// A Keyring opens identity files. The passphrase of one is asked for once in a
// process: a second vault, or a second use, gets the same answer, be it the
// identity or the failure. A nil Keyring opens those that have no passphrase.
type Keyring struct {
	// Ask gives the passphrase of the identity file at path. A *LockedError says
	// that nobody can be asked.
	Ask func(path string) (string, error)

	mu     sync.Mutex
	opened map[string]answer // by path, of protected files only
}

type answer struct {
	id  *Identity
	err error
}

// Identity reads the identity file at path, like LoadOrCreateIdentity, and asks
// for its passphrase where it has one. The error wraps ErrPassphrase where the
// answer is not it.
func (k *Keyring) Identity(path string) (*Identity, error) {
	id, err := loadIdentity(path)
	var locked *LockedError
	if k == nil || k.Ask == nil || !errors.As(err, &locked) {
		return id, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if a, asked := k.opened[path]; asked {
		return a.id, a.err
	}
	id, err = k.unlock(path)
	if k.opened == nil {
		k.opened = map[string]answer{}
	}
	k.opened[path] = answer{id, err}
	return id, err
}

func (k *Keyring) unlock(path string) (*Identity, error) {
	file, err := ReadIdentityFile(path)
	if err != nil {
		return nil, err
	}
	passphrase, err := k.Ask(path)
	if err != nil {
		return nil, err
	}
	return file.Open(passphrase)
}
