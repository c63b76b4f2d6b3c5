package analysis

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

// spelled writes rare groups one a line: "P1 P2: role=Cook, pod=North".
func spelled(groups []RareGroup) string {
	var lines []string
	for _, g := range groups {
		var traits []string
		for _, t := range g.Traits {
			traits = append(traits, t.String())
		}
		lines = append(lines, strings.Join(g.Participants, " ")+": "+strings.Join(traits, ", "))
	}
	return strings.Join(lines, "\n")
}

func TestRareGroups(t *testing.T) {
	s := &Study{
		Book: book(t, bookText),
		Roster: roster("role,pod,consent",
			"P1,Client,North,quote", "P2,Client,North,count only", "P3,client ,South,quote", "P4,Pod Leader,North;South,quote",
			"P5,Volunteer,East,withdrawn", "P6,Volunteer,West,quote"),
		Documents: []Document{transcript("T1", "2026-05", "P1", "P2", "I"), transcript("T2", "2026-05", "P3", "P4", "P5"), transcript("T3", "2026-11", "P1")},
	}
	for _, c := range []struct {
		name, where string
		k           int
		people      int
		want        string
	}{
		// P5 has withdrawn and P6 says nothing. The pair P4: pod leader, South is told
		// by the role alone, and P1 is the only one of the second cycle.
		{"fewer than two", "", 2, 4, `P4: role="Pod Leader"
P1: cycle=2026-11
P3: role=Client, pod=South`},
		{"fewer than three", "", 3, 4, `P4: role="Pod Leader"
P1: cycle=2026-11
P3: role=Client, pod=South
P3 P4: pod=South
P1 P2: role=Client, pod=North`},
		{"in a part of the study", "pod=North", 2, 3, `P4: role="Pod Leader"
P4: pod=South
P1: cycle=2026-11`},
		{"none are fewer than one", "", 1, 4, ""},
	} {
		o := RareOptions{Fewer: c.k}
		if c.where != "" {
			o.Where = where(t, c.where)
		}
		groups, people, err := RareGroups(s, o)
		if got := spelled(groups); err != nil || got != c.want || len(people) != c.people {
			t.Errorf("%s: %v, %d people\n%s\nwant\n%s", c.name, err, len(people), got, c.want)
		}
	}
	if _, _, err := RareGroups(s, RareOptions{Fewer: 3, Where: where(t, "theme:elephant")}); err == nil {
		t.Error("a theme was taken for a trait of people")
	}
}

// Against a count by hand: every combination of few people is listed, or a part
// of it is, of the same people; and nothing else is.
func TestRareGroupsAreAllOfThem(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 5))
	for round := range 40 {
		var rows, turns []string
		people, fields := 1+rnd.IntN(12), []string{"a", "b", "c", "d"}
		value := map[string][]string{}
		for i := range people {
			id := fmt.Sprintf("P%d", i)
			for range fields {
				value[id] = append(value[id], strings.Repeat("x", rnd.IntN(4)))
			}
			rows = append(rows, id+","+strings.Join(value[id], ","))
			turns = append(turns, id)
		}
		s := &Study{Book: book(t, bookText), Roster: roster("a,b,c,d", rows...), Documents: []Document{transcript("T1", "", turns...)}}
		sharing := func(traits []Trait) (ids []string) {
			for _, id := range turns {
				if !slices.ContainsFunc(traits, func(t Trait) bool { return value[id][slices.Index(fields, t.Field)] != t.Value }) {
					ids = append(ids, id)
				}
			}
			slices.SortFunc(ids, corpus.NaturalCompare)
			return ids
		}
		const k = 3
		groups, _, err := RareGroups(s, RareOptions{Fewer: k})
		if err != nil {
			t.Fatal(err)
		}
		told := func(traits []Trait, who []string) bool {
			return slices.ContainsFunc(groups, func(g RareGroup) bool {
				return slices.Equal(g.Participants, who) && !slices.ContainsFunc(g.Traits, func(t Trait) bool { return !slices.Contains(traits, t) })
			})
		}
		for _, g := range groups {
			if who := sharing(g.Traits); !slices.Equal(who, g.Participants) || len(who) >= k {
				t.Fatalf("round %d: %v are said to share %v, and %v do", round, g.Participants, g.Traits, who)
			}
		}
		for mask := 1; mask < 1<<len(fields); mask++ {
			for _, id := range turns {
				var traits []Trait
				for i, f := range fields {
					if mask>>i&1 == 1 && value[id][i] != "" {
						traits = append(traits, Trait{f, value[id][i]})
					}
				}
				if len(traits) == 0 || len(traits) > 3 {
					continue
				}
				if who := sharing(traits); len(who) < k && !told(traits, who) {
					t.Fatalf("round %d: %v share %v and are not told", round, who, traits)
				}
			}
		}
	}
}
