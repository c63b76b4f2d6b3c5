package anonymise

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// SpeakerLabel is the vote of a label that opens turns and is neither a role
// nor an id.
const SpeakerLabel = "speaker label"

// A Suggestion is a name that may be missing in the people list.
type Suggestion struct {
	Name      string   // as it stands where it was found first
	Votes     []string // the detectors that found it, sorted
	Times     int      // places where one of them did; a label counts once a turn
	Documents []string // ids, in the order in which they were read
}

// A Suggester gathers, from the detectors' votes and the speaker labels, names
// that the lists do not cover. It changes no text: whether something is a name,
// a person decides. Not for use by several goroutines at once.
type Suggester struct {
	covered   *Finder
	detectors []Detector
	found     map[string]*Suggestion // by folded name
}

// NewSuggester makes a Suggester; covered finds what the lists have (NewFinder).
func NewSuggester(covered *Finder, detectors ...Detector) *Suggester {
	return &Suggester{covered, detectors, map[string]*Suggestion{}}
}

// Read takes in the names of d. Each document is to be read once.
func (s *Suggester) Read(d *corpus.Document) {
	var votes []Vote
	for _, det := range s.detectors {
		votes = append(votes, det.Detect(d)...)
	}
	covered := s.coveredIn(d)
	slices.SortStableFunc(votes, func(a, b Vote) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	for len(votes) > 0 {
		name, n := votes[0].Span, 1
		for end := name.End; n < len(votes) && votes[n].Span.Start < end; n++ {
			end = max(end, votes[n].Span.End)
			if votes[n].Span.Len() > name.Len() {
				name = votes[n].Span
			}
		}
		if !allIn(covered, d.Text, name) {
			for i, v := range votes[:n] {
				s.add(d, d.Slice(name), v.Detector, i == 0)
			}
		}
		votes = votes[n:]
	}
	for _, t := range d.Turns {
		label := d.LabelOf(t)
		if label == "" || lexis.IsRole(label) || label == d.ParticipantOf(t) {
			continue
		}
		s.add(d, label, SpeakerLabel, true)
	}
}

// add notes a vote for a name; counts is false for a further vote for the same
// place.
func (s *Suggester) add(d *corpus.Document, name, detector string, counts bool) {
	key := strings.Join(wordsOf(name), " ")
	if key == "" {
		return
	}
	found := s.found[key]
	if found == nil {
		name = strings.Join(strings.Fields(name), " ")
		found = &Suggestion{Name: name}
		s.found[key] = found
	}
	if at, has := slices.BinarySearch(found.Votes, detector); !has {
		found.Votes = slices.Insert(found.Votes, at, detector)
	}
	if counts {
		found.Times++
	}
	if n := len(found.Documents); n == 0 || found.Documents[n-1] != d.ID {
		found.Documents = append(found.Documents, d.ID)
	}
}

// Suggestions gives what the lists do not cover, those with the most votes
// first, then those found most often, then by name.
func (s *Suggester) Suggestions() []Suggestion {
	var out []Suggestion
	for _, f := range s.found {
		if !s.covers(f.Name) {
			out = append(out, *f)
		}
	}
	slices.SortFunc(out, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(len(b.Votes), len(a.Votes)), cmp.Compare(b.Times, a.Times), strings.Compare(a.Name, b.Name))
	})
	return out
}

// coveredIn gives what the lists find in the words of d, in text order, a title
// that belongs to a name ("Mrs Bell") left out.
func (s *Suggester) coveredIn(d *corpus.Document) []corpus.Span {
	var out []corpus.Span
	for _, t := range d.Turns {
		s.covered.find(d.Text[t.Words.Start:t.Words.End], func(m match) {
			out = append(out, corpus.Span{Start: t.Words.Start + m.span.Start, End: t.Words.Start + m.next})
		})
	}
	return out
}

// covers reports whether the lists have name as it stands inside a sentence: at
// the start of one, an everyday word may be left in place.
func (s *Suggester) covers(name string) bool {
	const lead = "to "
	var hits []corpus.Span
	s.covered.find(lead+name, func(m match) { hits = append(hits, corpus.Span{Start: m.span.Start, End: m.next}) })
	return allIn(hits, lead+name, corpus.Span{Start: len(lead), End: len(lead + name)})
}

// allIn reports whether every word of a name in text that is no title, role or
// particle lies in one of the hits, which are in text order, and whether there
// is a hit at all.
func allIn(hits []corpus.Span, text string, name corpus.Span) bool {
	first, _ := slices.BinarySearchFunc(hits, name.Start, func(h corpus.Span, at int) int { return cmp.Compare(h.End, at+1) })
	hits = hits[first:]
	for _, w := range spelledWords(text[name.Start:name.End]) {
		in := func(h corpus.Span) bool { return h.Start <= name.Start+w.start && name.Start+w.end <= h.End }
		if !slices.ContainsFunc(hits, in) && !isNoName(w) && !lexis.IsParticle(w.folded) {
			return false
		}
	}
	return len(hits) > 0 && hits[0].Start < name.End
}
