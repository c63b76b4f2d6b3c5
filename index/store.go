package index

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
)

// A store is an open Bleve index with its state.
type store struct {
	bleve bleve.Index
	state *state
	// people is the fingerprint of the attributes that all documents of the
	// state were last compared with.
	people string
}

var peopleKey = []byte("mitten-people")

// createStore makes an empty index for so many documents at path, or in memory
// where path is empty.
func createStore(path string, documents int) (*store, error) {
	m := mapping.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentDisabledMapping()
	b, err := bleve.NewUsing(path, m, scorch.Name, scorch.Name, map[string]any{mergeKey: config(whileBuilding(documents))})
	if err != nil {
		return nil, err
	}
	return &store{bleve: b, state: newState()}, nil
}

// openStore opens the index at path. A reader of another process, or its
// writer, keeps it waiting for at most wait.
func openStore(path string, readOnly bool, wait time.Duration) (*store, error) {
	s := &store{state: new(state)}
	err := guard(func() (err error) {
		s.bleve, err = bleve.OpenUsing(path, map[string]any{
			"read_only": readOnly, "bolt_timeout": wait.String(), mergeKey: config(never())})
		if err != nil {
			return err
		}
		for i := range s.state {
			value, err := s.bleve.GetInternal(stateKey(i))
			if err != nil {
				return err
			}
			if err := s.state.decode(i, value); err != nil {
				return err
			}
		}
		people, err := s.bleve.GetInternal(peopleKey)
		if err != nil {
			return err
		}
		s.people = string(people)
		n, exact := s.state.segments()
		count, err := s.bleve.DocCount()
		if err == nil && exact && count != uint64(n) {
			err = fmt.Errorf("it holds %d segments, not %d", count, n)
		}
		return err
	})
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// setPeople says that the documents of the state, as they are written, have
// the attributes of a fingerprint.
func (s *store) setPeople(fingerprint string) error {
	s.people = fingerprint
	return s.bleve.SetInternal(peopleKey, []byte(fingerprint))
}

// snapshot is the index as it is now, to be closed, and one more than the
// greatest number that Bleve has for a segment in it, deleted ones included.
func (s *store) snapshot() (*scorch.IndexSnapshot, uint64, error) {
	i, err := s.bleve.Advanced()
	if err != nil {
		return nil, 0, err
	}
	r, err := i.Reader()
	if err != nil {
		return nil, 0, err
	}
	snapshot := r.(*scorch.IndexSnapshot)
	numbered := uint64(0)
	for _, f := range snapshot.Segments() {
		numbered += uint64(f.FullSize())
	}
	return snapshot, numbered, nil
}

func (s *store) close() error {
	if s == nil || s.bleve == nil {
		return nil
	}
	return guard(s.bleve.Close)
}

// errBroken is how guard reports that Bleve fell over its own files.
var errBroken = errors.New("reading it failed")

// guard keeps a damaged index from stopping the program: slices out of range in
// its files, and pages of them that are no longer there.
func guard(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errBroken, r)
		}
	}()
	return do()
}
