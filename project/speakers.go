package project

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/ingest"
)

// A LabelUse is a speaker label of the study and what it stands for.
type LabelUse struct {
	Label     string
	Kinds     []corpus.SpeakerKind // more than one where documents differ
	Documents []string
	Turns     int
	Words     int
	Same      string // the label that was said to be the same speaker's
}

// Labels lists the speaker labels of the study, those of the most documents
// first: as the files have them where the vault knows, else as the transcripts
// do. open are the documents with a question that nobody has settled, with id
// and doubts alone. v may be nil. Labels may be people's names.
func (s *Study) Labels(v *anonymise.Vault) (labels []LabelUse, open []Imported, err error) {
	record, err := readImports(v)
	if err != nil && !errors.Is(err, ErrNoVault) {
		return nil, nil, err
	}
	uses := map[string]*LabelUse{}
	note := func(id, label string, kind corpus.SpeakerKind, turns, words int) {
		u := uses[label]
		if u == nil {
			u = &LabelUse{Label: label}
			uses[label] = u
		}
		if !slices.Contains(u.Kinds, kind) {
			u.Kinds = append(u.Kinds, kind)
		}
		u.Documents = append(u.Documents, id)
		u.Turns += turns
		u.Words += words
	}
	for _, id := range slices.SortedFunc(maps.Keys(record.Documents), corpus.NaturalCompare) {
		e := record.Documents[id]
		if e.Seen == nil {
			continue
		}
		for _, sp := range e.Seen.Speakers {
			note(id, sp.Label, sp.Kind, sp.Turns, sp.Words)
		}
		if doubts := record.open(e, e.Seen.Doubts); len(doubts) > 0 {
			open = append(open, Imported{ID: id, Doubts: doubts})
		}
	}
	ids, err := s.DocumentIDs()
	if err != nil {
		return nil, nil, err
	}
	for _, id := range ids {
		if record.Documents[id].Seen != nil {
			continue
		}
		d, err := s.Document(id)
		if err != nil {
			return nil, nil, err
		}
		for i, sp := range d.Speakers {
			turns, words := 0, 0
			for _, t := range d.Turns {
				if t.Speaker == i {
					turns++
					words += len(strings.Fields(d.Slice(t.Words)))
				}
			}
			note(id, sp.Label, sp.Kind, turns, words)
		}
	}
	for _, l := range record.Labels {
		if u := uses[l.Label]; u != nil {
			u.Same = l.Same
		}
	}
	list := make([]LabelUse, 0, len(uses))
	for _, u := range uses {
		list = append(list, *u)
	}
	slices.SortFunc(list, func(a, b LabelUse) int {
		return cmp.Or(cmp.Compare(len(b.Documents), len(a.Documents)), corpus.NaturalCompare(a.Label, b.Label))
	})
	return list, open, nil
}

// A Review is a document as it was recognised, for a person to look at.
type Review struct {
	Document *corpus.Document // identifiable where the vault has it
	Names    bool             // it may hold people's names
	Layout   string
	Reason   string         // why that layout; "" where the file is not at hand
	Scores   []ingest.Score // of the layouts that fit; nil where the file is not at hand
	Doubts   []ingest.Doubt
}

// Review shows how a document was recognised. v may be nil.
func (s *Study) Review(v *anonymise.Vault, id string) (*Review, error) {
	record, err := readImports(v)
	if err != nil && !errors.Is(err, ErrNoVault) {
		return nil, err
	}
	r := &Review{}
	if v != nil && v.HasIdentifiable(id) {
		r.Names = true
		r.Document, err = v.Identifiable(id)
	} else {
		r.Document, err = s.Document(id)
	}
	if err != nil {
		return nil, err
	}
	r.Layout = r.Document.Source.Layout
	e := record.Documents[id]
	if e.Seen != nil {
		r.Doubts = record.open(e, e.Seen.Doubts)
	}
	if v == nil {
		return r, nil
	}
	data, err := v.Original(id)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	if res, err := ingest.Read(data, e.File, record.options(e)); err == nil {
		r.Reason, r.Scores, r.Doubts = res.Reason, res.Scores, record.open(e, res.Doubts)
	}
	return r, nil
}
