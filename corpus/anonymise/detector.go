package anonymise

import (
	"sort"

	"github.com/mitten-qda/mitten/corpus"
)

// A Vote is one detector's word that a span of a document identifies somebody.
type Vote struct {
	Detector    string
	Span        corpus.Span // bytes of the document's text
	Person      int         // index in the people list; -1 where it is nobody of the list
	Replacement string      // what to print instead, brackets included
	Doubt       Doubt
	Weak        bool // gives way to any vote that is not, however short
}

// A Detector finds what identifies somebody in the words of a document. It
// need not look at speaker labels: those are always replaced. Detect may be
// called by several goroutines at once, and gives its votes in text order.
type Detector interface {
	Name() string
	Detect(d *corpus.Document) []Vote
}

// rosterDetector votes for the names of the people list and the literals.
type rosterDetector struct {
	name         string
	finder       *Finder
	replacements []string // by owner
}

func (r *rosterDetector) Name() string { return r.name }

func (r *rosterDetector) Detect(d *corpus.Document) []Vote {
	var votes []Vote
	for _, t := range d.Turns {
		r.finder.find(d.Text[t.Words.Start:t.Words.End], func(m match) {
			votes = append(votes, r.vote(m, t.Words.Start))
		})
	}
	return votes
}

// vote makes a vote of a match in a text that begins at byte at.
func (r *rosterDetector) vote(m match, at int) Vote {
	v := Vote{Detector: r.name, Person: m.owner, Doubt: m.doubt, Replacement: sharedToken,
		Span: corpus.Span{Start: at + m.span.Start, End: at + m.span.End}}
	if m.owner >= 0 {
		v.Replacement = r.replacements[m.owner]
	}
	if m.owner >= r.finder.persons {
		v.Person = -1
	}
	return v
}

// settle makes of all votes a list of spans in text order that do not overlap.
// Of overlapping votes the longest that is not weak decides what is printed, the
// earlier in the list where they are of one length, and all that any of them covers goes:
// half a name left over would be a leak.
func settle(votes []Vote) []Vote {
	order := append([]Vote(nil), votes...)
	sort.SliceStable(order, func(i, j int) bool { return order[i].Span.Start < order[j].Span.Start })
	var out []Vote
	longest := 0 // length of the vote that decides the last span
	outranks := func(v, last Vote) bool {
		if v.Weak != last.Weak {
			return last.Weak
		}
		return v.Span.Len() > longest
	}
	for _, v := range order {
		if v.Span.Len() <= 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Span.Overlaps(v.Span) {
			union := corpus.Span{Start: out[n-1].Span.Start, End: max(out[n-1].Span.End, v.Span.End)}
			if outranks(v, out[n-1]) {
				longest = v.Span.Len()
				out[n-1] = v
			}
			out[n-1].Span = union
			continue
		}
		longest = v.Span.Len()
		out = append(out, v)
	}
	return out
}
