package eval

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// BenchmarkScan scans conversations without the statistical model, in bytes a
// second of one core, as they are and as a recogniser writes them.
func BenchmarkScan(b *testing.B) {
	for _, c := range []struct {
		name   string
		change func(text) text
	}{{"cased", func(x text) text { return x }}, {"caseless", asRecognised}} {
		b.Run(c.name, func(b *testing.B) {
			var all strings.Builder
			for _, x := range rows(b, "gum_spoken_dev.jsonl") {
				all.WriteString(c.change(x).text + "\n\n")
			}
			s := detect.New(options(b))
			b.SetBytes(int64(all.Len()))
			for b.Loop() {
				s.Scan(all.String())
			}
		})
	}
}
