package project

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"github.com/mitten-qda/mitten/corpus"
)

// How much is read before it is written: enough to keep every core busy, and
// little enough to be held in memory.
const (
	batchFiles = 256
	batchBytes = 24 << 20
)

// batch imports the files from at on, as many as make a batch, and gives the
// index of the next. What is read in parallel is planned one after the other,
// since the ids of some depend on those before.
func (im *importer) batch(ctx context.Context, files []File, clashes []error, at int, r *ImportReport) (int, error) {
	readings, err := im.readAll(ctx, files[at:], clashes[at:])
	if err != nil {
		return at, err
	}
	var plans []plan
	for i := range readings {
		f := files[at+i]
		err := clashes[at+i]
		if err == nil {
			err = readings[i].err
		}
		if err == nil {
			var p plan
			if p, err = im.plan(f, &readings[i]); err == nil {
				plans = append(plans, p)
				continue
			}
		}
		r.Failed = append(r.Failed, ImportFailure{f.Name, err})
	}
	if !im.opt.DryRun {
		added, err := im.announce(plans)
		if err != nil {
			return at, err
		}
		r.Participants = append(r.Participants, added...)
	}
	err = im.write(ctx, plans, r)
	if im.opt.Progress != nil {
		im.opt.Progress(at+len(readings), len(files))
	}
	return at + len(readings), err
}

// readAll reads files until they make a batch.
func (im *importer) readAll(ctx context.Context, files []File, clashes []error) ([]reading, error) {
	var out []reading
	for at, size := 0, 0; at < len(files) && at < batchFiles && size < batchBytes; {
		n := min(4*runtime.GOMAXPROCS(0), len(files)-at)
		part := make([]reading, n)
		inParallel(n, func(i int) {
			if clashes[at+i] == nil && ctx.Err() == nil {
				part[i] = im.look(files[at+i])
			}
		})
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for i := range part {
			size += part[i].size
		}
		out = append(out, part...)
		at += n
	}
	return out, nil
}

// announce writes down what is about to be written, so that a run that is
// killed half way leaves nothing that the next one does not know again: the
// participants, and an unfinished entry for each document.
func (im *importer) announce(plans []plan) (added []string, err error) {
	var participants []string
	announced := false
	for _, p := range plans {
		if p.document != nil {
			announced = true
			participants = append(participants, p.document.Participants...)
			entry := p.entry
			entry.Unfinished, entry.First = true, p.done.State == New
			im.record.Documents[p.done.ID] = entry
		}
	}
	if !announced {
		return nil, nil
	}
	im.changed = true
	if added, err = im.study.AddParticipants(participants); err != nil {
		return nil, err
	}
	if im.vault == nil {
		return added, nil
	}
	return added, writeImports(im.vault, im.record)
}

// write carries plans out, several at a time, and reports in their order.
func (im *importer) write(ctx context.Context, plans []plan, r *ImportReport) error {
	errs := make([]error, len(plans))
	inParallel(len(plans), func(i int) {
		if p := &plans[i]; p.document != nil && !im.opt.DryRun {
			if errs[i] = ctx.Err(); errs[i] == nil {
				errs[i] = im.carryOut(ctx, p)
			}
		}
	})
	for i, p := range plans {
		switch {
		case errs[i] == nil:
			if p.document != nil && !im.opt.DryRun {
				im.record.Documents[p.done.ID] = p.entry
			}
			r.Documents = append(r.Documents, p.done)
		case !errors.Is(errs[i], context.Canceled):
			r.Failed = append(r.Failed, ImportFailure{p.done.File, errs[i]})
		}
	}
	return ctx.Err()
}

// carryOut writes the document of a plan.
func (im *importer) carryOut(ctx context.Context, p *plan) error {
	if im.opt.Anonymised {
		return im.study.replaceDocument(ctx, p.document, &p.done)
	}
	if p.data != nil {
		if err := im.vault.PutOriginal(p.done.ID, p.data); err != nil {
			return err
		}
	}
	return im.vault.PutIdentifiable(p.document)
}

// replaceDocument writes a transcript and says what became of its codings.
func (s *Study) replaceDocument(ctx context.Context, d *corpus.Document, done *Imported) error {
	if err := s.WriteDocument(d); err != nil {
		return err
	}
	if done.State == New {
		return nil
	}
	m, err := s.Material(ctx, d.ID)
	if err != nil {
		return err
	}
	done.Moved, done.Review = countMoved(m)
	return nil
}

// inParallel calls f with 0 to n-1, on as many goroutines as there are cores
// and a few more, since much of it waits for the disk.
func inParallel(n int, f func(i int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(n, 2*runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}
