package desk

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// codebookFile is how messages name the codebook.
const codebookFile = "codebook.yaml"

// A Scribe writes into the journals of a study. While it is open, no other
// process writes there. Not for use by several goroutines at once.
type Scribe struct {
	Study    *project.Study
	Journals coding.Store
	Book     *codebook.Book
	Revision string // of the codebook
	DryRun   bool   // nothing is written

	pen    project.Pen
	unlock func()
}

// Open locks the study, unless nothing is to be written, and reads its codebook.
func Open(study *project.Study, pen project.Pen, dryRun bool) (*Scribe, error) {
	s := &Scribe{Study: study, Journals: study.Journals(), DryRun: dryRun, pen: pen, unlock: func() {}}
	if !dryRun {
		var err error
		if s.unlock, err = study.Lock(); err != nil {
			return nil, err
		}
	}
	if err := s.ReadBook(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// ReadBook reads the codebook as it is now.
func (s *Scribe) ReadBook() error {
	text, err := s.Study.CodebookText()
	if err != nil {
		return err
	}
	book, err := codebook.Parse(text, codebookFile)
	if err != nil {
		return err
	}
	s.Book, s.Revision = book, codebook.Revision(text)
	return nil
}

// Close lets others write.
func (s *Scribe) Close() { s.unlock() }

// now and rand are for coding.Stamp and coding.NewID.
func (s *Scribe) now() time.Time  { return s.pen.Now() }
func (s *Scribe) rand() io.Reader { return s.pen.Rand }

// Append writes events to one journal in one go. It fails, with a hint, where
// the journal is not as it was at revision after.
func (s *Scribe) Append(ctx context.Context, j coding.Journal, after coding.Revision, events []coding.Event) (coding.Revision, error) {
	revision, err := s.Journals.Append(ctx, j, after, events...)
	if errors.Is(err, coding.ErrChanged) {
		return "", &fault.Error{Hint: "another program wrote there, such as git or an editor; nothing was lost, run the command again", Err: err}
	}
	return revision, err
}
