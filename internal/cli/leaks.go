package cli

import (
	"context"
	"errors"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// addLeaks adds to a report every name of the people list that stands in a
// file outside the vault, and counts them. Without the vault or a key that
// opens it, it cannot look, and says so.
func (app *App) addLeaks(ctx context.Context, s *project.Study, r *project.Report) (int, error) {
	key, err := project.KeyPath(app.Getenv)
	if err != nil {
		return 0, err
	}
	leaks, err := s.CheckLeaks(ctx, key, r)
	why := ""
	var missing *anonymise.NoIdentityError
	switch {
	case errors.Is(err, anonymise.ErrForeignVault):
		why = "your key does not open this study's vault"
	case errors.As(err, &missing), errors.Is(err, project.ErrNoVault):
		why = err.Error()
	default:
		return leaks, err
	}
	r.Findings = append(r.Findings, project.Finding{
		Where: "vault", What: "names were not looked for outside the vault: " + why,
		Hint: "run `mitten check` where the vault and its key are",
	})
	return 0, nil
}
