package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// DocumentIDs lists the documents of the study in natural order: T2 before
// T10.
func (s *Study) DocumentIDs() ([]string, error) {
	entries, err := os.ReadDir(s.Path("transcripts"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(entries))
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ".md")
		if ok && !e.IsDir() && !fsx.IsTemp(e.Name()) && corpus.CheckID(id) == nil {
			ids = append(ids, id)
		}
	}
	sort.Slice(ids, func(i, j int) bool { return corpus.NaturalLess(ids[i], ids[j]) })
	return ids, nil
}

// TranscriptPath is the file of a document.
func (s *Study) TranscriptPath(id string) string { return s.Path("transcripts", id+".md") }

// Document reads one transcript. An unknown id is an error that offers the
// nearest known one.
func (s *Study) Document(id string) (*corpus.Document, error) {
	return s.document(new(fileReader), id)
}

func (s *Study) document(files *fileReader, id string) (*corpus.Document, error) {
	if err := corpus.CheckID(id); err != nil {
		return nil, fault.New("`mitten check` lists the documents", "%w", err)
	}
	data, _, err := files.read(s.TranscriptPath(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, s.unknownDocument(id)
	}
	if err != nil {
		return nil, err
	}
	return parseTranscript(data, id)
}

// parseTranscript holds the id in the file against the file's name.
func parseTranscript(data []byte, id string) (*corpus.Document, error) {
	name := filepath.ToSlash(filepath.Join("transcripts", id+".md"))
	d, err := corpus.Parse(data, name)
	if err != nil {
		return nil, err
	}
	if d.ID != id {
		return nil, fault.At(name, 2, 0, "rename the file, or correct the id", "the id is %s, the file's name says %s", d.ID, id)
	}
	return d, nil
}

// ErrNoDocument says that the study has no transcript of this id.
var ErrNoDocument = errors.New("no document")

func (s *Study) unknownDocument(id string) error {
	ids, _ := s.DocumentIDs()
	hint := "this study has no documents yet: `mitten import FILE`"
	if near := fault.Nearest(id, ids); near != "" {
		hint = "did you mean " + near + "?"
	} else if len(ids) > 0 {
		hint = "documents go from " + ids[0] + " to " + ids[len(ids)-1]
	}
	return &fault.Error{Hint: hint, Err: fmt.Errorf("%w %q", ErrNoDocument, id)}
}

// WriteDocument replaces the transcript of d.
func (s *Study) WriteDocument(d *corpus.Document) error {
	if err := os.MkdirAll(s.Path("transcripts"), 0o755); err != nil {
		return err
	}
	return fsx.WriteFile(s.TranscriptPath(d.ID), d.Render(), 0o644)
}
