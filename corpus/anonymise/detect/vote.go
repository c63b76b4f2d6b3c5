package detect

import (
	"cmp"
	"slices"

	"github.com/mitten-qda/mitten/corpus"
)

// A vote is one layer's word for a span of a text.
type vote struct {
	span  corpus.Span // bytes
	kind  Kind
	sure  bool
	layer string
}

// A layer knows one kind of evidence. find may be called by several goroutines
// at once.
type layer interface {
	find(p *page, add func(vote))
}

// settle makes of all votes candidates that do not overlap. Votes that overlap
// become one, over all that any of them covers: half an identifier left over
// would be a leak. What kind it is, the first layer in the order of ranks says;
// it is sure where any of them is.
func settle(votes []vote) []Candidate {
	slices.SortStableFunc(votes, func(a, b vote) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	var out []Candidate
	rank := 0
	for _, v := range votes {
		if n := len(out); n > 0 && out[n-1].Span.Overlaps(v.span) {
			last := &out[n-1]
			last.Span.End = max(last.Span.End, v.span.End)
			last.Layers = append(last.Layers, v.layer)
			if v.sure {
				last.Tier = Sure
			}
			if r := rankOf(v); r < rank {
				rank, last.Kind = r, v.kind
			}
			continue
		}
		c := Candidate{Span: v.span, Kind: v.kind, Tier: Ask, Layers: []string{v.layer}}
		if v.sure {
			c.Tier = Sure
		}
		rank = rankOf(v)
		out = append(out, c)
	}
	for i := range out {
		out[i].Layers = sortedLayers(out[i].Layers)
	}
	return out
}

// The names of the layers, as Candidate.Layers has them.
const (
	rulesLayer    = "rules"      // forms: telephone numbers, "Mrs K"
	rosterLayer   = "people"     // the list of people, and strings decided
	heardLayer    = "heard"      // the names-heard list
	ownLayer      = "own"        // a list that the user brought
	variantsLayer = "variants"   // another form of a name of the list
	misspeltLayer = "misspelt"   // nearly a name of the list
	capitalsLayer = "capitals"   // a capital where only a name needs one
	namesLayer    = "names"      // lists of given names and surnames
	placesLayer   = "places"     // lists of places
	unknownLayer  = "unknown"    // a word that no dictionary of English has
	contextLayer  = "context"    // a name that is a word, by the words beside it
	officesLayer  = "offices"    // "... Surgery", "... High School"
	entitiesLayer = "entities"   // a statistical model of English
	faithsLayer   = "background" // nationalities and faiths
)

// LayerNames lists the layers, those that know most of the kind of a candidate
// first.
func LayerNames() []string {
	return []string{rosterLayer, heardLayer, ownLayer, rulesLayer, officesLayer, faithsLayer, variantsLayer, misspeltLayer, contextLayer, placesLayer, namesLayer, capitalsLayer, unknownLayer, entitiesLayer}
}

// rankOf orders votes by how much their layer knows of the kind.
func rankOf(v vote) int {
	order := LayerNames()
	r := slices.Index(order, v.layer)
	if v.kind == "" {
		r += len(order)
	}
	return r
}
