package detect

import (
	"slices"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// Options say what a Scanner knows. The zero value has rules and capitals only.
type Options struct {
	People *anonymise.People // the list of people; may be nil
	Heard  []string          // names heard in the recordings
	Words  Lexicon           // lists of names, places and words; may be nil
	Own    []Own             // entries of a list of the user's
	Known  *Vocabulary       // how the words of the study are written; may be nil
	Model  *Model            // the statistical model; nil: no such layer
	Except []string          // layers that have no vote, to measure what they are worth
}

// A Scanner finds candidates in texts. It is immutable and may be used by
// several goroutines at once.
type Scanner struct {
	opt     Options
	named   map[string]bool // folded words of the lists of people and names heard
	layers  []layer
	classes map[string]class
}

// New makes a Scanner.
func New(opt Options) *Scanner {
	s := &Scanner{opt: opt, named: map[string]bool{}, classes: classes()}
	for _, list := range []struct {
		people *anonymise.People
		layer  string
	}{{opt.People, rosterLayer}, {peopleOf(opt.Heard), heardLayer}} {
		if list.people == nil || len(list.people.Persons) == 0 {
			continue
		}
		s.layers = append(s.layers, newRoster(list.people, list.layer), newMisspelt(list.people), newVariants(list.people, opt.Words))
		for _, p := range list.people.Persons {
			for _, name := range append([]string{p.Name}, p.Aliases...) {
				for _, t := range tokenize(name) {
					s.named[t.folded] = true
				}
			}
		}
	}
	s.layers = append(s.layers, ownLayers(opt.Own)...)
	s.layers = append(s.layers, rules{}, capitals{opt.Words}, unknown{opt.Words}, places{opt.Words}, context{}, offices{}, background{})
	if opt.Model != nil {
		s.layers = append(s.layers, entities{opt.Model})
	}
	return s
}

// Scan finds what may identify somebody in text. Spans are bytes of it.
func (s *Scanner) Scan(text string) Result {
	p := newPage(text, s.opt.Words, s.classes)
	p.known, p.named = s.opt.Known, s.named
	if p.known == nil {
		p.known = &Vocabulary{}
		p.known.add(p)
	}
	var votes []vote
	add := func(v vote) {
		if v.span.Len() > 0 && !slices.Contains(s.opt.Except, v.layer) {
			votes = append(votes, v)
		}
	}
	for _, l := range s.layers {
		l.find(p, add)
	}
	echo(p, votes, add)
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
