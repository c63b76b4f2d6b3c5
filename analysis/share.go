package analysis

import (
	"fmt"
	"math"
)

// PercentFrom is the smallest N for which a percentage is given where the
// study does not say otherwise: below it one person is worth more than five
// points.
const PercentFrom = 20

// A Share is "K of N" in some unit.
type Share struct {
	K, N int
	From int // the smallest N for which Percent answers; 0 means PercentFrom
}

// String gives "16 of 20".
func (s Share) String() string { return fmt.Sprintf("%d of %d", s.K, s.N) }

// Percent gives 100 K / N rounded to one decimal, and whether N is large
// enough for it to be printed.
func (s Share) Percent() (float64, bool) {
	from := s.From
	if from <= 0 {
		from = PercentFrom
	}
	if s.N < from {
		return 0, false
	}
	return math.Round(1000*float64(s.K)/float64(s.N)) / 10, true
}
