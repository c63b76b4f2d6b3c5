package project

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A Telling is what a person says about how documents are to be read.
type Telling struct {
	Documents []string                  // that it is about; nil for all that have one of the labels
	Layout    string                    // of Documents
	Speakers  map[string]corpus.Speaker // of Documents
	Learn     []Label                   // of the whole study
}

// Reread reads documents anew, as they were told about, and remembers it.
// Those whose file is in the vault are read from there; `anonymise apply` then
// brings their transcripts up to date. Of those that came without names, the
// labels in the transcript are changed, and codings stay on their words. The
// study must be locked. v may be nil where no document has a file in the vault.
func (s *Study) Reread(ctx context.Context, v *anonymise.Vault, say Telling, pen Pen, opt ImportOptions) (*ImportReport, error) {
	record, err := readImports(v)
	if err != nil && !errors.Is(err, ErrNoVault) {
		return nil, err
	}
	ids := say.Documents
	if ids == nil {
		if ids, err = s.documentsWith(v, say.Learn); err != nil {
			return nil, err
		}
	}
	var files []File
	var relabelled []Imported
	for _, id := range ids {
		e, known := record.Documents[id]
		if known && v != nil && v.HasOriginal(id) {
			files = append(files, File{
				Name: e.File, ID: id, Layout: say.Layout, Speakers: say.Speakers, again: &e,
				Read: func() ([]byte, error) { return v.Original(id) },
			})
			continue
		}
		if say.Layout != "" {
			return nil, fault.New("import its file again: `mitten import FILE --id "+id+" --layout "+say.Layout+"`",
				"the file of %s is not in the vault, so it cannot be read with another layout", id)
		}
		done, err := s.relabel(ctx, id, say, pen, opt.DryRun)
		if err != nil {
			return nil, err
		}
		relabelled = append(relabelled, done)
	}
	opt.Learn = say.Learn
	r, err := s.Import(ctx, v, files, asAnonymisedWithout(v, opt))
	if r != nil {
		r.Documents = append(r.Documents, relabelled...)
		slices.SortStableFunc(r.Documents, func(a, b Imported) int { return corpus.NaturalCompare(a.ID, b.ID) })
	}
	return r, err
}

// asAnonymisedWithout lets a study without a vault through: nothing that holds
// names is read then.
func asAnonymisedWithout(v *anonymise.Vault, opt ImportOptions) ImportOptions {
	opt.Anonymised = v == nil
	return opt
}

// documentsWith lists the documents in which one of the labels speaks.
func (s *Study) documentsWith(v *anonymise.Vault, labels []Label) ([]string, error) {
	uses, _, err := s.Labels(v)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, l := range labels {
		found := false
		for _, u := range uses {
			if strings.EqualFold(u.Label, l.Label) {
				found = true
				ids = append(ids, u.Documents...)
			}
		}
		if !found {
			names := make([]string, len(uses))
			for i, u := range uses {
				names[i] = u.Label
			}
			hint := "`mitten speakers` lists the labels"
			if near := fault.Nearest(l.Label, names); near != "" {
				hint = "did you mean " + near + "?"
			}
			return nil, fault.New(hint, "no document has the label %q", l.Label)
		}
	}
	slices.SortFunc(ids, corpus.NaturalCompare)
	return slices.Compact(ids), nil
}
