package desk

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/project"
)

// ReadEvents reads all journals of the documents in which a coder has one ("":
// of every document), in natural order of documents. problems are lines that
// could not be used.
func ReadEvents(ctx context.Context, s *project.Study, document, coder string) (docs []coding.DocEvents, problems []error, err error) {
	store := s.Journals()
	listed, err := store.Journals(ctx, document, "")
	if err != nil {
		return nil, nil, err
	}
	theirs := map[string]bool{}
	for _, j := range listed {
		theirs[j.Document] = theirs[j.Document] || coder == "" || j.Coder == coder
	}
	contents, failed := make([]coding.Content, len(listed)), make([]error, len(listed))
	var wait sync.WaitGroup
	slots := make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))
	for i, j := range listed {
		if !theirs[j.Document] {
			continue
		}
		slots <- struct{}{}
		wait.Go(func() {
			contents[i], failed[i] = store.Read(ctx, j.Journal)
			<-slots
		})
	}
	wait.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, nil, err
	}
	for i, j := range listed {
		if !theirs[j.Document] {
			continue
		}
		if n := len(docs); n == 0 || docs[n-1].Document != j.Document {
			docs = append(docs, coding.DocEvents{Document: j.Document})
		}
		last := &docs[len(docs)-1]
		last.Events = append(last.Events, contents[i].Events...)
		for _, p := range contents[i].Problems {
			problems = append(problems, p.Err)
		}
	}
	return docs, problems, nil
}
