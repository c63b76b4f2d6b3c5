package web

import (
	"errors"
	"fmt"
	"net/http"
	"sync"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// identities is what the server knows of names. All of it is in memory, and the
// vault is opened anew for each request: where the key is gone, so is the page.
type identities struct {
	vault func() (*anonymise.Vault, error) // nil: there is none
	pen   project.Pen

	mu   sync.Mutex // guards what follows
	scan *scan
}

// errNoKey says that what was asked for is in the vault alone.
var errNoKey = errors.New("this page shows names, and they are in the vault, which this key does not open")

// opened gives the vault where the key opens it. Else the answer is 403, with
// nothing in it that the vault has.
func (n *identities) opened() (*anonymise.Vault, error) {
	if n.vault == nil {
		return nil, refused(http.StatusForbidden, project.ErrNoVault)
	}
	v, err := n.vault()
	if err == nil {
		err = v.Readable()
	}
	if err == nil {
		return v, nil
	}
	n.forget()
	if errors.Is(err, project.ErrNoVault) {
		return nil, refused(http.StatusForbidden, fault.New("names are decided where the vault is; everything else works here", "%w", err))
	}
	return nil, refused(http.StatusForbidden, fmt.Errorf("%w: %w", errNoKey, err))
}

// namesDesk opens the vault for decisions. The server's lock is held.
func (s *Server) namesDesk() (*verdict.Desk, error) {
	v, err := s.identities.opened()
	if err != nil {
		return nil, err
	}
	return verdict.Open(s.study, v, s.identities.pen.Now)
}

// forget drops what was found, and ends a search for it.
func (n *identities) forget() {
	n.mu.Lock()
	old := n.scan
	n.scan = nil
	n.mu.Unlock()
	if old != nil {
		old.cancel()
		<-old.ended
	}
}
