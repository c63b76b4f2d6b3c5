package whole

import (
	"context"
	"slices"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/project"
)

// Load reads every document and journal. With text it also keeps the documents
// themselves; without, some bytes a turn. A document that cannot be read is
// left out; it fails where none can be.
func Load(ctx context.Context, s *project.Study, text bool) (*Whole, error) {
	book, err := s.Codebook()
	if err != nil {
		return nil, err
	}
	roster, err := s.Roster()
	if err != nil {
		return nil, err
	}
	ids, err := s.DocumentIDs()
	if err != nil {
		return nil, err
	}
	parts := make([]*part, len(ids))
	failed, err := eachReadable(ctx, s, ids, func(i int, m *project.Material) error {
		parts[i] = partOf(book, m, text)
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := gather(&analysis.Study{Book: book, Roster: roster, Coders: s.Config.Coders}, parts, text)
	out.Failed = failed
	return out, out.findStrays(ctx, s, ids)
}

// eachReadable is Study.Each where the documents that cannot be read are
// listed and cost no other. It fails where nothing can be read.
func eachReadable(ctx context.Context, s *project.Study, ids []string, visit func(i int, m *project.Material) error) (failed []error, err error) {
	err = s.Each(ctx, ids, visit)
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || ctx.Err() != nil {
		return nil, err
	}
	failed = joined.Unwrap()
	if len(failed) == len(ids) {
		return failed, err
	}
	return failed, nil
}

// findStrays lists the journals of documents that are not there.
func (w *Whole) findStrays(ctx context.Context, s *project.Study, ids []string) error {
	listed, err := s.Journals().Journals(ctx, "", "")
	if err != nil {
		return err
	}
	there := make(map[string]bool, len(ids))
	for _, id := range ids {
		there[id] = true
	}
	for _, l := range listed {
		if there[l.Document] {
			continue
		}
		w.StrayJournals++
		if !slices.Contains(w.Strays, l.Document) {
			w.Strays = append(w.Strays, l.Document)
		}
	}
	return nil
}
