package analysis

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

// large is a study of n interviews of 300 turns and 60 codings each, with 60
// themes in a tree of three levels and two coders.
func large(tb testing.TB, n int) *Study {
	var text strings.Builder
	text.WriteString("codebook: 1\nthemes:\n")
	var ids []string
	for i := range 5 {
		fmt.Fprintf(&text, "  - id: a%d\n    themes:\n", i)
		for j := range 3 {
			fmt.Fprintf(&text, "      - id: a%d-b%d\n        themes:\n", i, j)
			for k := range 3 {
				fmt.Fprintf(&text, "          - id: a%d-b%d-c%d\n", i, j, k)
				ids = append(ids, fmt.Sprintf("a%d-b%d-c%d", i, j, k))
			}
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	s := &Study{Book: book(tb, text.String()), Roster: &corpus.Roster{Columns: []string{"role"}}}
	turns := make([]string, 300)
	for d := range n {
		id := fmt.Sprintf("P%d", d+1)
		for i := range turns {
			turns[i] = "I"
			if i%2 == 1 {
				turns[i] = id
			}
		}
		s.Roster.Participants = append(s.Roster.Participants, corpus.Participant{ID: id, Attributes: map[string]string{"role": fmt.Sprintf("role %d", d%7)}})
		s.Documents = append(s.Documents, transcript(fmt.Sprintf("T%d", d+1), "2019", turns...))
		for i := range 60 {
			first := rng.IntN(298)
			s.Records = append(s.Records, mark10(d, []string{"ash", "bo"}[i/30], ids[rng.IntN(len(ids))], first, first+1+rng.IntN(2)))
		}
	}
	return s
}

func BenchmarkFrequencies(b *testing.B) {
	for _, n := range []int{40, 400, 4000} {
		s := large(b, n)
		for _, o := range []FrequencyOptions{{}, {By: "role"}, {Where: where(b, `role:"role 1" OR role:"role 2"`)}} {
			name := fmt.Sprintf("%d/by=%s/where=%t", n, o.By, o.Where != nil)
			b.Run(name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Frequencies(s, o); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkDistinct is the reference: the least that counting participants by
// theme can cost with a map and no rules.
func BenchmarkDistinct(b *testing.B) {
	s := large(b, 4000)
	b.ReportAllocs()
	for b.Loop() {
		seen := map[[2]string]bool{}
		for _, r := range s.Records {
			seen[[2]string{r.Theme, s.Documents[r.Document].Participants[0]}] = true
		}
		if len(seen) == 0 {
			b.Fatal("nothing counted")
		}
	}
}
