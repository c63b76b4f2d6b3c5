package anonymise

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// The names under which the vault keeps what belongs to a document, and the
// people list. File names of originals are often names of people: they are never
// in a name of the vault.
const (
	peopleName      = "people"
	literalsName    = "names"
	originalSuffix  = ".original"
	rawSuffix       = ".identifiable"
	decisionsSuffix = ".decisions"
	sourceSuffix    = ".source" // the file's name, in vaults of old; imports has it now
)

// Decisions are what apply last did to a document.
type Decisions struct {
	Identifiable string    `json:"identifiable"` // SHA-256 of the identifiable text, lower-case hex
	Anonymised   string    `json:"anonymised"`   // SHA-256 of the anonymised text
	File         string    `json:"file"`         // SHA-256 of the anonymised transcript file; "" in records of old
	Offsets      OffsetMap `json:"offsets"`      // from the one text to the other
	Hits         []Hit     `json:"hits"`
}

// PutOriginal stores the bytes of an imported file.
func (v *Vault) PutOriginal(document string, data []byte) error {
	return v.Put(document+originalSuffix, data)
}

// Original gives the bytes of the imported file.
func (v *Vault) Original(document string) ([]byte, error) { return v.Get(document + originalSuffix) }

// HasOriginal reports whether the vault has the file that a document came from.
func (v *Vault) HasOriginal(document string) bool { return v.Has(document + originalSuffix) }

// PutIdentifiable stores a document as it was imported.
func (v *Vault) PutIdentifiable(d *corpus.Document) error {
	return v.Put(d.ID+rawSuffix, d.Render())
}

// Identifiable gives the document as it was imported.
func (v *Vault) Identifiable(document string) (*corpus.Document, error) {
	data, err := v.Get(document + rawSuffix)
	if err != nil {
		return nil, err
	}
	d, err := corpus.Parse(data, document)
	if err != nil { // the reason may quote a speaker's name
		return nil, fault.At(v.FileOf(document+rawSuffix), 0, 0, "import the file again", "%w: it holds no transcript", ErrDamaged)
	}
	return d, nil
}

// HasIdentifiable reports whether the vault has the document.
func (v *Vault) HasIdentifiable(document string) bool { return v.Has(document + rawSuffix) }

// Documents lists the ids of the documents with an identifiable transcript, sorted.
func (v *Vault) Documents() ([]string, error) {
	names, err := v.List()
	var ids []string
	for _, n := range names {
		if id, ok := strings.CutSuffix(n, rawSuffix); ok {
			ids = append(ids, id)
		}
	}
	return ids, err
}

// PutDecisions stores what apply did.
func (v *Vault) PutDecisions(document string, d Decisions) error {
	data, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return v.Put(document+decisionsSuffix, data)
}

// Decisions gives what apply last did. The error wraps fs.ErrNotExist where it
// never ran.
func (v *Vault) Decisions(document string) (Decisions, error) {
	var d Decisions
	if err := v.GetJSON(document+decisionsSuffix, &d); err != nil {
		return Decisions{}, err
	}
	if err := d.Offsets.Check(); err != nil {
		return Decisions{}, v.damaged(document+decisionsSuffix, err)
	}
	return d, nil
}

// PutPeople stores the people list; an empty one is no longer there.
func (v *Vault) PutPeople(p *People) error {
	if len(p.stored()) == 0 {
		return v.Remove(peopleName)
	}
	var b bytes.Buffer
	if err := p.WriteCSV(&b); err != nil {
		return err
	}
	return v.Put(peopleName, b.Bytes())
}

// People gives the people list; it is empty where there is none yet.
func (v *Vault) People() (*People, error) {
	data, err := v.Get(peopleName)
	if errors.Is(err, fs.ErrNotExist) {
		return &People{}, nil
	}
	if err != nil {
		return nil, err
	}
	return ReadPeople(bytes.NewReader(data), v.FileOf(peopleName))
}

// PutLiterals stores the strings to remove that are no persons' names.
func (v *Vault) PutLiterals(ls []Literal) error {
	stored := []Literal{}
	for _, l := range ls {
		if !l.Decided {
			stored = append(stored, l)
		}
	}
	data, err := json.Marshal(stored)
	if err != nil {
		return err
	}
	return v.Put(literalsName, data)
}

// Literals gives them; none where there are none yet.
func (v *Vault) Literals() ([]Literal, error) {
	var ls []Literal
	err := v.GetJSON(literalsName, &ls)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return ls, err
}

// RemoveOriginal deletes the file that a document came from.
func (v *Vault) RemoveOriginal(document string) error { return v.Remove(document + originalSuffix) }

// RemoveDecisions deletes what is known of the last apply.
func (v *Vault) RemoveDecisions(document string) error { return v.Remove(document + decisionsSuffix) }

// RemoveDocument deletes everything the vault has of a document.
func (v *Vault) RemoveDocument(document string) error {
	var errs []error
	for _, suffix := range []string{originalSuffix, sourceSuffix, rawSuffix, decisionsSuffix} {
		errs = append(errs, v.Remove(document+suffix))
	}
	return errors.Join(errs...)
}

// GetJSON reads what is stored under name as JSON; the errors are those of Get.
func (v *Vault) GetJSON(name string, into any) error {
	data, err := v.Get(name)
	if err != nil {
		return err
	}
	if json.Unmarshal(data, into) != nil { // the reason may quote the content
		return v.damaged(name, errors.New("it holds something else than expected"))
	}
	return nil
}
