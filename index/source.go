package index

import (
	"context"

	"github.com/mitten-qda/mitten/corpus"
)

// A Source is what the index needs of a study. Its methods are called by
// several goroutines at once.
type Source interface {
	// Fingerprints is called for every search, so it looks at sizes and times of
	// files, not into them.
	Fingerprints(ctx context.Context) (Fingerprints, error)
	// Attributes gives the values of each attribute of each participant, by
	// participant id and attribute name, no older than the fingerprints given
	// last. It is called where the index is not up to date.
	Attributes(ctx context.Context) (map[string]map[string][]string, error)
	// Entry reads one document and what is known of it.
	Entry(ctx context.Context, id string) (Entry, error)
}

// Fingerprints are short strings that tell whether anything may have changed.
type Fingerprints struct {
	// Documents has one for each document id, of the transcript and its journals.
	Documents map[string]string
	// People is that of Attributes; empty where there are none.
	People string
}

// An Entry is one document with its codings and the attributes of its
// participants.
type Entry struct {
	Document *corpus.Document
	Codings  []Coding
	// Attributes are those of Source.Attributes, of the document's participants.
	Attributes map[string]map[string][]string
}

// A Coding is one span of the document marked with one theme by one coder.
type Coding struct {
	Theme string // id as written in the journal, so that a changed codebook leaves the index alone
	Coder string
	Span  corpus.Span // bytes of the document's text
}
