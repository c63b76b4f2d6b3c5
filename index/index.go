package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// Patience is how long a search waits, by default, for another process to
// finish with the index before it answers from memory.
const Patience = 2 * time.Minute

// An Index is the index of one study. Its methods may be called by several
// goroutines, and by several processes on the same directory, at once.
type Index struct {
	dir      string
	patience time.Duration

	mu     sync.Mutex
	memory *store // takes the place of the directory once that has failed
}

// Open gives the index in dir, a directory that belongs to it and need not
// exist. It touches nothing yet. patience, if not 0, replaces Patience.
func Open(dir string, patience time.Duration) *Index {
	if patience == 0 {
		patience = Patience
	}
	return &Index{dir: dir, patience: patience}
}

// Close releases memory. Between two calls an Index holds nothing open on disk.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	err := x.memory.close()
	x.memory = nil
	return err
}

// Progress is told of documents done out of those to do, by one goroutine at a
// time. It may be nil.
type Progress func(done, total int)

// A SyncReport says what bringing the index up to date took.
type SyncReport struct {
	Added, Updated, Removed int // documents
	// Skipped documents could not be read. They are not in the index, and the
	// next search tries them again.
	Skipped []Skipped
	// Rebuilt is set where an index was there and could not be used.
	Rebuilt bool
	// InMemory is set where the index could not be written: what was built will
	// be gone with the process.
	InMemory bool
	// Why says, as part of a sentence, what was wrong with the index; empty where
	// nothing was.
	Why string
}

// Skipped is a document that could not be read.
type Skipped struct {
	Document string
	Err      error
}

// Sync brings the index up to date. It fails only where src or ctx does.
func (x *Index) Sync(ctx context.Context, src Source, progress Progress) (SyncReport, error) {
	return x.with(ctx, src, progress, func(*store) error { return nil })
}

// errStale is why an index that is whole cannot be used as it is.
var errStale = errors.New("it is out of date")

// with calls use with an index that is up to date. An error of use is taken for
// damage: the index is built anew, and use called again.
func (x *Index) with(ctx context.Context, src Source, progress Progress, use func(*store) error) (SyncReport, error) {
	u := &update{ctx: ctx, src: src, progress: progress, use: use}
	var err error
	if u.want, err = src.Fingerprints(ctx); err != nil {
		return SyncReport{}, err
	}
	memory, before, cause := x.hasMemory(), x.rawStamp(), error(nil)
	if !memory {
		if cause = x.read(u); cause == nil || ctx.Err() != nil {
			return SyncReport{}, ctx.Err()
		}
	}
	if u.people, err = src.Attributes(ctx); err != nil {
		return SyncReport{}, err
	}
	if memory {
		return x.inMemory(u, nil)
	}
	lock, err := x.lock(ctx)
	if err != nil {
		return x.inMemory(u, err)
	}
	defer lock.Close()
	// What was wrong may have been another process at its work, which is done
	// now. What is wrong under the lock is wrong for good.
	if x.rawStamp() != before {
		if u.want, err = src.Fingerprints(ctx); err != nil {
			return SyncReport{}, err
		}
		if cause = x.read(u); cause == nil || ctx.Err() != nil {
			return SyncReport{}, ctx.Err()
		}
		if u.people, err = src.Attributes(ctx); err != nil {
			return SyncReport{}, err
		}
	}
	return x.write(u, cause)
}

func (x *Index) hasMemory() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.memory != nil
}

// read uses the index as it is on disk, where it is whole and up to date.
func (x *Index) read(u *update) error {
	s, err := readStamp(x.dir)
	if err != nil {
		return err
	}
	if s.Writing {
		return errStale
	}
	touched, err := s.verify(x.dir)
	if err != nil {
		return err
	}
	st, err := openStore(filepath.Join(x.dir, s.Generation), true, readWait)
	if err != nil {
		return err
	}
	defer st.close()
	changed, removed := st.state.diff(u.want.Documents, nil)
	if len(changed)+len(removed) > 0 || st.people != u.want.People {
		return errStale
	}
	if err := guard(func() error { return u.use(st) }); err != nil {
		return err
	}
	if touched {
		x.reseal(s)
	}
	return nil
}

// How long to wait for Bleve's own lock: a reader whose stamp says that nobody
// writes, and a writer that waits for readers.
const (
	readWait  = 200 * time.Millisecond
	writeWait = 10 * time.Second
)

// reseal spares later searches the checksums of files whose time has changed.
// Where that is not possible, nothing is lost.
func (x *Index) reseal(was *stamp) {
	f := x.newLock()
	if ok, err := f.TryLock(); !ok || err != nil {
		return
	}
	defer f.Close()
	if s, err := readStamp(x.dir); err == nil && !s.Writing && s.Generation == was.Generation {
		if _, err := s.verify(x.dir); err == nil && s.sealFiles(x.dir) == nil {
			_ = s.write(x.dir)
		}
	}
}

func (x *Index) newLock() *flock.Flock {
	return flock.New(filepath.Join(x.dir, "lock"), flock.SetPermissions(0o666))
}

// lock makes this process the only writer.
func (x *Index) lock(ctx context.Context) (*flock.Flock, error) {
	if info, err := os.Stat(x.dir); err == nil && !info.IsDir() {
		if err := os.Remove(x.dir); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(x.dir, 0o777); err != nil {
		return nil, err
	}
	waiting, cancel := context.WithTimeout(ctx, x.patience)
	defer cancel()
	f := x.newLock()
	ok, err := f.TryLockContext(waiting, 10*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("another process has held it for %v", x.patience)
	}
	if err != nil || !ok {
		f.Close()
		return nil, err
	}
	return f, nil
}

var generationName = regexp.MustCompile(`^gen-\d{6,12}$`)

func isGeneration(name string) bool { return generationName.MatchString(name) }

// generations lists the directories of all generations, used or left behind,
// and whether dir holds anything that is not the index's.
func (x *Index) generations() (names []string, foreign bool) {
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return nil, false
	}
	for _, e := range entries {
		switch {
		case e.IsDir() && isGeneration(e.Name()):
			names = append(names, e.Name())
		case e.Name() != "lock" && e.Name() != stampFile && e.Name() != halfStampFile:
			foreign = true
		}
	}
	return names, foreign
}

func nextGeneration(names []string) string {
	last := 0
	for _, n := range names {
		if i, err := strconv.Atoi(n[len("gen-"):]); err == nil && i > last {
			last = i
		}
	}
	return fmt.Sprintf("gen-%06d", last+1)
}

// removeOthers deletes what earlier generations and killed writers have left.
// On Windows a reader may still hold some of it; the next writer tries again.
func (x *Index) removeOthers(current string) {
	names, _ := x.generations()
	for _, n := range names {
		if n != current {
			_ = os.RemoveAll(filepath.Join(x.dir, n))
		}
	}
}
