package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// addLeaks adds to a report every name of the people list that stands in a
// file outside the vault, and counts them. Where it cannot look it says so: in a
// copy without the vault or a key that opens it as a note, else as what is wrong.
func (app *App) addLeaks(ctx context.Context, s *project.Study, r *project.Report) (int, error) {
	key, err := project.KeyPath(app.Getenv)
	if err != nil {
		return 0, err
	}
	leaks, err := s.CheckLeaks(ctx, key, r)
	why, wrong := "", false
	var missing *anonymise.NoIdentityError
	switch {
	case errors.Is(err, anonymise.ErrForeignVault):
		why = "your key does not open this study's vault"
	case errors.As(err, &missing), errors.Is(err, project.ErrNoVault):
		why = err.Error()
	case err == nil || ctx.Err() != nil:
		return leaks, err
	default: // unlike in a copy without the key, they should have been
		why, wrong = err.Error(), true
	}
	r.Findings = append(r.Findings, project.Finding{
		Serious: wrong, Where: "vault", What: "names were not looked for outside the vault: " + why,
		Hint: strings.Join(append(fault.Hints(err), "run `mitten check` where the vault and its key are"), "; "),
	})
	return 0, nil
}
