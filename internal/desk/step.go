package desk

import (
	"cmp"
	"context"
	"io"
	"time"

	"github.com/mitten-qda/mitten/coding"
)

// A Stepper is coding.UndoLast or coding.RedoLast.
type Stepper func(docs []coding.DocEvents, coder string, now time.Time, rand io.Reader) (coding.Step, error)

// Step takes back, or brings back, the last n things that a coder did, in
// whichever documents. stopped says why there were fewer; where there was none at
// all, it is the error. On a dry run nothing is written.
func (s *Scribe) Step(ctx context.Context, coder string, n int, step Stepper) (steps []coding.Step, stopped, err error) {
	// As with a desk, the revisions are read before the events.
	revisions, err := s.revisionsOf(ctx, coder)
	if err != nil {
		return nil, nil, err
	}
	docs, _, err := ReadEvents(ctx, s.Study, "", coder)
	if err != nil {
		return nil, nil, err
	}
	steps, stopped = takeSteps(docs, n, func() (coding.Step, error) { return step(docs, coder, s.now(), s.rand()) })
	if len(steps) == 0 {
		return nil, nil, stopped
	}
	pending := map[string][]coding.Event{}
	for _, st := range steps {
		pending[st.Document] = append(pending[st.Document], st.Append...)
	}
	for _, doc := range docs {
		if events := pending[doc.Document]; len(events) > 0 && !s.DryRun {
			j := coding.Journal{Document: doc.Document, Coder: coder}
			if _, err := s.Append(ctx, j, revisions[doc.Document], events); err != nil {
				return nil, nil, err
			}
		}
	}
	return steps, stopped, nil
}

// takeSteps takes up to n steps, each on what the ones before it left behind.
func takeSteps(docs []coding.DocEvents, n int, next func() (coding.Step, error)) (steps []coding.Step, stopped error) {
	for range n {
		st, err := next()
		if err != nil {
			return steps, err
		}
		for i := range docs {
			if docs[i].Document == st.Document {
				docs[i].Events = append(docs[i].Events, st.Append...)
			}
		}
		steps = append(steps, st)
	}
	return steps, nil
}

// revisionsOf gives the revisions of a coder's journals by document.
func (s *Scribe) revisionsOf(ctx context.Context, coder string) (map[string]coding.Revision, error) {
	listed, err := s.Journals.Journals(ctx, "", coder)
	revisions := map[string]coding.Revision{}
	for _, j := range listed {
		revisions[j.Document] = j.Revision
	}
	return revisions, err
}

// StepTogether takes back, or brings back, the last thing that a coder did in a
// document, with every event that was one decision with it.
func (s *Scribe) StepTogether(ctx context.Context, coder, document string, step Stepper) ([]coding.Step, error) {
	revisions, err := s.revisionsOf(ctx, coder)
	if err != nil {
		return nil, err
	}
	docs, _, err := ReadEvents(ctx, s.Study, document, coder)
	if err != nil {
		return nil, err
	}
	var events []coding.Event
	var steps []coding.Step
	for {
		st, err := step(docs, coder, s.now(), s.rand())
		if len(steps) > 0 && (err != nil || decisionOf(st.Of) != decisionOf(steps[0].Of)) {
			break
		}
		if err != nil {
			return nil, err
		}
		steps, events = append(steps, st), append(events, st.Append...)
		docs[0].Events = append(docs[0].Events, st.Append...)
	}
	if s.DryRun {
		return steps, nil
	}
	_, err = s.Append(ctx, coding.Journal{Document: document, Coder: coder}, revisions[document], events)
	return steps, err
}

// decisionOf names the decision that an event is part of: by its first event.
func decisionOf(e coding.Event) string { return cmp.Or(e.With, e.ID) }
