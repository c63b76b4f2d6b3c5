package detect

import (
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// Options say what a Scanner knows. The zero value has rules and capitals only.
type Options struct {
	People *anonymise.People // the list of people; may be nil
	Heard  []string          // names heard in the recordings
	Words  Lexicon           // lists of names, places and words; may be nil
	Known  *Vocabulary       // how the words of the study are written; may be nil
	Model  *Model            // the statistical model; nil: no such layer
}

// A Scanner finds candidates in texts. It is immutable and may be used by
// several goroutines at once.
type Scanner struct {
	opt    Options
	layers []layer
}

// New makes a Scanner.
func New(opt Options) *Scanner {
	s := &Scanner{opt: opt}
	if opt.People != nil && len(opt.People.Persons) > 0 {
		s.layers = append(s.layers, newRoster(opt.People, rosterLayer))
	}
	if len(opt.Heard) > 0 {
		s.layers = append(s.layers, newRoster(peopleOf(opt.Heard), heardLayer))
	}
	s.layers = append(s.layers, capitals{opt.Words})
	if opt.Model != nil {
		s.layers = append(s.layers, entities{opt.Model})
	}
	return s
}

// Scan finds what may identify somebody in text. Spans are bytes of it.
func (s *Scanner) Scan(text string) Result {
	p := newPage(text, s.opt.Words)
	p.known = s.opt.Known
	var votes []vote
	add := func(v vote) {
		if v.span.Len() > 0 {
			votes = append(votes, v)
		}
	}
	for _, l := range s.layers {
		l.find(p, add)
	}
	return Result{Caseless: p.caseless, Candidates: settle(votes)}
}

func peopleOf(names []string) *anonymise.People {
	people := &anonymise.People{}
	for _, n := range names {
		people.Persons = append(people.Persons, anonymise.Person{Name: n})
	}
	return people
}

// A roster votes for the names of a list of people.
type roster struct {
	finder *anonymise.Finder
	layer  string
}

func newRoster(people *anonymise.People, layer string) roster {
	return roster{anonymise.NewFinder(people, nil), layer}
}

func (r roster) find(p *page, add func(vote)) {
	for _, l := range r.finder.Leaks(p.text) {
		doubtful := l.Doubt == anonymise.Everyday || l.Doubt == anonymise.LowerCase && !p.caseless
		add(vote{span: corpus.Span{Start: l.Span.Start, End: l.Span.End}, kind: Person, sure: !doubtful, layer: r.layer})
	}
}
