package analysis

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

func TestCountOnceIsTheRuleOfCoding(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var marks []mark
		var records []coding.Record
		for i := range rapid.IntRange(0, 30).Draw(r, "n") {
			m := mark{theme: rapid.IntRange(0, 2).Draw(r, "theme"), coder: rapid.IntRange(0, 1).Draw(r, "coder"), start: rapid.IntRange(0, 40).Draw(r, "start")}
			m.end = m.start + rapid.IntRange(1, 9).Draw(r, "length")
			m.first, m.last = m.start/5, (m.end+4)/5
			marks = append(marks, m)
			records = append(records, coding.Record{ID: fmt.Sprint(i), Theme: fmt.Sprint(m.theme), Coder: fmt.Sprint(m.coder),
				Span: corpus.Span{Start: m.start, End: m.end}, FirstTurn: m.first, LastTurn: m.last})
		}
		var got, want []string
		for _, m := range countOnce(marks) {
			got = append(got, fmt.Sprint(m.theme, m.coder, m.start, m.end, m.first, m.last))
		}
		for _, c := range coding.CountOnce(records) {
			want = append(want, fmt.Sprintf("%s %s %d %d %d %d", c.Theme, c.Coder, c.Span.Start, c.Span.End, c.FirstTurn, c.LastTurn))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatal(diff)
		}
	})
}
