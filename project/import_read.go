package project

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path/filepath"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A reading is what a file says, before it is decided what becomes of it.
type reading struct {
	data   []byte
	size   int
	entry  importEntry
	told   map[string]corpus.Speaker // what labels mean, all that is known
	result *ingest.Result            // nil where nothing changed since it was last read
	err    error
}

// look reads one file. It changes nothing of the importer, so that several
// files are looked at at a time.
func (im *importer) look(f File) (r reading) {
	if r.data, r.err = f.content(); r.err != nil {
		return r
	}
	r.size = len(r.data)
	sum := sha256.Sum256(r.data)
	r.entry = importEntry{
		File: filepath.Base(f.Name), SHA256: hex.EncodeToString(sum[:]),
		Kind: f.Kind, Cycle: f.Cycle, Participants: f.Participants,
	}
	if r.entry.Folder, r.err = filepath.Abs(filepath.Dir(f.Name)); r.err != nil {
		return r
	}
	for _, id := range f.Participants {
		if corpus.CheckID(id) != nil {
			r.err = fault.New("ids are short and name nobody, such as P07", "%q cannot be the id of a participant", id)
			return r
		}
	}
	have, known := im.before(f, r.entry)
	r.entry.Layout, r.entry.Speakers = im.opt.Layout, map[string]toldSpeaker{}
	if f.Layout != "" {
		r.entry.Layout = f.Layout
	}
	if r.entry.Layout == "" {
		r.entry.Layout = have.Layout
	}
	maps.Copy(r.entry.Speakers, have.Speakers)
	tell(r.entry.Speakers, im.opt.Speakers)
	tell(r.entry.Speakers, f.Speakers)
	r.entry.Options = optionsKey(r.entry.Layout, im.opt.Anonymised, r.entry.Speakers)
	if known && have.Seen != nil && !im.opt.Reread && f.again == nil && r.entry.inherit(have).same(have) {
		return r
	}
	options := im.record.options(r.entry)
	options.PDFText = im.opt.PDFText
	r.told = options.Speakers
	r.result, r.err = ingest.Read(r.data, f.Name, options)
	return r
}

// before gives what is known of a file from an earlier import.
func (im *importer) before(f File, entry importEntry) (importEntry, bool) {
	if f.again != nil {
		return *f.again, true
	}
	id := f.ID
	if id == "" {
		id = im.record.byFile(entry)
	}
	if id == "" {
		id = stemID(f.Name)
	}
	have, known := im.record.Documents[id]
	if known && have.File != entry.File {
		return importEntry{}, false
	}
	return have, known
}

// seen is what the vault remembers of a file's content, so that a file that
// has not changed need not be read again to be told about.
type seen struct {
	Format   string                `json:"format"`
	Layout   string                `json:"layout"`
	Reason   string                `json:"reason,omitempty"`
	Score    float64               `json:"score,omitempty"`
	Turns    int                   `json:"turns"`
	Words    int                   `json:"words"`
	Speakers []ingest.SpeakerCount `json:"speakers"`
	Doubts   []ingest.Doubt        `json:"doubts,omitempty"`
}
