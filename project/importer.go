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
	// Known of the file beforehand; each may be empty.
	ID           string
	Kind         string
	Cycle        string
	Participants []string
}

// ImportOptions hold for every file of one import.
type ImportOptions struct {
	Layout   string
	Speakers map[string]corpus.Speaker // what labels mean, by raw label
	// Anonymised says that the files hold no names: they go straight to
	// transcripts/. Otherwise they go into the vault.
	Anonymised bool
	// Replace lets a file take the place of another one's document.
	Replace bool
	DryRun  bool
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
	Kind           string
	State          ImportState
	Turns, Words   int // of all speakers
	Speakers       []ingest.SpeakerCount
	Warnings       []string
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
// its codings are found again in the new text. The study must be locked,
// unless DryRun is set. v may be nil where Anonymised is set.
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
	clashes := im.clashes(files)
	var plans []plan
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		err := clashes[i]
		if err == nil {
			var p plan
			if p, err = im.plan(f); err == nil {
				plans = append(plans, p)
				continue
			}
		}
		r.Failed = append(r.Failed, ImportFailure{f.Name, err})
	}
	if !opt.DryRun {
		if r.Participants, err = im.announce(plans); err != nil {
			return r, err
		}
	}
	for _, p := range plans {
		if p.document != nil && !opt.DryRun {
			if err = ctx.Err(); err != nil {
				break
			}
			if err := im.carryOut(ctx, &p); err != nil {
				r.Failed = append(r.Failed, ImportFailure{p.done.File, err})
				continue
			}
		}
		r.Documents = append(r.Documents, p.done)
	}
	if im.announced && im.vault != nil {
		err = errors.Join(err, writeImports(v, im.record))
	}
	return r, err
}

// announce writes down what is about to be written, so that a run that is
// killed half way leaves nothing that the next one does not know again: the
// participants, and an unfinished entry for each document.
func (im *importer) announce(plans []plan) (added []string, err error) {
	var participants []string
	for _, p := range plans {
		if p.document != nil {
			im.announced = true
			participants = append(participants, p.document.Participants...)
			p.entry.Unfinished, p.entry.First = true, p.done.State == New
			im.record.Documents[p.done.ID] = p.entry
		}
	}
	if !im.announced {
		return nil, nil
	}
	if added, err = im.study.AddParticipants(participants); err != nil {
		return nil, err
	}
	if im.vault == nil {
		return added, nil
	}
	return added, writeImports(im.vault, im.record)
}

// carryOut writes the document of a plan.
func (im *importer) carryOut(ctx context.Context, p *plan) error {
	if im.opt.Anonymised {
		if err := im.study.replaceDocument(ctx, p.document, &p.done); err != nil {
			return err
		}
	} else {
		if err := im.vault.PutOriginal(p.done.ID, p.data, anonymise.Source{File: p.entry.File}); err != nil {
			return err
		}
		if err := im.vault.PutIdentifiable(p.document); err != nil {
			return err
		}
	}
	im.record.Documents[p.done.ID] = p.entry
	return nil
}

type importer struct {
	study     *Study
	vault     *anonymise.Vault
	record    importRecord
	opt       ImportOptions
	used      map[string]bool
	claimed   map[string]string // id to the file that has it in this import
	contents  map[string]string // SHA-256 to the document of this import that has it
	announced bool
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

// replaceDocument writes a transcript and says what became of its codings.
func (s *Study) replaceDocument(ctx context.Context, d *corpus.Document, done *Imported) error {
	if err := s.WriteDocument(d); err != nil {
		return err
	}
	m, err := s.Material(ctx, d.ID)
	if err != nil {
		return err
	}
	done.Moved, done.Review = countMoved(m)
	return nil
}
