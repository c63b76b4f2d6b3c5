package bench

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"
)

// A row is one line of the table at the end.
type row struct {
	what       string
	interviews int // 0 where the size of the study has no part in it
	against    string
	comparison
	aims []aim
}

// An aim is a figure of the issue that asked for this, held against what was
// measured.
type aim struct {
	text string
	met  bool
}

var rows struct {
	sync.Mutex
	list []row
}

// report keeps a row for the table and gives its figures to the benchmark.
func report(b *testing.B, r row) {
	b.Helper()
	b.ReportMetric(0, "ns/op") // of the whole comparison; says nothing
	b.ReportMetric(float64(r.own.Wall.Microseconds())/1000, "ms")
	b.ReportMetric(r.ratio, "ratio")
	if r.own.Peak > 0 {
		b.ReportMetric(float64(r.own.Peak)/1e6, "MB-peak")
	}
	rows.Lock()
	defer rows.Unlock()
	rows.list = append(rows.list, r)
}

func printRows(w io.Writer) {
	if len(rows.list) == 0 {
		return
	}
	fmt.Fprintln(w, "\nratio: mitten's time by the reference's, in the same round; median (least to greatest)")
	fmt.Fprintln(w, "growth: of mitten's time against the row above, which is a tenth of the study")
	list := grouped(rows.list)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\t\ttime\treference\tratio\t\tCPU ratio\tgrowth\tmemory\taim")
	for i, r := range list {
		size := ""
		if r.interviews > 0 {
			size = fmt.Sprint(r.interviews)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s %s\t%.2f\t(%.2f to %.2f)\t%s\t%s\t%s\t%s\n", r.what, size,
			milliseconds(r.own.Wall), r.against, milliseconds(r.reference.Wall), r.ratio, r.low, r.high,
			number(r.cpu), growth(list[:i], r), megabytes(r.own.Peak), aims(r.aims))
	}
	t.Flush()
}

// grouped puts the rows of one kind together, in the order of the first of each.
func grouped(list []row) []row {
	first := map[string]int{}
	for i, r := range list {
		if _, known := first[r.what]; !known {
			first[r.what] = i
		}
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b row) int { return first[a.what] - first[b.what] })
	return out
}

// growth is how much longer a row took than the one for a tenth of its size.
func growth(before []row, r row) string {
	for _, b := range before {
		if b.what == r.what && b.interviews > 0 && b.interviews*10 == r.interviews {
			return fmt.Sprintf("x%.1f", float64(r.own.Wall)/float64(b.own.Wall))
		}
	}
	return ""
}

func aims(list []aim) string {
	var parts []string
	for _, a := range list {
		if a.met {
			parts = append(parts, a.text+": met")
		} else {
			parts = append(parts, a.text+": MISSED")
		}
	}
	return strings.Join(parts, "; ")
}

func milliseconds(d time.Duration) string {
	if d < 100*time.Millisecond {
		return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

func megabytes(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d MB", n/1e6)
}

func number(f float64) string {
	if f == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", f)
}

func TestRowsSayGrowthAndAims(t *testing.T) {
	small := row{what: "x", interviews: 40, comparison: comparison{own: sample{Wall: time.Second}}}
	large := row{what: "x", interviews: 400, comparison: comparison{own: sample{Wall: 5 * time.Second}}}
	if g := growth([]row{{what: "y", interviews: 40}, small}, large); g != "x5.0" {
		t.Errorf("growth %q", g)
	}
	if g := growth([]row{small}, small); g != "" {
		t.Errorf("growth from itself: %q", g)
	}
	other := row{what: "y"}
	if g := grouped([]row{small, other, large}); g[0].what != "x" || g[1].what != "x" || g[1].interviews != 400 || g[2].what != "y" {
		t.Errorf("grouped %v", g)
	}
	if a := aims([]aim{{"ratio at most 3", true}, {"under 50 ms", false}}); a != "ratio at most 3: met; under 50 ms: MISSED" {
		t.Errorf("aims %q", a)
	}
}
