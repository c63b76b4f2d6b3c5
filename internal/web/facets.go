package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/internal/whole"
)

// facetsJSON says what the hits of a query have in common: how many of them are
// said by each role, in each cycle, and coded with each theme or a sub-theme.
type facetsJSON struct {
	Roles  []facetJSON `json:"roles"`
	Cycles []facetJSON `json:"cycles"`
	Themes []facetJSON `json:"themes"`
}

// A facetJSON is one value with its hits. Condition is what narrows the query to it.
type facetJSON struct {
	Name      string `json:"name"`
	Count     int    `json:"count"`
	Condition string `json:"condition"`
}

func noFacets() facetsJSON {
	return facetsJSON{Roles: []facetJSON{}, Cycles: []facetJSON{}, Themes: []facetJSON{}}
}

// A facetCache knows of the segments of each document who says them and what they
// are coded with, for one Whole, and carries over to the next what did not change.
type facetCache struct {
	mu    sync.Mutex
	of    *whole.Whole
	known map[*corpus.Document]*documentFacets
}

type documentFacets struct {
	turn   []int      // number of the turn, by segment
	themes [][]string // ids, with the themes above each, by segment
}

// count counts the hits of a query.
func (c *facetCache) count(w *whole.Whole, place map[string]int, hits []index.Hit) facetsJSON {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turnTo(w)
	roles, cycles, themes := map[string]int{}, map[string]int{}, map[string]int{}
	people := participantsOf(w.Counted.Roster)
	for _, h := range hits {
		i, ok := place[h.Document]
		if !ok {
			continue
		}
		d := w.Documents[i]
		f := c.known[d]
		if f == nil {
			f = facetsOf(w.Counted.Book, d, w.Placed[i])
			c.known[d] = f
		}
		if h.Segment >= len(f.turn) {
			continue
		}
		for _, role := range people[d.ParticipantOf(d.Turns[f.turn[h.Segment]-1])].Values("role") {
			roles[role]++
		}
		if d.Cycle != "" {
			cycles[d.Cycle]++
		}
		for _, id := range f.themes[h.Segment] {
			themes[id]++
		}
	}
	out := facetsJSON{Roles: facets("role", roles), Cycles: facets("cycle", cycles), Themes: facets("theme", themes)}
	for i, t := range out.Themes {
		if theme, ok := w.Counted.Book.Find(t.Name); ok {
			out.Themes[i].Name = theme.Name
		}
	}
	return out
}

// turnTo forgets what is no longer so. Another codebook makes all of it doubtful.
func (c *facetCache) turnTo(w *whole.Whole) {
	if c.of == w {
		return
	}
	next := make(map[*corpus.Document]*documentFacets, len(w.Documents))
	if c.of != nil && c.of.Counted.Book == w.Counted.Book {
		for _, d := range w.Documents {
			if f := c.known[d]; f != nil {
				next[d] = f
			}
		}
	}
	c.of, c.known = w, next
}

// facetsOf looks at a document's segments as the index does: a coding that touches
// only the label of a turn belongs to its first segment.
func facetsOf(book *codebook.Book, d *corpus.Document, placed []coding.Placed) *documentFacets {
	segments := index.Segments(d)
	f := &documentFacets{turn: make([]int, len(segments)), themes: make([][]string, len(segments))}
	for i, s := range segments {
		f.turn[i] = s.Turn
		covered, turn := s.Span, d.Turns[s.Turn-1]
		if i == 0 || segments[i-1].Turn != s.Turn {
			covered.Start = turn.Span.Start
		}
		here := map[string]bool{}
		for _, c := range placed {
			if c.Fit == coding.Review || !c.Span.Overlaps(covered) {
				continue
			}
			t, _ := book.Resolve(c.Theme)
			for ; t != nil; t = t.Parent {
				here[t.ID] = true
			}
		}
		f.themes[i] = slices.Sorted(maps.Keys(here))
	}
	return f
}

// facets puts the most frequent first.
func facets(field string, counts map[string]int) []facetJSON {
	out := []facetJSON{}
	for value, n := range counts {
		out = append(out, facetJSON{value, n, condition(field, value)})
	}
	slices.SortFunc(out, func(a, b facetJSON) int {
		return cmp.Or(b.Count-a.Count, corpus.NaturalCompare(a.Name, b.Name))
	})
	return out
}

// condition writes a condition in the language of queries. Within quotes nothing
// but a quote has a meaning, and folding makes nothing of one.
func condition(field, value string) string {
	plain := strings.IndexFunc(value, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-')
	}) < 0
	if plain && !strings.HasPrefix(value, "-") {
		return field + ":" + value
	}
	return field + `:"` + strings.NewReplacer(`"`, " ", "“", " ", "”", " ").Replace(value) + `"`
}
