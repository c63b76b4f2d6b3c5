package bench

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/mitten-qda/mitten/internal/fsx"
)

// BenchmarkApply anonymises a study that was just imported, whole process,
// against what apply cannot do without: decrypting each document, writing its
// transcript, and writing what was replaced to the vault, encrypted, all of it
// flushed, on every core.
func BenchmarkApply(b *testing.B) {
	for i, n := range sizes[:2] {
		b.Run(sizeName(n), func(b *testing.B) {
			imported := emptyStudy(b)
			defer os.RemoveAll(filepath.Dir(imported))
			verb(b, imported, "import", filesOf(b, "txt", n), "--yes")()
			fresh := func() string {
				dir := imported + "-copy"
				if err := os.RemoveAll(dir); err != nil {
					b.Fatal(err)
				}
				if err := os.CopyFS(dir, os.DirFS(imported)); err != nil {
					b.Fatal(err)
				}
				return dir
			}
			c := compare([]int{9, 5}[i], func() sample {
				return verb(b, fresh(), "anonymise", "apply", "--name", "Maureen Threlkeld")()
			}, func() (s sample) {
				ask(b, &s, "turnover", fresh())
				return s
			})
			report(b, row{what: "anonymise apply", interviews: n, against: "decrypt and store", comparison: c})
		})
	}
}

// childTurnover is the reference: every document of the vault decrypted, its
// transcript written, and as much encrypted anew as apply keeps of each.
func childTurnover(args []string) error {
	study, vault, err := openVault(args[0])
	if err != nil {
		return err
	}
	ids, err := vault.Documents()
	if err != nil {
		return err
	}
	watch := startWatch()
	var wait sync.WaitGroup
	next, failed := make(chan string), make(chan error, len(ids))
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for id := range next {
				d, err := vault.Identifiable(id)
				if err == nil {
					err = fsx.WriteFile(study.TranscriptPath(id), d.Render(), 0o644)
				}
				if err == nil {
					err = vault.Put(id+".turnover", make([]byte, 512))
				}
				failed <- err
			}
		})
	}
	for _, id := range ids {
		next <- id
	}
	close(next)
	wait.Wait()
	close(failed)
	for err := range failed {
		if err != nil {
			return err
		}
	}
	return tell(watch.stop())
}
