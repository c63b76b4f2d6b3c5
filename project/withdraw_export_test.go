package project

import (
	"context"

	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// WithdrawUntil is Withdraw that ends where step fails, as a run that is killed
// there does.
func (s *Study) WithdrawUntil(ctx context.Context, v *anonymise.Vault, id string, forget bool, step func() error) error {
	w := &withdrawing{study: s, vault: v, id: id, out: &Withdrawal{Participant: id}, step: step}
	_, err := w.run(ctx, "2026-05-04", forget, false)
	return err
}
