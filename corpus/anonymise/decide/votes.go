package decide

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// The names under which votes of a Plan stand in reports.
const (
	DecidedVote   = "decisions"
	UndecidedVote = "undecided"
)

// heardLayer is the layer of detect that finds the names heard.
const heardLayer = "heard"

// A Waiting form is one that a document has and nobody has decided.
type Waiting struct {
	Form      string
	Candidate detect.Candidate // the place: bytes of the document's text
	Turn      int              // from 1
	Masked    bool             // it is sure enough to be replaced by its category meanwhile
}

// Votes gives what to replace in d besides what the plan's Finder finds:
// candidates that were decided, sure ones that nobody has decided, and places
// that were decided one by one. waiting are the places that nobody has decided,
// in text order.
func (p *Plan) Votes(d *corpus.Document, candidates []detect.Candidate) (votes []anonymise.Vote, waiting []Waiting) {
	leaks := p.finder.Leaks(d.Text)
	sure := sureForms(d, candidates)
	places := p.places(d, &votes)
	for _, t := range d.Turns {
		for len(candidates) > 0 && candidates[0].Span.End <= t.Words.Start {
			candidates = candidates[1:]
		}
		for len(candidates) > 0 && candidates[0].Span.Start < t.Words.End {
			c := candidates[0]
			candidates = candidates[1:]
			c.Span = corpus.Span{Start: max(c.Span.Start, t.Words.Start), End: min(c.Span.End, t.Words.End)}
			for len(leaks) > 0 && leaks[0].Span.End <= c.Span.Start {
				leaks = leaks[1:]
			}
			surface := d.Slice(c.Span)
			form := detect.Form(surface)
			decision, decided := p.state.OfForm(form)
			switch {
			case form == "":
			case decided && decision.ByMention():
				if m, ok := places[c.Span.Start]; ok && m.decided {
					continue
				}
				waiting = append(waiting, wait(form, c, t, surface, sure[form], &votes))
			case decided && decision.stays():
			case decided:
				votes = append(votes, anonymise.Vote{Detector: DecidedVote, Span: c.Span, Person: -1, Replacement: p.prints[form]})
			default:
				rest, named := uncovered(d, c.Span, leaks)
				if len(rest) == 0 {
					continue
				}
				w := wait(form, c, t, surface, sure[form], &votes)
				if waiting = append(waiting, w); w.Masked && named > 1 {
					votes = append(votes[:len(votes)-1], split(votes[len(votes)-1], rest)...)
				}
			}
		}
	}
	slices.SortStableFunc(votes, func(a, b anonymise.Vote) int { return a.Span.Start - b.Span.Start })
	return votes, waiting
}

// sureForms gives the forms that are sure to identify somebody at one place of d
// at least: half of somebody's places masked, and half not, would tell who is
// meant. Words that are everyday words too have to be sure at each place.
func sureForms(d *corpus.Document, candidates []detect.Candidate) map[string]bool {
	sure := map[string]bool{}
	for _, c := range candidates {
		if c.Tier != detect.Sure && !slices.Contains(c.Layers, heardLayer) {
			continue
		}
		if form := detect.Form(d.Slice(c.Span)); !lexis.IsEveryday(form) {
			sure[form] = true
		}
	}
	return sure
}

// wait notes a place that waits, and votes for its category where it is sure, or
// where the same form is elsewhere.
func wait(form string, c detect.Candidate, t corpus.Turn, surface string, sure bool, votes *[]anonymise.Vote) Waiting {
	w := Waiting{Form: form, Candidate: c, Turn: t.Number, Masked: sure || c.Tier == detect.Sure || slices.Contains(c.Layers, heardLayer)}
	if w.Masked {
		*votes = append(*votes, anonymise.Vote{Detector: UndecidedVote, Span: c.Span, Person: -1, Weak: true, Replacement: "[" + Category(c.Kind, surface) + "]"})
	}
	return w
}

type place struct{ decided bool }

// places finds the forms that are decided place by place, votes for those that
// go, and tells which were decided, by their first byte. What the stored lists
// would replace goes wherever nobody has said that it stays.
func (p *Plan) places(d *corpus.Document, votes *[]anonymise.Vote) map[int]place {
	if len(p.forms) == 0 {
		return nil
	}
	out := map[int]place{}
	for _, t := range d.Turns {
		nth := map[int]int{}
		p.mentions.Find(d.Slice(t.Words), nil, func(s corpus.Span, owner int) {
			nth[owner]++
			s = corpus.Span{Start: s.Start + t.Words.Start, End: s.End + t.Words.Start}
			decision := p.state.decided[p.forms[owner]]
			here, known := decision.at(Mention{d.ID, t.Number, nth[owner]})
			out[s.Start] = place{decided: known}
			replacement := p.listed[owner]
			if known && here {
				replacement = p.prints[decision.Form]
			}
			if here && replacement != "" {
				*votes = append(*votes, anonymise.Vote{Detector: DecidedVote, Span: s, Person: -1, Replacement: replacement})
			}
		})
	}
	return out
}

// uncovered gives the parts of a candidate that nothing else replaces, apart from
// titles, particles, endings and small words, and how many names are in it that
// are replaced. leaks are in text order, from the first that may touch it.
func uncovered(d *corpus.Document, s corpus.Span, leaks []anonymise.Leak) (rest []corpus.Span, named int) {
	part := func(start, end int) {
		text := d.Text[start:max(start, end)]
		end = start + len(strings.TrimRight(text, " \n\t"))
		start = end - len(strings.TrimSpace(text))
		for _, w := range strings.Fields(detect.Form(text)) {
			if !lexis.IsHonorific(w) && !lexis.IsParticle(w) && !lexis.IsClitic(w) && !lexis.IsFunction(w) {
				rest = append(rest, corpus.Span{Start: start, End: end})
				return
			}
		}
	}
	at := s.Start
	for _, l := range leaks {
		if l.Span.Start >= s.End {
			break
		}
		if l.Span.Overlaps(s) {
			named++
			part(at, l.Span.Start)
			at = min(max(at, l.Span.End), s.End)
		}
	}
	if named == 0 {
		return []corpus.Span{s}, 0
	}
	part(at, s.End)
	return rest, named
}

// split votes for parts of what v votes for: between the names of two, it would
// make one of them.
func split(v anonymise.Vote, parts []corpus.Span) []anonymise.Vote {
	var out []anonymise.Vote
	for _, s := range parts {
		v.Span = s
		out = append(out, v)
	}
	return out
}
