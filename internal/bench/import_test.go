package bench

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// BenchmarkImport imports files into a new study, whole process, against what
// no importer can do without: reading them, taking their XML apart, and writing
// original and text to the vault, encrypted and flushed, on every core.
func BenchmarkImport(b *testing.B) {
	for _, format := range []string{"docx", "txt"} {
		for i, n := range sizes {
			b.Run(format+"/"+sizeName(n), func(b *testing.B) {
				files := filesOf(b, format, n)
				c := compare([]int{5, 3, 1}[i], func() sample {
					study := emptyStudy(b)
					defer os.RemoveAll(filepath.Dir(study))
					return verb(b, study, "import", files, "--yes")()
				}, func() (s sample) {
					study := emptyStudy(b)
					defer os.RemoveAll(filepath.Dir(study))
					ask(b, &s, "store", study, files)
					return s
				})
				r := row{what: "import " + format, interviews: n, against: "read and store", comparison: c}
				switch {
				case format == "docx" && n == 400:
					r.aims = append(r.aims, aim{"under 8 s", c.own.Wall < 8*time.Second})
					if c.own.Peak > 0 {
						r.aims = append(r.aims, aim{"under 300 MB", c.own.Peak < 300e6})
					}
				case format == "txt" && n == 4000:
					r.aims = append(r.aims, aim{"under 20 s", c.own.Wall < 20*time.Second})
				}
				report(b, r)
			})
		}
	}
}

// filesOf gives the folder with the files of n interviews, made on first use.
func filesOf(b *testing.B, format string, n int) string {
	b.Helper()
	dir := filepath.Join(place, fmt.Sprintf("files-%s-%d-%d", format, seed, n))
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	unfinished := dir + "-unfinished"
	if err := os.RemoveAll(unfinished); err != nil {
		b.Fatal(err)
	}
	ask(b, nil, "files", unfinished, format, strconv.Itoa(n))
	if err := os.Rename(unfinished, dir); err != nil {
		b.Fatal(err)
	}
	return dir
}

func childFiles(args []string) error {
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	return WriteFiles(args[0], args[1], n)
}

// emptyStudy makes a study with a key of its own beside it.
func emptyStudy(b *testing.B) string {
	b.Helper()
	dir, err := os.MkdirTemp(place, "import-")
	if err != nil {
		b.Fatal(err)
	}
	b.Setenv("MITTEN_CONFIG", filepath.Join(dir, "config"))
	study := filepath.Join(dir, "study")
	process(b, mitten(b), "init", study)()
	return study
}

// childStore is the reference: read, take apart, encrypt and flush.
func childStore(args []string) error {
	_, vault, err := openVault(args[0])
	if err != nil {
		return err
	}
	paths, err := filepath.Glob(filepath.Join(args[1], "*"))
	if err != nil {
		return err
	}
	watch := startWatch()
	var next atomic.Int64
	var wait sync.WaitGroup
	failed := make(chan error, len(paths))
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths); i = int(next.Add(1)) - 1 {
				if err := store(vault, paths[i], strconv.Itoa(i)); err != nil {
					failed <- err
				}
			}
		})
	}
	wait.Wait()
	close(failed)
	if err := <-failed; err != nil {
		return err
	}
	return tell(watch.stop())
}

func store(v *anonymise.Vault, path, name string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text := data
	if filepath.Ext(path) == ".docx" {
		if text, err = plainText(data); err != nil {
			return err
		}
	}
	return errors.Join(v.Put(name+".original", data), v.Put(name+".text", text))
}

// plainText is the text of every element of the document part.
func plainText(data []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var text bytes.Buffer
	for dec := xml.NewDecoder(f); ; {
		token, err := dec.Token()
		if err == io.EOF {
			return text.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
		if t, ok := token.(xml.CharData); ok {
			text.Write(t)
		}
	}
}
