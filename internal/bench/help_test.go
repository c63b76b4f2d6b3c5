package bench

import (
	"os/exec"
	"testing"
	"time"
)

// BenchmarkHelp is what starting the program costs, against a program that
// does nothing.
func BenchmarkHelp(b *testing.B) {
	if _, err := exec.LookPath("true"); err != nil {
		b.Skip("the program true is not installed: no reference")
	}
	c := compare(41, process(b, mitten(b), "--help"), process(b, "true"))
	report(b, row{what: "--help", against: "true", comparison: c, aims: []aim{{"under 30 ms", c.own.Wall < 30*time.Millisecond}}})
}
