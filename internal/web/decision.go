package web

import (
	"maps"
	"slices"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// What can be decided about a place. Open is none of them: nothing is decided.
const (
	takeA    = "a"
	takeB    = "b"
	takeBoth = "both"
	takeNew  = "new"
	takeNone = "neither"
	takeOpen = "open"
)

// decide finds what was decided about a place. It is decided when every coding in
// it is settled by what stands; of several decisions the last one holds.
func (p *placeJSON) decide(decisions []coding.Decision, all map[string]coding.Placed, show func(coding.Placed) codingJSON) {
	settled := map[string]bool{}
	for _, d := range decisions {
		if !slices.ContainsFunc(d.Settles, p.holds) {
			continue
		}
		p.found = append(p.found, d)
		for _, id := range d.Settles {
			settled[id] = true
		}
		p.Seen = append(p.Seen, d.Taken+d.Reject)
	}
	slices.Sort(p.Seen)
	for id := range p.placed {
		if !settled[id] {
			return
		}
	}
	last := p.found[len(p.found)-1]
	p.Reason = last.Memo
	if last.Reject != "" {
		p.Decision = takeNone
		return
	}
	var spans []corpus.Span
	same := true
	for _, d := range p.found {
		c, placed := all[d.Taken]
		if !placed {
			continue
		}
		j := show(c)
		p.Agreed = append(p.Agreed, j)
		same = same && j.Theme == p.Theme
		if !slices.Contains(spans, c.Span) {
			spans = append(spans, c.Span)
		}
	}
	p.Decision = takeNew
	for _, take := range []string{takeA, takeB, takeBoth} {
		if same && sameSpans(spans, p.spans(take)) {
			p.Decision = take
			return
		}
	}
}

func (p *placeJSON) holds(id string) bool { _, ok := p.placed[id]; return ok }

// settles lists what a decision about the place settles: its codings, and those
// that a decision settled which this one replaces, as of a third coder's.
func (p *placeJSON) settles() []string {
	out := slices.Collect(maps.Keys(p.placed))
	for _, d := range p.found {
		out = append(out, d.Settles...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// spans gives the passages, each once, of a, of b, or of both.
func (p *placeJSON) spans(take string) []corpus.Span {
	var out []corpus.Span
	for _, side := range []struct {
		codings []codingJSON
		wanted  bool
	}{{p.A, take != takeB}, {p.B, take != takeA}} {
		for _, c := range side.codings {
			if span := p.placed[c.ID].Span; side.wanted && !slices.Contains(out, span) {
				out = append(out, span)
			}
		}
	}
	return out
}

func sameSpans(a, b []corpus.Span) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(s corpus.Span) bool { return !slices.Contains(b, s) })
}
