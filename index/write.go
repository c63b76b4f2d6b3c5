package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// write brings the index on disk up to date, under the lock, and uses it.
// cause is why it could not be used as it is.
func (x *Index) write(u *update, cause error) (SyncReport, error) {
	why := cause
	if errors.Is(cause, errStale) {
		var report SyncReport
		if report, why = x.amend(u); why == nil || u.ctx.Err() != nil {
			return report, u.ctx.Err()
		}
	}
	_, foreign := x.generations()
	fresh := errors.Is(why, fs.ErrNotExist) && !foreign
	if foreign {
		why = errForeign
	}
	report, err := x.rebuild(u)
	if u.ctx.Err() != nil {
		return SyncReport{}, u.ctx.Err()
	}
	if err != nil {
		return x.inMemory(u, err)
	}
	if !fresh {
		report.Rebuilt, report.Why = true, reason(why)
	}
	return report, nil
}

// amend changes the current generation in place.
func (x *Index) amend(u *update) (SyncReport, error) {
	s, err := readStamp(x.dir)
	if err != nil {
		return SyncReport{}, err
	}
	if _, err := s.verify(x.dir); err != nil {
		return SyncReport{}, err
	}
	s.Writing = true
	if err := s.write(x.dir); err != nil {
		return SyncReport{}, err
	}
	st, err := openStore(filepath.Join(x.dir, s.Generation), false, writeWait)
	if err != nil {
		return SyncReport{}, err
	}
	report, err := u.run(st)
	if err == nil {
		err = st.tidy(u.ctx)
	}
	if err := errors.Join(err, st.close()); err != nil && u.ctx.Err() == nil {
		return SyncReport{}, err
	}
	x.removeOthers(s.Generation)
	return report, x.finish(s)
}

// rebuild makes a new generation and then makes it the current one.
func (x *Index) rebuild(u *update) (SyncReport, error) {
	names, _ := x.generations()
	s := &stamp{Format: formatVersion, Analysis: analysisVersion, Generation: nextGeneration(names)}
	path := filepath.Join(x.dir, s.Generation)
	st, err := createStore(path, len(u.want.Documents))
	if err != nil {
		os.RemoveAll(path)
		return SyncReport{}, err
	}
	report, err := u.run(st)
	if err == nil {
		err = st.settle(u.ctx, len(u.want.Documents))
	}
	if err = errors.Join(err, st.close()); err == nil {
		// Opening it once more removes the files that merges have made useless,
		// and shows that it can be opened.
		if st, err = openStore(path, false, writeWait); err == nil {
			err = st.close()
		}
	}
	if err == nil {
		err = x.finish(s)
	}
	if err != nil {
		os.RemoveAll(path)
		return SyncReport{}, err
	}
	x.removeOthers(s.Generation)
	return report, nil
}

// finish makes s, whose writer is done, the current stamp.
func (x *Index) finish(s *stamp) error {
	s.Writing = false
	if err := s.sealFiles(x.dir); err != nil {
		return err
	}
	return s.write(x.dir)
}

// inMemory uses an index that lives and dies with this process.
func (x *Index) inMemory(u *update, why error) (SyncReport, error) {
	if u.ctx.Err() != nil {
		return SyncReport{}, u.ctx.Err()
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.memory == nil {
		st, err := createStore("", len(u.want.Documents))
		if err != nil {
			return SyncReport{}, err
		}
		x.memory = st
	}
	report, err := u.run(x.memory)
	if err != nil {
		x.memory.close() // its state may be ahead of its segments
		x.memory = nil
		return SyncReport{}, err
	}
	report.InMemory = true
	if why != nil {
		report.Why = reason(why)
	}
	return report, nil
}

// reason is err without the paths of the machine.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Op + " " + filepath.Base(path.Path) + ": " + path.Err.Error()
	}
	return err.Error()
}
