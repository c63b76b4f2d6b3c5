package index

import (
	"context"
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
)

// batchSegments is how many segments go to Bleve at once. Batches of 100 halve
// the throughput, batches of 5,000 double the memory for a tenth of it.
const batchSegments = 1000

// maxWorkers bounds the memory of a sync: each worker holds a batch.
const maxWorkers = 4

// An update is one call's work on an index.
type update struct {
	ctx      context.Context
	src      Source
	want     Fingerprints
	people   map[string]map[string][]string // what Source.Attributes gives
	progress Progress
	use      func(*store) error

	mu     sync.Mutex // guards what follows
	report SyncReport
	done   int
	total  int
	err    error
}

// run brings st up to date and uses it.
func (u *update) run(st *store) (SyncReport, error) {
	u.report, u.done, u.err = SyncReport{}, 0, nil
	var outdated func(indexed) bool
	if st.people != u.want.People {
		outdated = func(d indexed) bool { return d.attributes != attributesPrint(d.participants, u.people) }
	}
	changed, removed := st.state.diff(u.want.Documents, outdated)
	u.total = len(changed) + len(removed)
	if u.total > 0 {
		u.apply(st, append(changed, removed...))
		slices.SortFunc(u.report.Skipped, func(a, b Skipped) int {
			return strings.Compare(keyPrefix(a.Document), keyPrefix(b.Document))
		})
	}
	if u.err == nil && st.people != u.want.People {
		u.err = guard(func() error { return st.setPeople(u.want.People) })
	}
	if u.err == nil {
		u.err = guard(func() error { return u.use(st) })
	}
	return u.report, u.err
}

// apply indexes or removes the documents, shared out over the cores by shard so
// that each shard of the state has one writer.
func (u *update) apply(st *store, ids []string) {
	workers := min(runtime.GOMAXPROCS(0), maxWorkers, len(ids))
	share := make([][]string, workers)
	for _, id := range ids {
		w := shardOf(id) % workers
		share[w] = append(share[w], id)
	}
	var wg sync.WaitGroup
	for _, ids := range share {
		wg.Go(func() {
			w := &worker{update: u, store: st, batch: st.bleve.NewBatch(), recorder: newRecorder()}
			if err := guard(func() error { return w.work(ids) }); err != nil {
				u.fail(err)
			}
		})
	}
	wg.Wait()
}

func (u *update) fail(err error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.err == nil {
		u.err = err
	}
}

// stopped gives the reason to stop early.
func (u *update) stopped() error {
	if err := u.ctx.Err(); err != nil {
		return err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.err
}

// A worker writes its share of the documents.
type worker struct {
	*update
	store    *store
	recorder *recorder
	batch    *bleve.Batch
	dirty    [shards]bool // shards of the state that the batch changes
	finished []func(*SyncReport)
}

func (w *worker) work(ids []string) error {
	for _, id := range ids {
		if err := w.stopped(); err != nil {
			return err
		}
		if err := w.document(id); err != nil {
			return err
		}
	}
	return w.flush()
}

// document puts one document into the batch, or takes it out of the index.
func (w *worker) document(id string) error {
	before, known := w.store.state.get(id)
	fingerprint, wanted := w.want.Documents[id]
	if !wanted {
		return w.drop(id, before, known, nil)
	}
	e, err := w.src.Entry(w.ctx, id)
	if w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	if err != nil {
		return w.drop(id, before, known, err)
	}
	segments := Segments(e.Document)
	w.remove(id, len(segments), before.segments)
	prefix := keyPrefix(id)
	for i, s := range segments {
		if w.batch.Size() >= batchSegments {
			// Part of the document: whoever comes after a kill must start over.
			w.set(id, &indexed{segments: max(len(segments), before.segments)})
			if err := errors.Join(w.flush(), w.stopped()); err != nil {
				return err
			}
		}
		if err := w.batch.IndexAdvanced(w.recorder.record(prefix+keySuffix(i), &e, s)); err != nil {
			return err
		}
	}
	participants := strings.Join(e.Document.Participants, "\x00")
	w.set(id, &indexed{fingerprint, len(segments), participants, attributesPrint(participants, e.Attributes)})
	w.note(func(r *SyncReport) {
		if known {
			r.Updated++
		} else {
			r.Added++
		}
	})
	return w.flushIfFull()
}

// drop takes a document out of the index: because it is gone, or because it
// could not be read.
func (w *worker) drop(id string, before indexed, known bool, unread error) error {
	if known {
		w.remove(id, 0, before.segments)
		w.set(id, nil)
	}
	w.note(func(r *SyncReport) {
		if unread != nil && !errors.Is(unread, fs.ErrNotExist) {
			r.Skipped = append(r.Skipped, Skipped{id, unread})
		} else if known {
			r.Removed++
		}
	})
	return w.flushIfFull()
}

// remove deletes the segments [from, to) of a document.
func (w *worker) remove(id string, from, to int) {
	prefix := keyPrefix(id)
	for i := from; i < to; i++ {
		w.batch.Delete(prefix + keySuffix(i))
	}
}

// set changes the state; nil forgets the document.
func (w *worker) set(id string, d *indexed) {
	shard := shardOf(id)
	w.dirty[shard] = true
	if d == nil {
		delete(w.store.state[shard], id)
	} else {
		w.store.state[shard][id] = *d
	}
}

// note puts one finished document down for the report, once it is written.
func (w *worker) note(n func(*SyncReport)) { w.finished = append(w.finished, n) }

func (w *worker) flushIfFull() error {
	if w.batch.Size() < batchSegments {
		return nil
	}
	return w.flush()
}

// flush writes the batch, with the state of the documents in it, as one
// transaction.
func (w *worker) flush() error {
	for shard, dirty := range w.dirty {
		if dirty {
			w.batch.SetInternal(stateKey(shard), w.store.state.encode(shard))
		}
	}
	w.dirty = [shards]bool{}
	if w.batch.Size() > 0 {
		if err := w.store.bleve.Batch(w.batch); err != nil {
			return err
		}
		w.batch.Reset()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, note := range w.finished {
		note(&w.report)
	}
	w.done += len(w.finished)
	if w.progress != nil && len(w.finished) > 0 {
		w.progress(w.done, w.total)
	}
	w.finished = w.finished[:0]
	return nil
}
