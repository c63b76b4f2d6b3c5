package cli

import (
	"context"
	"errors"
	"time"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// A scribe writes into the journals of a study for one run of a verb. While it
// is open, no other process writes there.
type scribe struct {
	app      *App
	study    *project.Study
	journals coding.Store
	book     *codebook.Book
	revision string // of the codebook
	dryRun   bool
	Close    func()
}

// scribe locks the study, unless nothing is to be written.
func (app *App) scribe(dryRun bool) (*scribe, error) {
	study, err := app.study()
	if err != nil {
		return nil, err
	}
	s := &scribe{app: app, study: study, journals: study.Journals(), dryRun: dryRun, Close: func() {}}
	if !dryRun {
		if s.Close, err = study.Lock(); err != nil {
			return nil, err
		}
	}
	text, err := study.CodebookText()
	if err == nil {
		s.revision = codebook.Revision(text)
		s.book, err = codebook.Parse(text, codebookFile)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// A desk is one document with its journals at the revisions at which they were
// read.
type desk struct {
	*project.Material
	finder    *coding.Finder
	scribe    *scribe
	revisions map[string]coding.Revision // by coder; none for a journal to come
	last      time.Time                  // of the latest event, also of those to come
}

func (s *scribe) open(ctx context.Context, document string) (*desk, error) {
	d := &desk{scribe: s, revisions: map[string]coding.Revision{}}
	coders, err := s.study.JournalCoders()
	if err != nil {
		return nil, err
	}
	// The revisions are read before the events: whoever writes in between is
	// noticed when the new events are appended.
	for _, coder := range coders {
		c, err := s.journals.Read(ctx, coding.Journal{Document: document, Coder: coder})
		if err != nil {
			return nil, err
		}
		d.revisions[coder] = c.Revision
	}
	if d.Material, err = s.study.Material(ctx, document); err != nil {
		return nil, err
	}
	d.finder = coding.NewFinder(d.Document)
	for _, e := range d.State.Events() {
		if e.At.After(d.last) {
			d.last = e.At
		}
	}
	return d, nil
}

// event makes an event that comes after every other one of the document.
func (d *desk) event(op coding.Op, coder string) coding.Event {
	app := d.scribe.app
	d.last = coding.Stamp(app.Now(), []coding.Event{{At: d.last}})
	return coding.Event{ID: coding.NewID(d.last, app.Rand), Op: op, At: d.last, Coder: coder, Revision: d.scribe.revision}
}

// add makes the event that codes a span.
func (d *desk) add(coder, theme string, span corpus.Span, memo string) coding.Event {
	e := d.event(coding.Add, coder)
	anchor := d.Document.AnchorOf(span)
	e.Coding, e.Theme, e.Anchor = coding.NewID(e.At, d.scribe.app.Rand), theme, &anchor
	if memo != "" {
		e.Memo = &memo
	}
	return e
}

// write appends events to the coder's journal in one go; with --dry-run it
// says that it did not.
func (d *desk) write(ctx context.Context, coder string, events ...coding.Event) error {
	if d.scribe.dryRun || len(events) == 0 {
		return nil
	}
	j := coding.Journal{Document: d.Document.ID, Coder: coder}
	revision, err := d.scribe.append(ctx, j, d.revisions[coder], events)
	if err == nil {
		d.revisions[coder] = revision
	}
	return err
}

func (s *scribe) append(ctx context.Context, j coding.Journal, after coding.Revision, events []coding.Event) (coding.Revision, error) {
	revision, err := s.journals.Append(ctx, j, after, events...)
	if errors.Is(err, coding.ErrChanged) {
		return "", &fault.Error{Hint: "another program wrote there, such as git or an editor; nothing was lost, run the command again", Err: err}
	}
	return revision, err
}

// same lists the coder's codings of a theme that overlap a span, the one on
// exactly this span first.
func (d *desk) same(coder, theme string, span corpus.Span) (equal *coding.Placed, overlapping []coding.Placed) {
	book := d.scribe.book
	for i, c := range d.Placed {
		if c.Coder != coder || c.Fit == coding.Review || themeToday(book, c.Theme) != themeToday(book, theme) {
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

// anyParticipant reports whether a participant speaks in the span.
func anyParticipant(d *corpus.Document, s corpus.Span) bool {
	first, last := d.TurnsIn(s)
	for _, t := range d.Turns[first:last] {
		if d.KindOf(t) == corpus.ParticipantSpeech {
			return true
		}
	}
	return false
}
