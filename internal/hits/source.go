package hits

import (
	"context"
	"sync"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/project"
)

// A Source shows a study to the index. It is for one search.
type Source struct {
	study *project.Study
	first chan func() (index.Fingerprints, error) // holds the answer of LookAhead until it is taken

	mu     sync.Mutex // guards what follows
	roster func() (*corpus.Roster, error)
}

// LookAhead makes a source whose first fingerprints are taken while the caller
// reads the codebook.
func LookAhead(ctx context.Context, s *project.Study) *Source {
	src := &Source{study: s, first: make(chan func() (index.Fingerprints, error), 1)}
	people, err := src.forget()
	first := sync.OnceValues(func() (index.Fingerprints, error) {
		documents, failed := s.Fingerprints(ctx)
		if err != nil {
			failed = err
		}
		return index.Fingerprints{Documents: documents, People: people}, failed
	})
	go first()
	src.first <- first
	return src
}

// Fingerprints implements index.Source.
func (s *Source) Fingerprints(ctx context.Context) (index.Fingerprints, error) {
	select {
	case first := <-s.first:
		return first()
	default:
	}
	people, err := s.forget()
	if err != nil {
		return index.Fingerprints{}, err
	}
	documents, err := s.study.Fingerprints(ctx)
	return index.Fingerprints{Documents: documents, People: people}, err
}

// forget has the participants read anew. Its fingerprint is taken before that,
// so that an edit in between shows the next time.
func (s *Source) forget() (fingerprint string, err error) {
	fingerprint, err = s.study.RosterFingerprint()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.roster = sync.OnceValues(s.study.Roster)
	return fingerprint, err
}

// Participants are as they were read after the last fingerprints.
func (s *Source) Participants() (*corpus.Roster, error) {
	s.mu.Lock()
	read := s.roster
	s.mu.Unlock()
	return read()
}

// Attributes implements index.Source.
func (s *Source) Attributes(context.Context) (map[string]map[string][]string, error) {
	roster, err := s.Participants()
	if err != nil {
		return nil, err
	}
	all := make(map[string]map[string][]string, len(roster.Participants))
	for _, p := range roster.Participants {
		all[p.ID] = attributesOf(p)
	}
	return all, nil
}

func attributesOf(p corpus.Participant) map[string][]string {
	values := make(map[string][]string, len(p.Attributes))
	for name := range p.Attributes {
		values[name] = p.Values(name)
	}
	return values
}

// Entry implements index.Source.
func (s *Source) Entry(ctx context.Context, id string) (index.Entry, error) {
	roster, err := s.Participants()
	if err != nil {
		return index.Entry{}, err
	}
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
		if p, ok := roster.Find(pid); ok {
			e.Attributes[pid] = attributesOf(p)
		}
	}
	return e, nil
}
