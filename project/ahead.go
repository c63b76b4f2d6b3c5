package project

import (
	"context"
	"runtime"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
)

// A masked document is what apply makes of an identifiable one, before anything
// is written.
type masked struct {
	source  *corpus.Document
	res     *anonymise.Result
	waiting []decide.Waiting
	err     error
}

// maskAhead makes documents while those before are written, a few at a time, and
// yields them in order until yield says no.
func (m *Masker) maskAhead(ctx context.Context, v *anonymise.Vault, ids []string, yield func(id string, d masked) bool) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	done := make([]chan masked, len(ids))
	for i := range done {
		done[i] = make(chan masked, 1)
	}
	go func() {
		for i, id := range ids {
			select {
			case room <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() { done[i] <- m.mask(v, id) }()
		}
	}()
	for i, id := range ids {
		select {
		case d := <-done[i]:
			if !yield(id, d) {
				return
			}
			<-room
		case <-ctx.Done():
			return
		}
	}
}

func (m *Masker) mask(v *anonymise.Vault, id string) (d masked) {
	if d.source, d.err = m.identifiable(v, id); d.err == nil {
		d.res, d.waiting, d.err = m.apply(d.source)
	}
	return d
}
