package bench

import (
	"bytes"
	"io"
	"os/exec"
	"slices"
	"testing"
	"time"
)

// A sample is one run of something.
type sample struct {
	Wall time.Duration
	CPU  time.Duration // user and system, of all its threads; 0 where unknown
	Peak int64         // memory in bytes; 0 where unknown
}

// process measures a program from its start to its end, its output read and
// thrown away.
func process(b *testing.B, name string, args ...string) func() sample {
	return func() sample {
		cmd := exec.Command(name, args...)
		var said bytes.Buffer
		cmd.Stderr = &said
		// Through a pipe: grep stops at the first hit where its output goes to
		// the null device.
		out, err := cmd.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, out); err != nil {
			b.Fatal(err)
		}
		err = cmd.Wait()
		wall := time.Since(start)
		if err != nil {
			b.Fatalf("%s %q: %v\n%s", name, args, err, said.Bytes())
		}
		s := cmd.ProcessState
		return sample{Wall: wall, CPU: s.UserTime() + s.SystemTime(), Peak: peakOf(s)}
	}
}

// A stopwatch measures a part of this process.
type stopwatch struct {
	start time.Time
	cpu   time.Duration
}

func startWatch() stopwatch { return stopwatch{time.Now(), spent()} }

func (w stopwatch) stop() sample { return sample{Wall: time.Since(w.start), CPU: spent() - w.cpu} }

// A comparison is what rounds of two things came to.
type comparison struct {
	own, reference sample  // medians
	ratio, cpu     float64 // own by reference: median over the rounds; cpu is 0 where unknown
	low, high      float64 // the least and the greatest ratio of a round
}

// compare runs own and reference in turns, which one goes first changing from
// round to round, so that whatever else the machine does meets both. One round
// before the first is not counted.
func compare(rounds int, own, reference func() sample) comparison {
	if rounds > 1 {
		own()
		reference()
	}
	var owns, references []sample
	for i := range rounds {
		if i%2 == 0 {
			owns = append(owns, own())
		}
		references = append(references, reference())
		if i%2 == 1 {
			owns = append(owns, own())
		}
	}
	return comparisonOf(owns, references)
}

// comparisonOf compares the rounds one by one.
func comparisonOf(owns, references []sample) comparison {
	var walls, cpus []float64
	for i, o := range owns {
		r := references[i]
		walls = append(walls, float64(o.Wall)/float64(r.Wall))
		if o.CPU > 0 && r.CPU > 0 {
			cpus = append(cpus, float64(o.CPU)/float64(r.CPU))
		}
	}
	c := comparison{own: medians(owns), reference: medians(references),
		ratio: median(walls), low: slices.Min(walls), high: slices.Max(walls)}
	if len(cpus) == len(walls) {
		c.cpu = median(cpus)
	}
	return c
}

// medians takes each figure's median by itself; memory is the highest seen.
func medians(samples []sample) sample {
	var walls, cpus []time.Duration
	var out sample
	for _, s := range samples {
		walls = append(walls, s.Wall)
		cpus = append(cpus, s.CPU)
		out.Peak = max(out.Peak, s.Peak)
	}
	out.Wall, out.CPU = median(walls), median(cpus)
	return out
}

func median[T float64 | time.Duration](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

func TestComparisonIsOfMedians(t *testing.T) {
	owns := []sample{{Wall: 30, CPU: 10, Peak: 1}, {Wall: 10, CPU: 10, Peak: 5}, {Wall: 80, CPU: 40, Peak: 2}}
	references := []sample{{Wall: 10, CPU: 10}, {Wall: 10, CPU: 5}, {Wall: 20, CPU: 10}}
	c := comparisonOf(owns, references)
	want := comparison{own: sample{Wall: 30, CPU: 10, Peak: 5}, reference: sample{Wall: 10, CPU: 10}, ratio: 3, cpu: 2, low: 1, high: 4}
	if c != want {
		t.Errorf("%+v", c)
	}
	if m := median([]float64{4, 1, 3, 2}); m != 2.5 {
		t.Errorf("median of an even number: %v", m)
	}
}
