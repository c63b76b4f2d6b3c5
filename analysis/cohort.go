package analysis

import (
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

// Cohort gives the participants among whom somebody who is quoted may hide: those
// who speak in a document of any cycle that where lets in, whatever else it asks
// for, in the order of the roster; who has withdrawn is not among them. Documents
// without a cycle are one of their own. Errors are those of a where that cannot be
// used.
func Cohort(s *Study, where query.Node) ([]corpus.Participant, error) {
	c, err := newCast(s)
	if err != nil {
		return nil, err
	}
	themes := indexThemes(s.Book)
	w, err := split(c, themes, where)
	if err != nil {
		return nil, err
	}
	sc := scopeOf(w, false, "", nil)
	cycles := map[string]bool{}
	for i, v := range c.voices {
		if sc.in[i] {
			cycles[s.Documents[v.document].Cycle] = true
		}
	}
	speaks := make([]bool, len(c.people))
	for _, v := range c.voices {
		if v.participant != nobody && v.turns > 0 && cycles[s.Documents[v.document].Cycle] {
			speaks[v.participant] = true
		}
	}
	var out []corpus.Participant
	for i, p := range c.people {
		if speaks[i] {
			out = append(out, p)
		}
	}
	return out, nil
}
