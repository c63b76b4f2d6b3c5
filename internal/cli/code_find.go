package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// readEvents reads all journals of the documents in which a coder has one ("":
// of every document), in natural order of documents. problems are lines that
// could not be used.
func readEvents(ctx context.Context, s *project.Study, document, coder string) (docs []coding.DocEvents, problems []error, err error) {
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

// findCodings gives the coding of each id, removed ones included. An id may be
// cut at one end.
func findCodings(ctx context.Context, s *project.Study, ids []string) ([]coding.Coding, error) {
	docs, _, err := readEvents(ctx, s, "", "")
	if err != nil {
		return nil, err
	}
	var all []coding.Coding
	for _, doc := range docs {
		state, _ := coding.Fold(doc.Document, doc.Events)
		all = append(all, state.Codings...)
	}
	var found []coding.Coding
	var wrong []error
	seen := map[string]bool{}
	for _, id := range ids {
		c, err := findCoding(all, id)
		if err != nil {
			wrong = append(wrong, err)
		} else if !seen[c.ID] {
			seen[c.ID] = true
			found = append(found, c)
		}
	}
	return found, errors.Join(wrong...)
}

// findCoding gives the coding that an id, or four or more characters of one of
// its ends, names.
func findCoding(all []coding.Coding, id string) (coding.Coding, error) {
	const fewest = 4
	var near []coding.Coding
	lower := strings.ToLower(id)
	for _, c := range all {
		if c.ID == id {
			return c, nil
		}
		if whole := strings.ToLower(c.ID); len(id) >= fewest && (strings.HasPrefix(whole, lower) || strings.HasSuffix(whole, lower)) {
			near = append(near, c)
		}
	}
	switch {
	case len(id) < fewest:
		return coding.Coding{}, fault.New("give at least four characters of its beginning or end", "%q is too short for the id of a coding", id)
	case len(near) == 0:
		return coding.Coding{}, fault.New("`mitten code list` shows the ids, `mitten code log` those of removed codings too", "no coding %q", id)
	case len(near) == 1:
		return near[0], nil
	}
	const most = 10
	var lines []string
	for i, c := range near {
		if i == most {
			lines = append(lines, fmt.Sprintf("and %d more", len(near)-most))
			break
		}
		removed := ""
		if c.Removed {
			removed = ", removed"
		}
		lines = append(lines, fmt.Sprintf("%s  %s in %s by %s%s", c.ID, c.Theme, c.Document, c.Coder, removed))
	}
	return coding.Coding{}, fault.New("give more of the id; the ends differ more than the beginnings",
		"%q may be any of %s:\n%s", id, count(len(near), "coding"), strings.Join(lines, "\n"))
}
