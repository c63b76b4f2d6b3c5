package cli

import (
	"context"
	"sync"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/project"
)

// A source shows a study to the index.
type source struct {
	study  *project.Study
	roster *corpus.Roster
	first  chan func() (map[string]string, error) // holds the answer of lookAhead until it is taken
}

// lookAhead makes a source whose first fingerprints are taken while the caller
// reads the codebook and the participants.
func lookAhead(ctx context.Context, s *project.Study) *source {
	src := &source{study: s, first: make(chan func() (map[string]string, error), 1)}
	first := sync.OnceValues(func() (map[string]string, error) { return s.Fingerprints(ctx) })
	go first()
	src.first <- first
	return src
}

// Fingerprints implements index.Source.
func (s *source) Fingerprints(ctx context.Context) (map[string]string, error) {
	select {
	case first := <-s.first:
		return first()
	default:
		return s.study.Fingerprints(ctx)
	}
}

// Entry implements index.Source.
func (s *source) Entry(ctx context.Context, id string) (index.Entry, error) {
	m, err := s.study.Material(ctx, id)
	if err != nil {
		return index.Entry{}, err
	}
	e := index.Entry{Document: m.Document, Attributes: map[string]map[string][]string{}}
	for _, c := range m.Placed {
		if c.Fit != coding.Review {
			e.Codings = append(e.Codings, index.Coding{Theme: c.Theme, Coder: c.Coder, Span: c.Span})
		}
	}
	for _, pid := range m.Document.Participants {
		p, ok := s.roster.Find(pid)
		if !ok {
			continue
		}
		values := map[string][]string{}
		for name := range p.Attributes {
			values[name] = p.Values(name)
		}
		e.Attributes[pid] = values
	}
	return e, nil
}
