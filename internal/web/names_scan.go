package web

import (
	"context"

	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// A scan is one search of the vault for what may identify somebody. It runs by
// itself, and is used as long as what it looked through is the same.
type scan struct {
	number  int    // tells two scans of this server apart
	sources string // verdict.Desk.Sources
	upTo    int    // events of the log that it knew
	cancel  context.CancelFunc
	ended   chan struct{}

	// What follows is guarded by identities.mu.
	done, all int // documents
	ready     bool
	forms     []project.WaitingForm
	caseless  []string
	err       error
}

// look gives the scan that fits the desk, and begins it where there is none. The
// server's lock is held.
func (n *identities) look(d *verdict.Desk) (*scan, error) {
	sources, err := d.Sources()
	if err != nil {
		return nil, err
	}
	n.mu.Lock()
	have := n.scan
	n.mu.Unlock()
	number := 1
	if have != nil {
		number = have.number + 1
		if _, reopened := d.Since(have.upTo); have.sources == sources && !reopened {
			return have, nil
		}
		n.forget()
	}
	ids, err := project.IdentifiableIDs(d.Vault)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	now := &scan{number: number, sources: sources, upTo: len(d.Log.Events()), cancel: cancel, ended: make(chan struct{}), all: len(ids)}
	// A desk of its own: the one of the request takes decisions meanwhile.
	own, err := verdict.Open(d.Study, d.Vault, n.pen.Now)
	if err != nil {
		cancel()
		return nil, err
	}
	n.mu.Lock()
	n.scan = now
	n.mu.Unlock()
	go n.run(ctx, now, own, ids)
	return now, nil
}

func (n *identities) run(ctx context.Context, now *scan, d *verdict.Desk, ids []string) {
	defer close(now.ended)
	forms, caseless, err := d.Waiting(ctx, ids, func(done, _ int) {
		n.mu.Lock()
		now.done = done
		n.mu.Unlock()
	})
	n.mu.Lock()
	now.forms, now.caseless, now.err, now.ready = forms, caseless, err, true
	n.mu.Unlock()
}

// state gives how far a scan is.
func (n *identities) state(sc *scan) (done, all int, ready bool, err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return sc.done, sc.all, sc.ready, sc.err
}
