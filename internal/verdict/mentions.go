package verdict

import (
	"context"
	"errors"
	"slices"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// checkMentions holds the places of a decision against the transcripts: the form
// has to stand there.
func (d *Desk) checkMentions(ctx context.Context, e decide.Event) error {
	for _, m := range e.Mentions {
		if !d.Vault.HasIdentifiable(m.Document) {
			return fault.New("a place is DOCUMENT:TURN, e.g. T01:4", "the vault has no document %q", m.Document)
		}
		sights, err := project.Mentions(ctx, d.Vault, []string{m.Document}, detect.Form(e.Surface))
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(sights, func(s project.Sight) bool {
			return s.Mention.Turn == m.Turn && (m.Nth == 0 || s.Mention.Nth == m.Nth)
		}) {
			return fault.New("turns are counted from 1, headings too; `mitten anonymise review` shows where a form stands", "it does not stand in turn %d of %s, or not so often", m.Turn, m.Document)
		}
	}
	return nil
}

// Nowhere reports whether a form stands in no transcript of the vault, though
// there are some and all of them can be read: it may be mistyped.
func (d *Desk) Nowhere(ctx context.Context, form string) (bool, error) {
	ids, err := project.IdentifiableIDs(d.Vault)
	if err != nil || len(ids) == 0 {
		return false, err
	}
	found, err := project.Tallies(ctx, d.Vault, ids, []string{form})
	if errors.Is(err, anonymise.ErrDamaged) {
		return false, nil // it may stand there
	}
	return err == nil && found[form].Times == 0, err
}
