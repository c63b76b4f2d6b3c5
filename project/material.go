package project

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// A Material is one document with everything said about it.
type Material struct {
	Document *corpus.Document
	State    coding.State
	Placed   []coding.Placed // the codings that are not removed, by id
	Problems []error         // what of the journals could not be used
}

// Each reads documents with their journals, several at once, and hands them to
// visit, which is called from several goroutines; i is the index into ids. No
// document is kept after its visit. A document that cannot be read does not
// keep the others from being visited: the errors are joined in order of ids.
func (s *Study) Each(ctx context.Context, ids []string, visit func(i int, m *Material) error) error {
	coders, err := s.JournalCoders()
	if err != nil {
		return err
	}
	has, err := s.journalsAmong(coders, len(ids))
	if err != nil {
		return err
	}
	failed := make([]error, len(ids))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(workers(), len(ids)) {
		wait.Go(func() {
			r := &materialReader{study: s, coders: coders, has: has}
			for {
				i := int(next.Add(1)) - 1
				if i >= len(ids) || ctx.Err() != nil {
					return
				}
				m, err := r.read(ids[i])
				if err == nil {
					err = visit(i, m)
				}
				failed[i] = err
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return errors.Join(failed...)
}

// Material reads one document with its journals.
func (s *Study) Material(_ context.Context, id string) (*Material, error) {
	coders, err := s.JournalCoders()
	if err != nil {
		return nil, err
	}
	r := &materialReader{study: s, coders: coders}
	return r.read(id)
}

// journalsAmong lists the journals there are, by the names of their files, so
// that nobody looks for the many that are not: each of many coders may have
// coded a few documents. For a few documents, looking is quicker; it gives nil.
func (s *Study) journalsAmong(coders []string, documents int) (map[coding.Journal]bool, error) {
	const few = 50
	if documents <= few {
		return nil, nil
	}
	has := make(map[coding.Journal]bool, documents)
	for _, coder := range coders {
		names, err := namesIn(s.Path("codings", coder))
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if id, ok := strings.CutSuffix(name, ".jsonl"); ok {
				has[coding.Journal{Document: id, Coder: coder}] = true
			}
		}
	}
	return has, nil
}

func namesIn(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

// A materialReader reads one document after the other, for one goroutine.
type materialReader struct {
	study  *Study
	coders []string
	has    map[coding.Journal]bool // nil: any of the coders may have coded it
	files  fileReader
}

func (r *materialReader) read(id string) (*Material, error) {
	d, err := r.study.document(&r.files, id)
	if err != nil {
		return nil, err
	}
	m := &Material{Document: d}
	var events []coding.Event
	for _, coder := range r.coders {
		k := coding.Journal{Document: id, Coder: coder}
		if r.has != nil && !r.has[k] {
			continue
		}
		c, err := r.study.Journals().read(&r.files, k)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", nameOf(k), err)
		}
		m.Problems = append(m.Problems, problemsOf(k, c)...)
		if events == nil {
			events = c.Events
		} else {
			events = append(events, c.Events...)
		}
	}
	state, problems := coding.Fold(id, events)
	for _, p := range problems {
		m.Problems = append(m.Problems, p)
	}
	m.State = state
	m.Placed = coding.Place(d, state.Live())
	return m, nil
}
