package cli

import (
	"context"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/project"
)

// pseudonym gives an invented name that occurs nowhere in the study: not in its
// transcripts, the lists, or what was printed for others.
func (d *decider) pseudonym(ctx context.Context, origin, gender string) (string, error) {
	taken := decide.Taken{}
	ids, err := project.IdentifiableIDs(d.Vault)
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		doc, err := d.Vault.Identifiable(id)
		if err != nil {
			return "", err
		}
		taken.Add(doc.Text)
	}
	for _, p := range d.Stored.People.Persons {
		taken.Add(p.Name)
		taken.Add(p.Label)
		for _, a := range p.Aliases {
			taken.Add(a)
		}
	}
	for _, l := range d.Stored.Literals {
		taken.Add(l.Text)
		taken.Add(l.Label)
	}
	for _, e := range d.Log.Events() { // those taken back too: they may stand in what was printed
		taken.Add(e.Surface)
		taken.Add(e.Print)
		for _, n := range e.Names {
			taken.Add(n)
		}
	}
	return decide.Pseudonym(origin, gender, taken.Has)
}
