package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

func mustSync(t testing.TB, x *Index, s Source) SyncReport {
	t.Helper()
	r, err := x.Sync(context.Background(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func brief(r SyncReport) string {
	return fmt.Sprintf("+%d ~%d -%d skipped %d rebuilt %v memory %v %s", r.Added, r.Updated, r.Removed, len(r.Skipped), r.Rebuilt, r.InMemory, r.Why)
}

func TestSyncTouchesOnlyWhatChanged(t *testing.T) {
	s := smallStudy(t)
	x := Open(filepath.Join(t.TempDir(), "not", "there"), 0)
	step := func(why, want string, reads int) {
		t.Helper()
		before := s.reads
		if got := brief(mustSync(t, x, s)); got != want+" rebuilt false memory false " || s.reads-before != reads {
			t.Errorf("%s: %q after %d reads", why, got, s.reads-before)
		}
	}
	step("first", "+3 ~0 -0 skipped 0", 3)
	step("nothing new", "+0 ~0 -0 skipped 0", 0)
	e := s.entries["T2"]
	e.Codings = append(e.Codings, coded(e.Document, "relief", "cat", "dog"))
	s.put(e)
	step("a coding", "+0 ~1 -0 skipped 0", 1)
	if r := ask(t, x, s, "theme:relief coder:cat", Options{}); r.Total != 1 {
		t.Errorf("the new coding is found %d times", r.Total)
	}
	s.put(Entry{Document: interview(t, "T2", "P01", "P01: fewer turns")})
	s.put(Entry{Document: interview(t, "T4", "P04", "P04: a new one")})
	s.remove("T10")
	step("shorter, new, gone", "+1 ~1 -1 skipped 0", 2)
	if r := ask(t, x, s, "", Options{AllSpeech: true}); strings.Join(found(t, s, r), " ") != "T2#1 T3#1 T4#1" {
		t.Errorf("left: %v", found(t, s, r))
	}
}

func TestUnreadableDocument(t *testing.T) {
	s := smallStudy(t)
	x := Open(t.TempDir(), 0)
	mustSync(t, x, s)
	s.put(s.entries["T2"])
	s.broken["T2"] = errUnreadable
	for range 2 {
		r := mustSync(t, x, s)
		if len(r.Skipped) != 1 || r.Skipped[0].Document != "T2" || !errors.Is(r.Skipped[0].Err, errUnreadable) {
			t.Errorf("skipped %v", r.Skipped)
		}
		if r := ask(t, x, s, "nobody", Options{}); r.Total != 0 {
			t.Error("what it said before is still found")
		}
	}
	delete(s.broken, "T2")
	if r := ask(t, x, s, "nobody", Options{}); r.Total != 1 || r.Sync.Added != 1 {
		t.Errorf("readable again: %+v", r)
	}
}

func TestProgress(t *testing.T) {
	s := generated(t, 20)
	last, total := 0, 0
	_, err := Open(t.TempDir(), 0).Sync(context.Background(), s, func(done, of int) {
		if done <= last {
			t.Errorf("%d after %d", done, last)
		}
		last, total = done, of
	})
	if err != nil || last != 20 || total != 20 {
		t.Errorf("%d of %d, %v", last, total, err)
	}
}

// A sync that is cancelled leaves what it has done, and no lie.
func TestCancel(t *testing.T) {
	s := generated(t, 30)
	x := Open(t.TempDir(), 0)
	mustSync(t, x, s)
	for id := range s.entries {
		s.put(s.entries[id])
	}
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := x.Sync(ctx, s, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	before := s.reads
	if r := mustSync(t, x, s); r.Why != "" || r.Updated == 0 || r.Updated == 30 {
		t.Errorf("after a cancelled sync: %s, %d reads", brief(r), s.reads-before)
	}
	sameAsFresh(t, x, s, "T0007's")
}

// Files of single changes are merged before there are many.
func TestManySmallSyncs(t *testing.T) {
	s := smallStudy(t)
	dir := t.TempDir()
	x := Open(dir, 0)
	for i := range 2*maxSmallFiles + 5 {
		s.put(Entry{Document: interview(t, fmt.Sprintf("N%d", i%40), "P9", fmt.Sprintf("P9: change number%d", i))})
		mustSync(t, x, s)
	}
	files, err := filepath.Glob(filepath.Join(dir, "gen-*", "store", "*.zap"))
	if err != nil || len(files) > 2*maxSmallFiles {
		t.Errorf("%d files, %v", len(files), err)
	}
	st, err := openStore(filepath.Join(dir, "gen-000001"), true, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer st.close()
	if _, live, err := st.files(); err != nil || len(live) > maxSmallFiles+1 {
		t.Errorf("%d files in use, %v", len(live), err)
	}
	sameAsFresh(t, x, s, "after merges")
}

func TestManyAtOnce(t *testing.T) {
	s := generated(t, 25)
	dir := t.TempDir()
	var added atomic.Int64
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			r := ask(t, Open(dir, 0), s, `"naming the elephant"`, Options{})
			added.Add(int64(r.Sync.Added))
			if r.Total != 1 || r.Sync.InMemory || r.Sync.Rebuilt {
				t.Errorf("total %d, %s", r.Total, brief(r.Sync))
			}
		})
	}
	wg.Wait()
	if added.Load() != 25 || s.reads != 25 {
		t.Errorf("%d documents added in %d reads", added.Load(), s.reads)
	}
}

// While one process changes the study and syncs, the searches of another are
// never older than the study was when they were asked.
func TestSearchWhileSyncing(t *testing.T) {
	s := smallStudy(t)
	dir := t.TempDir()
	var now atomic.Int64
	change := func(n int64) {
		s.put(Entry{Document: interview(t, "V", "P9", fmt.Sprintf("P9: version%d of this", n))})
		now.Store(n)
	}
	change(1)
	mustSync(t, Open(dir, 0), s)
	var searches atomic.Int64
	done := make(chan bool)
	go func() {
		defer close(done)
		for n := int64(2); n < 30 || n < 1000 && searches.Load() == 0; n++ {
			change(n)
			mustSync(t, Open(dir, 0), s)
		}
	}()
	reader := Open(dir, 0)
	for ; ; searches.Add(1) {
		n := now.Load()
		if r := ask(t, reader, s, fmt.Sprintf("version%d", n-1), Options{}); r.Total != 0 {
			t.Fatalf("version %d is found after version %d was there", n-1, n)
		} else if r.Sync.InMemory || r.Sync.Rebuilt {
			t.Fatalf("%s", brief(r.Sync))
		}
		if r := ask(t, reader, s, "version*", Options{}); r.Total != 1 {
			t.Fatalf("found %d versions", r.Total)
		}
		select {
		case <-done:
			if searches.Load() == 0 {
				t.Error("no search ran beside the syncs")
			}
			return
		default:
		}
	}
}

func TestHeldLock(t *testing.T) {
	s := smallStudy(t)
	dir := t.TempDir()
	mustSync(t, Open(dir, 0), s)
	other := flock.New(filepath.Join(dir, "lock"))
	if ok, err := other.TryLock(); !ok || err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	x := Open(dir, 50*time.Millisecond)
	defer x.Close()
	if r := ask(t, x, s, "nobody", Options{}); r.Total != 1 || r.Sync.InMemory {
		t.Errorf("what is up to date needs no lock: %s", brief(r.Sync))
	}
	for _, word := range []string{"first", "second"} {
		s.put(Entry{Document: interview(t, "T2", "P01", "P01: "+word)})
		r := ask(t, x, s, word, Options{})
		if r.Total != 1 || !r.Sync.InMemory {
			t.Errorf("%s: total %d, %s", word, r.Total, brief(r.Sync))
		}
		if word == "first" && !strings.Contains(r.Sync.Why, "another process has held it for 50ms") {
			t.Errorf("why: %q", r.Sync.Why)
		}
	}
}

func TestCannotWrite(t *testing.T) {
	s := smallStudy(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x := Open(filepath.Join(file, "index"), 0)
	defer x.Close()
	r := ask(t, x, s, "nobody", Options{})
	if r.Total != 1 || !r.Sync.InMemory || r.Sync.Why == "" || strings.Contains(r.Sync.Why, filepath.Dir(file)) {
		t.Errorf("total %d, %s", r.Total, brief(r.Sync))
	}
	if r := ask(t, x, s, "nobody", Options{}); r.Total != 1 || r.Sync.Added != 0 {
		t.Errorf("again: %s", brief(r.Sync))
	}
}

// An index in memory that was cancelled half way is given up: what it believes to
// hold may not be there.
func TestCancelInMemory(t *testing.T) {
	s := generated(t, 12)
	st, err := createStore("", 12)
	if err != nil {
		t.Fatal(err)
	}
	x := &Index{dir: t.TempDir(), patience: time.Second, memory: st}
	defer x.Close()
	ctx, cancel := context.WithCancel(context.Background())
	var reads atomic.Int32
	s.before = func(string) {
		if reads.Add(1) > 6 {
			cancel()
		}
	}
	if _, err := x.Sync(ctx, s, nil); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	s.before = nil
	if r := ask(t, x, s, "", Options{AllSpeech: true, Limit: 1}); r.Total != 12*160 {
		t.Errorf("%d segments, want %d", r.Total, 12*160)
	}
}
