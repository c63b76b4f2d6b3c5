package index

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
)

// Whatever is done to the files, the answer is right and the next search finds
// nothing wrong.
func TestDamage(t *testing.T) {
	s := smallStudy(t)
	model := t.TempDir()
	mustSync(t, Open(model, 0), s)
	s.put(s.entries["T3"]) // a second file of segments
	mustSync(t, Open(model, 0), s)

	type damage struct {
		name, why string // why: part of the reason given
		do        func(dir string) error
	}
	cases := []damage{
		{"stamp of a later format", "another version", rewrite(stampFile, `"format": 3`, `"format": 4`)},
		{"stamp of other analysis", "another version", rewrite(stampFile, `"analysis": 1`, `"analysis": 0`)},
		{"stamp that leads elsewhere", "another version", rewrite(stampFile, `"gen-000001"`, `"../other"`)},
		{"stamp that seals a file elsewhere", "another version", rewrite(stampFile, `"index_meta.json"`, `"../../x"`)},
		{"stamp without seals", "another version", func(dir string) error {
			return (&stamp{Format: formatVersion, Analysis: analysisVersion, Generation: "gen-000001"}).write(dir)
		}},
		{"a file instead of the directory", "", func(dir string) error {
			return firstOf(os.RemoveAll(dir), os.WriteFile(dir, []byte("x"), 0o600))
		}},
		{"nothing left", "", os.RemoveAll},
		{"somebody else's files", "is not an index of it", func(dir string) error {
			return firstOf(os.RemoveAll(dir), os.MkdirAll(dir, 0o700), os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("x"), 0o600))
		}},
		{"a Bleve index of somebody else", "is not an index of it", func(dir string) error {
			b, err := bleve.New(dir+"x", bleve.NewIndexMapping())
			return firstOf(err, b.Close(), os.RemoveAll(dir), os.Rename(dir+"x", dir))
		}},
		{"a Bleve index of somebody else in the generation's place", "index_meta.json", func(dir string) error {
			gen := filepath.Join(dir, "gen-000001")
			b, err := bleve.New(dir+"x", bleve.NewIndexMapping())
			return firstOf(err, b.Close(), os.RemoveAll(gen), os.Rename(dir+"x", gen))
		}},
		{"no generation", "missing", func(dir string) error { return os.RemoveAll(filepath.Join(dir, "gen-000001")) }},
	}
	for _, name := range files(t, model) {
		if name == "lock" {
			continue
		}
		for how, do := range map[string]func(path string) error{
			"removed":   os.Remove,
			"emptied":   func(p string) error { return os.Truncate(p, 0) },
			"shortened": func(p string) error { return edit(p, func(b []byte) []byte { return b[:len(b)*2/3] }) },
			"shortened, its time as it was": func(p string) error {
				info, err := os.Stat(p)
				return firstOf(err, os.Truncate(p, info.Size()*2/3), os.Chtimes(p, time.Time{}, info.ModTime()))
			},
			"garbled": func(p string) error {
				return edit(p, func(b []byte) []byte { copy(b[len(b)/3:], "garbage garbage"); return b })
			},
			"longer": func(p string) error {
				return edit(p, func(b []byte) []byte { return append(b, make([]byte, 5000)...) })
			},
		} {
			cases = append(cases, damage{name + " " + how, "", func(dir string) error { return do(filepath.Join(dir, filepath.FromSlash(name))) }})
		}
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			copyIndex(t, dir, model)
			if err := c.do(dir); err != nil {
				t.Fatal(err)
			}
			x := Open(dir, 0)
			r := ask(t, x, s, `"not good enough"`, Options{})
			if got := strings.Join(found(t, s, r), " "); got != "T10#2" {
				t.Errorf("finds %q", got)
			}
			missing := c.name == "nothing left" || c.name == stampFile+" removed" // as where a first build was killed
			if r.Sync.Rebuilt == missing || (r.Sync.Why == "") != missing || !strings.Contains(r.Sync.Why, c.why) || r.Sync.InMemory {
				t.Errorf("report: %s", brief(r.Sync))
			}
			if strings.Contains(r.Sync.Why, dir) {
				t.Errorf("the reason names a path of this machine: %s", r.Sync.Why)
			}
			if r := ask(t, x, s, "nobody", Options{}); r.Total != 1 || brief(r.Sync) != brief(SyncReport{}) {
				t.Errorf("next: total %d, %s", r.Total, brief(r.Sync))
			}
			if gens, _ := x.generations(); len(gens) != 1 {
				t.Errorf("left behind: %v", gens)
			}
		})
	}
}

// A copy of a study has files with other times; that is no damage, and is looked
// into once.
func TestCopiedStudy(t *testing.T) {
	s := smallStudy(t)
	dir := t.TempDir()
	mustSync(t, Open(dir, 0), s)
	for _, name := range files(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, name), time.Time{}, time.Unix(1e9, 0)); err != nil {
			t.Fatal(err)
		}
	}
	x := Open(dir, 0)
	before := x.rawStamp()
	if r := ask(t, x, s, "nobody", Options{}); r.Total != 1 || brief(r.Sync) != brief(SyncReport{}) {
		t.Errorf("total %d, %s", r.Total, brief(r.Sync))
	}
	again := x.rawStamp()
	if again == before {
		t.Error("not sealed again")
	}
	ask(t, x, s, "nobody", Options{})
	if x.rawStamp() != again {
		t.Error("sealed every time")
	}
}

// Damage that the seals cannot show, since size and time are as they were, must
// not stop the program.
func TestUnnoticedDamage(t *testing.T) {
	s := smallStudy(t)
	model := t.TempDir()
	mustSync(t, Open(model, 0), s)
	for _, name := range files(t, model) {
		if !strings.HasPrefix(name, "gen") {
			continue
		}
		for at := range 12 {
			t.Run(fmt.Sprintf("%s at %d", filepath.Base(name), at), func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "index")
				copyIndex(t, dir, model)
				path := filepath.Join(dir, filepath.FromSlash(name))
				if err := edit(path, func(b []byte) []byte { copy(b[len(b)*at/12:], "\x07\x07\x07"); return b }); err != nil {
					t.Fatal(err)
				}
				x := Open(dir, 0)
				st, err := readStamp(dir)
				if err != nil {
					t.Fatal(err)
				}
				if err := st.sealFiles(dir); err != nil {
					t.Fatal(err)
				}
				if err := st.write(dir); err != nil {
					t.Fatal(err)
				}
				ask(t, x, s, `"not good enough"`, Options{})
				s.put(s.entries["T3"])
				ask(t, x, s, `"not good enough"`, Options{})
			})
		}
	}
}

// copyIndex copies an index with the times of its files.
func copyIndex(t *testing.T, to, from string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	for _, name := range files(t, from) {
		info, err := os.Stat(filepath.Join(from, name))
		if err := firstOf(err, os.Chtimes(filepath.Join(to, name), time.Time{}, info.ModTime())); err != nil {
			t.Fatal(err)
		}
	}
}

func files(t *testing.T, dir string) (names []string) {
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func edit(path string, change func([]byte) []byte) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, change(b), 0o600)
}

func rewrite(name, old, new string) func(string) error {
	return func(dir string) error {
		return edit(filepath.Join(dir, name), func(b []byte) []byte {
			changed := strings.Replace(string(b), old, new, 1)
			if changed == string(b) {
				panic(old + " is not in " + name)
			}
			return []byte(changed)
		})
	}
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
