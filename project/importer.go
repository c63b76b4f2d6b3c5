package project

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A File is one file to import.
type File struct {
	Name string // as the user gave it, for messages and to know it again
	Data []byte
	// Read gives the content where Data is nil, so that not all files of an
	// import are in memory at once. It is called once or twice.
	Read func() ([]byte, error)
	// Known of the file beforehand; each may be empty.
	ID           string
	Kind         string
	Cycle        string
	Participants []string
	// Told of this file, over what ImportOptions say.
	Layout   string
	Speakers map[string]corpus.Speaker

	again *importEntry // read anew from the vault: what was known of it
}

func (f File) content() ([]byte, error) {
	if f.Data != nil || f.Read == nil {
		return f.Data, nil
	}
	return f.Read()
}

// ImportOptions hold for every file of one import.
type ImportOptions struct {
	Layout   string
	Speakers map[string]corpus.Speaker // what labels mean, by raw label
	// Learn holds what labels mean in every file of the study, from now on.
	Learn []Label
	// PDFText turns a PDF into text by another program; may be nil.
	PDFText func([]byte) (string, error)
	// Anonymised says that the files hold no names: they go straight to
	// transcripts/. Otherwise they go into the vault.
	Anonymised bool
	// Replace lets a file take the place of another one's document.
	Replace bool
	// Reread reads files again that have not changed.
	Reread bool
	DryRun bool
	// Progress is told after each file how many of all are done; may be nil.
	Progress func(done, all int)
}

// An ImportState says what importing a file came to.
type ImportState string

// The states of an imported file.
const (
	New       ImportState = "new"
	Changed   ImportState = "changed"
	Unchanged ImportState = "unchanged"
)

// An Imported file and what was recognised in it.
type Imported struct {
	ID, File       string
	Format, Layout string
	Reason         string  // what speaks for the layout
	Score          float64 // how well it explains the file, 0 to 1
	Kind           string
	State          ImportState
	Turns, Words   int // of all speakers
	Speakers       []ingest.SpeakerCount
	Warnings       []string
	Doubts         []ingest.Doubt // that nobody has settled; the best guess was taken
	// Codings found again elsewhere, and codings that need a person, after a
	// changed transcript was replaced.
	Moved, Review int
}

// An ImportFailure is a file that was not imported, and why.
type ImportFailure struct {
	File string
	Err  error
}

// An ImportReport lists what became of each file, in the order given.
type ImportReport struct {
	Documents    []Imported
	Failed       []ImportFailure
	Participants []string // added to participants.csv
	// Unrecorded is why it was not written down which file became which
	// document: this copy of the study has no vault, or this user no key. A
	// file imported again is not known then.
	Unrecorded error
}

// Import reads files into the study: identifiable ones into the vault, where
// `anonymise apply` takes them from, anonymised ones into transcripts/. A file
// that cannot be read does not keep the others out. A file that was imported
// before and has not changed is left alone; one that changed keeps its id, and
// its codings are found again in the new text. What was said of a file's layout
// and labels before still holds. The study must be locked, unless DryRun is
// set. v may be nil where Anonymised is set. Where ctx ends, the report tells
// what was done until then.
func (s *Study) Import(ctx context.Context, v *anonymise.Vault, files []File, opt ImportOptions) (*ImportReport, error) {
	r := &ImportReport{}
	record, err := readImports(v)
	var missing *anonymise.NoIdentityError
	switch {
	case opt.Anonymised && (errors.Is(err, ErrNoVault) || errors.As(err, &missing)):
		r.Unrecorded, v = err, nil
	case err != nil:
		return nil, err
	}
	im := &importer{study: s, vault: v, record: record, opt: opt, claimed: map[string]string{}, contents: map[string]string{}}
	if im.used, err = s.usedIDs(record); err != nil {
		return nil, err
	}
	if im.gone, err = s.withdrawnFiles(); err != nil {
		return nil, err
	}
	im.learn()
	clashes := im.clashes(files)
	for at := 0; at < len(files) && err == nil; {
		at, err = im.batch(ctx, files, clashes, at, r)
	}
	if im.changed && im.vault != nil && !opt.DryRun {
		err = errors.Join(err, writeImports(v, im.record))
	}
	return r, err
}

type importer struct {
	study    *Study
	vault    *anonymise.Vault
	record   importRecord
	opt      ImportOptions
	used     map[string]bool
	claimed  map[string]string // id to the file that has it in this import
	contents map[string]string // SHA-256 to the document of this import that has it
	gone     map[string]string // SHA-256 of files, and ids, of those who have withdrawn, to their id
	voices   map[string]string // id of a participant to the first document in which it speaks
	changed  bool              // the record is not as the vault has it
}

// clashes finds files of this import that ask for one and the same id.
func (im *importer) clashes(files []File) []error {
	first := map[string]int{}
	out := make([]error, len(files))
	for i, f := range files {
		id := f.ID
		if id == "" {
			id = stemID(f.Name)
		}
		if id == "" {
			continue
		}
		if j, taken := first[strings.ToLower(id)]; taken {
			err := fault.New("give one of them another id: `mitten import FILE --id ID`",
				"%s and %s would both become %s", filepath.Base(files[j].Name), filepath.Base(f.Name), id)
			out[i], out[j] = err, err
			continue
		}
		first[strings.ToLower(id)] = i
	}
	return out
}
