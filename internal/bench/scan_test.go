package bench

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/project"
)

// BenchmarkScan looks for what may identify somebody with every layer but the
// statistical model, on one core, against parting the same text into words. How
// the study's words are written, which every verb that scans reads first, counts;
// loading the lists does not.
func BenchmarkScan(b *testing.B) {
	for i, n := range sizes {
		b.Run(sizeName(n), func(b *testing.B) {
			dir := filepath.Join(studyOf(b, n), "transcripts")
			pass := func(what string) func() sample {
				return func() (s sample) {
					ask(b, &s, "scan", what, dir)
					return s
				}
			}
			c := compare([]int{9, 5, 3}[i], pass("layers"), pass("words"))
			megabyte := float64(sizeBelow(b, dir)) / 1e6
			rate := megabyte / c.own.CPU.Seconds()
			b.ReportMetric(rate, "MB/CPU-s")
			report(b, row{what: "scan without model", interviews: n, against: "words", comparison: c,
				aims: []aim{{fmt.Sprintf("5 MB a second of CPU (%.1f)", rate), rate >= 5}}})
		})
	}
}

// sizeBelow is how many bytes the files of a folder have.
func sizeBelow(b *testing.B, dir string) (size int64) {
	b.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			b.Fatal(err)
		}
		size += info.Size()
	}
	return size
}

// childScan reads transcripts, document by document, as its first argument
// says: "layers" scans them, "words" counts their words. It prints the time of
// that.
func childScan(args []string) error {
	runtime.GOMAXPROCS(1)
	paths, err := filepath.Glob(filepath.Join(args[1], "*.md"))
	if err != nil {
		return err
	}
	opt, err := project.Layers(nil)
	if err != nil {
		return err
	}
	opt.Known = &detect.Vocabulary{}
	watch := startWatch()
	found := 0
	if args[0] == "layers" {
		err := eachText(paths, func(text string) { opt.Known.Add(text) })
		if err != nil {
			return err
		}
	}
	scanner := detect.New(opt)
	err = eachText(paths, func(text string) {
		if args[0] == "layers" {
			found += len(scanner.Scan(text).Candidates)
		} else {
			found += len(bytes.Fields([]byte(text)))
		}
	})
	if err != nil {
		return err
	}
	took := watch.stop()
	if found == 0 {
		return fmt.Errorf("nothing found in %d documents", len(paths))
	}
	return tell(took)
}

func eachText(paths []string, visit func(text string)) error {
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		d, err := corpus.Parse(data, filepath.Base(path))
		if err != nil {
			return err
		}
		visit(d.Text)
	}
	return nil
}
