package guard_test

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/export/guard"
)

// BenchmarkCheck holds a megabyte of prose against all gates.
func BenchmarkCheck(b *testing.B) {
	text := []byte(strings.Repeat("So we went to the gate, and it stuck, as it does; nobody said *why* (or when).\n\n", 12_500))
	g := guard.New(rules())
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if r, err := g.Check("a.md", text); err != nil || !r.Clean() {
			b.Fatal(err, listing(r))
		}
	}
}
