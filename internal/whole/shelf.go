package whole

import (
	"context"
	"slices"
	"sync"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// A Shelf keeps a study in memory between two looks at it: a look costs the sizes
// and times of its files, and reading those that changed since the last. Several
// goroutines may use it at once.
type Shelf struct {
	study *project.Study

	mu     sync.Mutex // guards what follows
	kept   map[string]*kept
	people string // fingerprint of the participants
	book   string // revision of the codebook
	whole  *Whole
}

// kept is a document as it was read, and what it brings under the codebook of
// last time.
type kept struct {
	print    string
	material *project.Material
	part     *part
}

// NewShelf makes an empty shelf; the first look reads everything.
func NewShelf(study *project.Study) *Shelf {
	return &Shelf{study: study, kept: map[string]*kept{}}
}

// Fresh gives the study as it is now, with texts, under a codebook of a given
// revision. Where nothing changed it is the very Whole of last time. Unlike Load
// it gives the rest even where no document can be read.
func (s *Shelf) Fresh(ctx context.Context, book *codebook.Book, revision string) (*Whole, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	people, err := s.study.RosterFingerprint()
	if err != nil {
		return nil, err
	}
	prints, err := s.study.Fingerprints(ctx)
	if err != nil {
		return nil, err
	}
	changed, failed, err := s.readChanged(ctx, prints)
	if err != nil {
		return nil, err
	}
	if s.whole != nil && !changed && people == s.people && revision == s.book {
		return s.whole, nil
	}
	roster, err := s.study.Roster()
	if err != nil {
		return nil, err
	}
	var parts []*part
	for _, id := range slices.SortedFunc(keysOf(s.kept), corpus.NaturalCompare) {
		k := s.kept[id]
		if k.part == nil || revision != s.book {
			k.part = partOf(book, k.material, true)
		}
		parts = append(parts, k.part)
	}
	s.whole = gather(&analysis.Study{Book: book, Roster: roster, Coders: s.study.Config.Coders}, parts, true)
	s.whole.Failed, s.people, s.book = failed, people, revision
	return s.whole, nil
}

// readChanged reads the documents whose fingerprint is another, and forgets those
// that are gone. What could not be read is tried again each time.
func (s *Shelf) readChanged(ctx context.Context, prints map[string]string) (changed bool, failed []error, err error) {
	var ids []string
	for id, print := range prints {
		if k := s.kept[id]; k == nil || k.print != print {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, corpus.NaturalCompare)
	read := make([]*kept, len(ids))
	failed, err = eachReadable(ctx, s.study, ids, func(i int, m *project.Material) error {
		m.State = coding.State{Document: m.State.Document, Finished: m.State.Finished} // events are not needed
		m.Document.Pos()                                                               // which is not safe for first use by two goroutines at once
		read[i] = &kept{print: prints[ids[i]], material: m}
		return nil
	})
	if err != nil && (len(failed) == 0 || ctx.Err() != nil) {
		return false, nil, err
	}
	for id := range s.kept {
		if _, there := prints[id]; !there {
			delete(s.kept, id)
			changed = true
		}
	}
	for i, k := range read {
		delete(s.kept, ids[i])
		if k != nil {
			s.kept[ids[i]] = k
		}
		changed = true
	}
	return changed, failed, nil
}

func keysOf[V any](m map[string]V) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
