package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"sync"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

// A study is a Source in memory.
type study struct {
	mu      sync.Mutex
	entries map[string]Entry
	prints  map[string]string
	people  string
	// attributes, where not nil, takes the place of the entries' own.
	attributes map[string]map[string][]string
	broken     map[string]error
	puts       int
	reads      int // calls of Entry
	before     func(id string)
}

func newStudy() *study {
	return &study{entries: map[string]Entry{}, prints: map[string]string{}, broken: map[string]error{}}
}

func (s *study) Fingerprints(context.Context) (Fingerprints, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Fingerprints{maps.Clone(s.prints), s.people}, nil
}

func (s *study) Attributes(context.Context) (map[string]map[string][]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.attributes != nil {
		return maps.Clone(s.attributes), nil
	}
	all := map[string]map[string][]string{}
	for _, e := range s.entries {
		maps.Copy(all, e.Attributes)
	}
	return all, nil
}

func (s *study) Entry(_ context.Context, id string) (Entry, error) {
	s.mu.Lock()
	before := s.before
	s.reads++
	e, ok := s.entries[id]
	err := s.broken[id]
	attributes := s.attributes
	s.mu.Unlock()
	if before != nil {
		before(id)
	}
	if !ok {
		err = fs.ErrNotExist
	}
	if attributes != nil {
		e.Attributes = attributes
	}
	return e, err
}

func (s *study) put(e Entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries[e.Document.ID] = e
	s.puts++
	s.prints[e.Document.ID] = fmt.Sprint(s.puts)
}

// know replaces what is known of all participants: their roles, by id.
func (s *study) know(roles map[string]string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.attributes = map[string]map[string][]string{}
	for id, role := range roles {
		s.attributes[id] = map[string][]string{"role": {role}}
	}
	s.puts++
	s.people = fmt.Sprint(s.puts)
}

func (s *study) remove(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.entries, id)
	delete(s.prints, id)
}

// interview builds a document of one participant, its turns given as
// "LABEL: words". I is the interviewer, O someone else.
func interview(t testing.TB, id, participant string, turns ...string) *corpus.Document {
	t.Helper()
	meta := corpus.Meta{ID: id, Kind: "interview", Cycle: "2019-05", Participants: []string{participant}, Speakers: []corpus.Speaker{
		{Label: participant, Kind: corpus.ParticipantSpeech, Participant: participant},
		{Label: "I", Kind: corpus.InterviewerSpeech}, {Label: "O", Kind: corpus.OtherSpeech},
	}}
	var us []corpus.Utterance
	for _, turn := range turns {
		label, text, _ := strings.Cut(turn, ": ")
		us = append(us, corpus.Utterance{Label: label, Text: text, At: -1})
	}
	d, err := corpus.Compose(meta, us)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// coded marks the first occurrence of quote.
func coded(d *corpus.Document, theme, coder, quote string) Coding {
	at := strings.Index(d.Text, quote)
	if at < 0 {
		panic(fmt.Sprintf("%s does not say %q", d.ID, quote))
	}
	return Coding{theme, coder, corpus.Span{Start: at, End: at + len(quote)}}
}

func ask(t testing.TB, x *Index, s Source, q string, opt Options) *Result {
	t.Helper()
	n, err := query.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Search(context.Background(), s, n, opt)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return r
}

// found lists hits as "T01#2" (document and turn), in order.
func found(t testing.TB, s *study, r *Result) []string {
	t.Helper()
	var out []string
	for _, h := range r.Hits {
		seg, _, err := r.Passage(s.entries[h.Document].Document, h)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s#%d", h.Document, seg.Turn))
	}
	return out
}

var errUnreadable = errors.New("line 3: no front matter")
