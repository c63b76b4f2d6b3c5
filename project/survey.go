package project

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// A WaitingForm is a form that nobody has decided, and where it stands. It is
// made of names.
type WaitingForm struct {
	Form, Surface string
	Kind          detect.Kind
	Masked        bool     // replaced by its category meanwhile
	Layers        []string // that voted for it anywhere, sorted
	Times         int      // places where it was found
	Documents     []string // in the order in which they were read
	Places        []Sight  // the first few
}

// fewSights is how many places of a form are shown.
const fewSights = 5

// Waiting finds the forms in documents of the vault that nobody has decided:
// those first that are masked, then those found most often. Caseless lists
// documents that wait for the names heard.
func (m *Masker) Waiting(ctx context.Context, v *anonymise.Vault, ids []string, progress func(done, all int)) (forms []WaitingForm, caseless []string, err error) {
	found := map[string]*WaitingForm{}
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		d, err := m.identifiable(v, id)
		if err != nil {
			return nil, nil, err
		}
		scan := m.Scan(d)
		if _, listened := m.plan.State().Heard(id); scan.Caseless && !listened {
			caseless = append(caseless, id)
		}
		_, waiting := m.plan.Votes(d, scan.Candidates)
		for _, w := range waiting {
			if found[w.Form] == nil {
				found[w.Form] = &WaitingForm{Form: w.Form, Surface: strings.Join(strings.Fields(d.Slice(w.Candidate.Span)), " "), Kind: w.Candidate.Kind}
			}
			found[w.Form].add(d, w)
		}
		if progress != nil {
			progress(i+1, len(ids))
		}
	}
	for _, f := range found {
		slices.Sort(f.Layers)
		forms = append(forms, *f)
	}
	slices.SortFunc(forms, func(a, b WaitingForm) int {
		if a.Masked != b.Masked {
			if a.Masked {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.Times, a.Times), strings.Compare(a.Form, b.Form))
	})
	return forms, caseless, nil
}

func (f *WaitingForm) add(d *corpus.Document, w decide.Waiting) {
	f.Times++
	if w.Masked && !f.Masked {
		f.Masked, f.Kind = true, w.Candidate.Kind
	}
	for _, l := range w.Candidate.Layers {
		if !slices.Contains(f.Layers, l) {
			f.Layers = append(f.Layers, l)
		}
	}
	if n := len(f.Documents); n == 0 || f.Documents[n-1] != d.ID {
		f.Documents = append(f.Documents, d.ID)
	}
	if len(f.Places) < fewSights {
		f.Places = append(f.Places, sightOf(d, decide.Mention{Document: d.ID, Turn: w.Turn}, w.Candidate.Span))
	}
}
