package project

import (
	"context"
	"errors"

	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// checkVault reads every file of the vault and adds those that are not whole to
// the report. The error says why it could not look.
func checkVault(ctx context.Context, v *anonymise.Vault, r *Report) error {
	names, err := v.List()
	if err != nil || len(names) == 0 {
		return err
	}
	if err := v.Readable(); err != nil {
		return err
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch err := v.Verify(name); {
		case errors.Is(err, anonymise.ErrDamaged):
			r.addError(true, err)
		case err != nil:
			return err
		}
	}
	return nil
}
