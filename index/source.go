package index

import (
	"context"

	"github.com/mitten-qda/mitten/corpus"
)

// A Source is what the index needs of a study. Its methods are called by
// several goroutines at once.
type Source interface {
	// Fingerprints gives, for each document id, a short string that changes
	// whenever what Entry gives may have changed: the transcript, its journals,
	// the attributes of its participants. It is called before every search, so
	// it looks at sizes and times of files, not into them.
	Fingerprints(ctx context.Context) (map[string]string, error)
	// Entry reads one document and what is known of it.
	Entry(ctx context.Context, id string) (Entry, error)
}

// An Entry is one document with its codings and the attributes of its
// participants.
type Entry struct {
	Document *corpus.Document
	Codings  []Coding
	// Attributes gives the values of each attribute of each participant, by
	// participant id and attribute name.
	Attributes map[string]map[string][]string
}

// A Coding is one span of the document marked with one theme by one coder.
type Coding struct {
	Theme string // id as written in the journal, so that a changed codebook leaves the index alone
	Coder string
	Span  corpus.Span // bytes of the document's text
}
