package coding

import (
	"context"
	"errors"
)

// A Journal is the record of one coder in one document.
type Journal struct {
	Document string
	Coder    string
}

// A Revision names one state of one journal. It is opaque and only compared
// for equality; the empty one is that of a journal without events. Two equal
// revisions of a journal mean that nothing has to be read again.
type Revision string

// A Listed journal is one that has events, at the revision it now has.
type Listed struct {
	Journal
	Revision Revision
}

// A Content is what a journal holds.
type Content struct {
	Events   []Event // by (At, ID), each once
	Problems []JournalProblem
	Tail     TornTail // where the store is made of files
	Revision Revision
}

// A Store keeps journals. Package project implements it over a folder; a
// database would do as well. A Store is safe for use by several goroutines.
type Store interface {
	// Journals lists the journals of a document and of a coder ("" for any), by
	// document, then coder. A reader that keeps what it saw finds by the
	// revisions what it has to read again.
	Journals(ctx context.Context, document, coder string) ([]Listed, error)

	// Read gives a journal's content; that of a journal that does not exist is
	// empty and no error. Problems are no error either.
	Read(ctx context.Context, j Journal) (Content, error)

	// Append adds events to the end of a journal, all or none, and returns when
	// they are safe. Each must pass Check. after is the revision on which the
	// caller decided what to append; where the journal has another, nothing is
	// written and the error is ErrChanged. AnyRevision appends in any case.
	Append(ctx context.Context, j Journal, after Revision, events ...Event) (Revision, error)
}

// AnyRevision lets an Append go to a journal whatever it holds.
const AnyRevision Revision = "*"

// ErrChanged says that a journal was changed by another since it was read.
var ErrChanged = errors.New("the journal was changed since it was read")
