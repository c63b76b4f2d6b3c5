package analysis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/query"
)

// A Trait is an attribute, or the cycle, with one of its values.
type Trait struct{ Field, Value string }

// A RareGroup is participants who share traits that few others share.
type RareGroup struct {
	Traits       []Trait  // one to three, in the order of the roster's columns, the cycle last
	Participants []string // ids in natural order
}

// RareOptions say what RareGroups looks for.
type RareOptions struct {
	// Fewer is k: groups of fewer participants than that are rare.
	Fewer int
	// Where restricts the participants; may be nil. It may not ask for themes
	// or coders.
	Where query.Node
}

// mostTraits is how many are put together. Whoever can be told by four is
// told by three often enough, and nobody reads longer lists.
const mostTraits = 3

// RareGroups lists the combinations of one, two and three traits that fewer
// participants share than o.Fewer, those of the fewest first, and gives the
// participants in scope: those who speak and have not withdrawn. A combination
// is left out where some of its traits alone are those of the same
// participants, so that each line says something new (the minimal sample uniques
// of Elliot, Manning and Ford 2002, for groups of up to k-1). A participant with
// several values has each of them; one without a value has none.
func RareGroups(s *Study, o RareOptions) (groups []RareGroup, people []string, err error) {
	c, err := newCast(s)
	if err != nil {
		return nil, nil, err
	}
	w, err := split(c, indexThemes(s.Book), o.Where)
	if err != nil {
		return nil, nil, err
	}
	if len(w.coding) > 0 {
		return nil, nil, fault.New("ask for attributes, cycle, kind or document", "themes and coders say nothing of who can be recognised")
	}
	r := newRarities(c, scopeOf(w, false, "", nil))
	for i, p := range r.people {
		people = append(people, c.people[p].ID)
		r.enter(i, nil, 0)
	}
	slices.SortFunc(people, corpus.NaturalCompare)
	return r.below(o.Fewer), people, nil
}

// A rarities counts who has which traits. Traits are numbered by field, then
// by value, so that a combination is rising numbers.
type rarities struct {
	cast   *cast
	people []int     // indexes into cast.people
	traits []Trait   // by number
	of     [][]int32 // trait numbers of each of people, rising
	who    map[combination][]int32
}

// A combination is trait numbers from 1, rising, 0 where there is none.
type combination [mostTraits]int32

func newRarities(c *cast, sc *scope) *rarities {
	r := &rarities{cast: c, who: map[combination][]int32{}}
	place := map[int]int{}
	fields := describingFields(c.study.Roster)
	values := make([]map[Trait]string, 0, len(c.people)) // by person: field and folded value, to the spelling
	for v := range c.voices {
		p := c.voices[v].participant
		if !sc.in[v] || p == nobody {
			continue
		}
		at, known := place[p]
		if !known {
			at = len(r.people)
			place[p] = at
			r.people = append(r.people, p)
			values = append(values, map[Trait]string{})
		}
		for _, f := range fields {
			for _, value := range c.values(f, &c.voices[v]) {
				if key := (Trait{f, fold(value)}); key.Value != "" {
					values[at][key] = value
				}
			}
		}
	}
	spelling := map[Trait]string{}
	for _, has := range values {
		for key, value := range has {
			if have, known := spelling[key]; !known || value < have {
				spelling[key] = value
			}
		}
	}
	keys := make([]Trait, 0, len(spelling))
	for key := range spelling {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b Trait) int {
		return cmp.Or(cmp.Compare(slices.Index(fields, a.Field), slices.Index(fields, b.Field)), corpus.NaturalCompare(a.Value, b.Value))
	})
	number := map[Trait]int32{}
	for i, key := range keys {
		number[key] = int32(i + 1)
		r.traits = append(r.traits, Trait{key.Field, spelling[key]})
	}
	for _, has := range values {
		var mine []int32
		for key := range has {
			mine = append(mine, number[key])
		}
		slices.Sort(mine)
		r.of = append(r.of, mine)
	}
	return r
}

// describingFields are the columns that describe people, and the cycle.
func describingFields(roster *corpus.Roster) []string {
	var fields []string
	if roster != nil {
		for _, column := range roster.Columns {
			switch column {
			case "id", "consent", "composite", "cycle":
			default:
				if !slices.Contains(fields, column) {
					fields = append(fields, column)
				}
			}
		}
	}
	return append(fields, "cycle")
}

// enter counts a person under every combination that goes on from these traits,
// of each field one.
func (r *rarities) enter(person int, with []int32, from int) {
	for i := from; i < len(r.of[person]); i++ {
		trait := r.of[person][i]
		if n := len(with); n > 0 && r.traits[with[n-1]-1].Field == r.traits[trait-1].Field {
			continue
		}
		longer := append(with[:len(with):len(with)], trait)
		var key combination
		copy(key[:], longer)
		r.who[key] = append(r.who[key], int32(person))
		if len(longer) < mostTraits {
			r.enter(person, longer, i+1)
		}
	}
}

// below lists the combinations of fewer than k people that tell more than any
// part of them.
func (r *rarities) below(k int) []RareGroup {
	var keys []combination
	for key, who := range r.who {
		if len(who) < k && !r.toldByPart(key, len(who)) {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b combination) int {
		return cmp.Or(cmp.Compare(len(r.who[a]), len(r.who[b])), cmp.Compare(a.size(), b.size()), slices.Compare(a[:], b[:]))
	})
	out := make([]RareGroup, len(keys))
	for i, key := range keys {
		for _, trait := range key[:key.size()] {
			out[i].Traits = append(out[i].Traits, r.traits[trait-1])
		}
		for _, person := range r.who[key] {
			out[i].Participants = append(out[i].Participants, r.cast.people[r.people[person]].ID)
		}
		slices.SortFunc(out[i].Participants, corpus.NaturalCompare)
	}
	return out
}

// toldByPart reports whether a combination with one trait less is that of as
// many people: of the same, then.
func (r *rarities) toldByPart(key combination, people int) bool {
	n := key.size()
	for leave := 0; leave < n && n > 1; leave++ {
		var part combination
		copy(part[:], slices.Delete(slices.Clone(key[:n]), leave, leave+1))
		if len(r.who[part]) == people {
			return true
		}
	}
	return false
}

func (c combination) size() int {
	n := slices.Index(c[:], 0)
	if n < 0 {
		return len(c)
	}
	return n
}

// String writes a trait as a query has it: role="Pod Leader".
func (t Trait) String() string {
	if strings.ContainsAny(t.Value, " \t\"()") {
		return t.Field + `="` + strings.ReplaceAll(t.Value, `"`, `'`) + `"`
	}
	return t.Field + "=" + t.Value
}
