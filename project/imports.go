package project

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// importsName is the vault's name for the record of imports.
const importsName = "imports"

// Vault opens the study's vault. The identity in keyPath is read when it is
// first needed.
func (s *Study) Vault(keyPath string) (*anonymise.Vault, error) {
	v, err := anonymise.OpenVault(s.VaultDir(), keyPath)
	if err == nil {
		v.Keys = s.Keys
	}
	return v, err
}

// ErrNoVault says that a folder is a study's shared part: its vault stayed
// where the names may be.
var ErrNoVault = errors.New("this copy of the study has no vault")

// VaultIfAny opens the study's vault; in a copy of a study without one the
// error is ErrNoVault.
func (s *Study) VaultIfAny(keyPath string) (*anonymise.Vault, error) {
	if _, err := os.Stat(s.VaultDir()); errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoVault
	}
	return s.Vault(keyPath)
}

// importEntry is what the vault remembers of an imported file. File names may
// name people, so they are nowhere else.
type importEntry struct {
	File         string   `json:"file"`             // base name
	Folder       string   `json:"folder,omitempty"` // where it was; "" in records of old
	SHA256       string   `json:"sha256"`
	Kind         string   `json:"kind"`
	Cycle        string   `json:"cycle"`
	Participants []string `json:"participants"`
	Options      string   `json:"options"`
	// What was told of the file, and holds when it is imported again.
	Layout   string                 `json:"layout,omitempty"`
	Speakers map[string]toldSpeaker `json:"speakers,omitempty"`
	Seen     *seen                  `json:"seen,omitempty"` // nil in records of old
	// Unfinished says that a run was killed before it had written the document.
	Unfinished bool `json:"unfinished,omitempty"`
	// First says of an unfinished entry that no run before had written it.
	First bool `json:"first,omitempty"`
}

// inherit takes over what the earlier import knew and this one does not say.
func (e importEntry) inherit(before importEntry) importEntry {
	if e.Kind == "" {
		e.Kind = before.Kind
	}
	if e.Cycle == "" {
		e.Cycle = before.Cycle
	}
	if len(e.Participants) == 0 {
		e.Participants = before.Participants
	}
	return e
}

func (e importEntry) same(o importEntry) bool {
	return e.File == o.File && e.SHA256 == o.SHA256 && e.Kind == o.Kind && e.Cycle == o.Cycle &&
		slices.Equal(e.Participants, o.Participants) && e.Options == o.Options && !o.Unfinished
}

type importRecord struct {
	Documents map[string]importEntry `json:"documents"`
	Labels    []Label                `json:"labels,omitempty"` // of the whole study, in the order of learning
}

// byFile gives the document that a file became: one of its name, best in its
// folder, else with its content, else imported before folders were written
// down, else any; "" where there is none.
func (r importRecord) byFile(f importEntry) string {
	best, bestAt := "", 0
	for id, e := range r.Documents {
		if e.File != f.File {
			continue
		}
		at := 1
		switch {
		case e.Folder == f.Folder:
			at = 4
		case e.SHA256 == f.SHA256:
			at = 3
		case e.Folder == "":
			at = 2
		}
		if at > bestAt || at == bestAt && corpus.NaturalLess(id, best) {
			best, bestAt = id, at
		}
	}
	return best
}

// elsewhere reports whether a file of the same name as e's is plainly not the
// file that e is of: it lies in another folder and holds something else.
func (e importEntry) elsewhere(f importEntry) bool {
	return e.Folder != "" && e.Folder != f.Folder && e.SHA256 != f.SHA256
}

// byContent gives the document that a file with this content became, or "".
func (r importRecord) byContent(sum string) string {
	best := ""
	for id, e := range r.Documents {
		if e.SHA256 == sum && (best == "" || corpus.NaturalLess(id, best)) {
			best = id
		}
	}
	return best
}

func readImports(v *anonymise.Vault) (importRecord, error) {
	r := importRecord{Documents: map[string]importEntry{}}
	if v == nil {
		return r, ErrNoVault
	}
	if err := v.GetJSON(importsName, &r); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r, fmt.Errorf("the record of imports: %w", err)
	}
	if r.Documents == nil {
		r.Documents = map[string]importEntry{}
	}
	return r, nil
}

func writeImports(v *anonymise.Vault, r importRecord) error {
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return v.Put(importsName, data)
}

// usedIDs lists the ids that documents have, in lower case, since some file
// systems do not tell case apart.
func (s *Study) usedIDs(r importRecord) (map[string]bool, error) {
	ids, err := s.DocumentIDs()
	if err != nil {
		return nil, err
	}
	used := map[string]bool{}
	for _, id := range ids {
		used[strings.ToLower(id)] = true
	}
	for id := range r.Documents {
		used[strings.ToLower(id)] = true
	}
	stones, err := s.Withdrawn()
	for _, t := range stones { // an id stands for what it stood for
		for _, id := range t.Removed {
			used[strings.ToLower(id)] = true
		}
	}
	return used, err
}
