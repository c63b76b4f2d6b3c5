package desk

import (
	"context"
	"slices"
	"time"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// A Desk is one document with its journals at the revisions at which they were
// read.
type Desk struct {
	*project.Material
	Finder    *coding.Finder
	scribe    *Scribe
	revisions map[string]coding.Revision // by coder; none for a journal to come
	last      time.Time                  // of the latest event, also of those to come
}

// Desk opens a document. The error wraps what project.Study.Material gives.
func (s *Scribe) Desk(ctx context.Context, document string) (*Desk, error) {
	d := &Desk{scribe: s, revisions: map[string]coding.Revision{}}
	coders, err := s.Study.JournalCoders()
	if err != nil {
		return nil, err
	}
	// The revisions are read before the events: whoever writes in between is
	// noticed when the new events are appended.
	for _, coder := range coders {
		c, err := s.Journals.Read(ctx, coding.Journal{Document: document, Coder: coder})
		if err != nil {
			return nil, err
		}
		d.revisions[coder] = c.Revision
	}
	if d.Material, err = s.Study.Material(ctx, document); err != nil {
		return nil, err
	}
	d.Finder = coding.NewFinder(d.Document)
	for _, e := range d.State.Events() {
		if e.At.After(d.last) {
			d.last = e.At
		}
	}
	return d, nil
}

// Event makes an event that comes after every other one of the document.
func (d *Desk) Event(op coding.Op, coder string) coding.Event {
	d.last = coding.Stamp(d.scribe.now(), []coding.Event{{At: d.last}})
	return coding.Event{ID: coding.NewID(d.last, d.scribe.rand()), Op: op, At: d.last, Coder: coder, Revision: d.scribe.Revision}
}

// Add makes the event that codes a span, in bytes of the document's text.
func (d *Desk) Add(coder, theme string, span corpus.Span, memo string) coding.Event {
	e := d.Event(coding.Add, coder)
	anchor := d.Document.AnchorOf(span)
	e.Coding, e.Theme, e.Anchor = coding.NewID(e.At, d.scribe.rand()), theme, &anchor
	if memo != "" {
		e.Memo = &memo
	}
	return e
}

// Write appends events to the coder's journal in one go; on a dry run it
// writes nothing.
func (d *Desk) Write(ctx context.Context, coder string, events ...coding.Event) error {
	if d.scribe.DryRun || len(events) == 0 {
		return nil
	}
	j := coding.Journal{Document: d.Document.ID, Coder: coder}
	revision, err := d.scribe.Append(ctx, j, d.revisions[coder], events)
	if err == nil {
		d.revisions[coder] = revision
	}
	return err
}

// Same lists the coder's codings of a theme that overlap a span, the one on
// exactly this span first.
func (d *Desk) Same(coder, theme string, span corpus.Span) (equal *coding.Placed, overlapping []coding.Placed) {
	book := d.scribe.Book
	for i, c := range d.Placed {
		if c.Coder != coder || c.Fit == coding.Review || ThemeToday(book, c.Theme) != ThemeToday(book, theme) {
			continue
		}
		switch {
		case c.Span == span:
			equal = &d.Placed[i]
		case c.Span.Overlaps(span):
			overlapping = append(overlapping, c)
		}
	}
	return equal, overlapping
}

// Live gives a coding that is not removed.
func (d *Desk) Live(id string) (coding.Placed, bool) {
	for _, c := range d.Placed {
		if c.ID == id {
			return c, true
		}
	}
	return coding.Placed{}, false
}

// Finished reports whether the coder has said before that the document is
// finished for these themes of today's codebook; none means all.
func (d *Desk) Finished(coder string, themes []string) bool {
	return slices.ContainsFunc(d.State.Finished, func(f coding.Finished) bool {
		return f.Coder == coder && f.Revision == d.scribe.Revision && slices.Equal(f.Themes, themes)
	})
}

// AnyParticipant reports whether a participant speaks in the span.
func AnyParticipant(d *corpus.Document, s corpus.Span) bool {
	first, last := d.TurnsIn(s)
	for _, t := range d.Turns[first:last] {
		if d.KindOf(t) == corpus.ParticipantSpeech {
			return true
		}
	}
	return false
}
