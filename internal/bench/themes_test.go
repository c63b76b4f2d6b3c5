package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/mitten-qda/mitten/coding"
)

// BenchmarkThemes counts the themes, whole process, against encoding/json
// reading the same journals into the same structs in one loop. The reference's
// time leaves out the start of its process.
func BenchmarkThemes(b *testing.B) {
	for i, n := range sizes {
		b.Run(sizeName(n), func(b *testing.B) {
			dir := studyOf(b, n)
			c := compare([]int{21, 15, 5}[i], verb(b, dir, "themes"), func() (s sample) {
				ask(b, &s, "decode", filepath.Join(dir, "codings"), fmt.Sprint(n*2*(CodingsEach+1)))
				return s
			})
			r := row{what: "themes", interviews: n, against: "plain decode", comparison: c}
			if n >= 400 {
				r.aims = append(r.aims, aim{"ratio at most 2", c.ratio <= 2})
			}
			if n == 4000 && c.own.Peak > 0 {
				r.aims = append(r.aims, aim{"under 400 MB", c.own.Peak < 400e6})
			}
			report(b, r)
		})
	}
}

// childDecode reads every journal below a folder and prints the time of it.
func childDecode(args []string) error {
	watch := startWatch()
	events := 0
	err := filepath.WalkDir(args[0], func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for line := range bytes.Lines(data) {
			var e coding.Event
			if err := json.Unmarshal(line, &e); err != nil {
				return err
			}
			events++
		}
		return nil
	})
	if err != nil {
		return err
	}
	took := watch.stop()
	var least int
	if _, err := fmt.Sscan(args[1], &least); err != nil {
		return err
	}
	if events < least {
		return fmt.Errorf("%d events, not %d", events, least)
	}
	return tell(took)
}
