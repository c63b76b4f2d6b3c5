package bench

import (
	"os"
	"path/filepath"
	"testing"
)

// sizes are interviews: a cycle of a small charity, ten cycles, an archive.
var sizes = []int{40, 400, 4000}

// BenchmarkIndex builds the index, in a process of its own that reads the
// study first, against the Bleve calls alone of a bare loop over the same
// turns that has them in memory.
func BenchmarkIndex(b *testing.B) {
	for i, n := range sizes {
		b.Run(sizeName(n), func(b *testing.B) {
			dir := studyOf(b, n)
			build := verb(b, dir, "index")
			c := compare([]int{5, 3, 1}[i], func() sample {
				if err := os.RemoveAll(indexOf(dir)); err != nil {
					b.Fatal(err)
				}
				return build()
			}, func() (s sample) {
				ask(b, &s, "bare", dir, bareOf(n))
				return s
			})
			r := row{what: "index", interviews: n, against: "bare Bleve", comparison: c,
				aims: []aim{{"throughput at least 0.85", 1/c.ratio >= 0.85}}}
			if n == 400 && c.own.Peak > 0 {
				r.aims = append(r.aims, aim{"under 250 MB", c.own.Peak < 250e6})
			}
			b.ReportMetric(1/c.ratio, "throughput-ratio")
			report(b, r)
		})
	}
}

func indexOf(dir string) string { return filepath.Join(dir, ".mitten", "index") }

// bareOf is the bare index of n interviews.
func bareOf(n int) string { return filepath.Join(place, "bare-"+sizeName(n)) }

// upToDate makes sure that the study is indexed.
func upToDate(b *testing.B, dir string) { verb(b, dir, "index")() }
