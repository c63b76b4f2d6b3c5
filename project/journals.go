package project

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// Journals is the coding.Store of a study folder: a file for each journal.
type Journals struct{ study *Study }

var _ coding.Store = Journals{}

// Journals gives the study's journals.
func (s *Study) Journals() Journals { return Journals{s} }

// JournalCoders lists those who have coded anything: the folders in codings/.
func (s *Study) JournalCoders() ([]string, error) {
	entries, err := os.ReadDir(s.Path("codings"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var coders []string
	for _, e := range entries {
		if e.IsDir() && corpus.CheckID(e.Name()) == nil {
			coders = append(coders, e.Name())
		}
	}
	return coders, nil
}

func (j Journals) path(k coding.Journal) string {
	return j.study.Path("codings", k.Coder, k.Document+".jsonl")
}

// nameOf is how messages name a journal.
func nameOf(k coding.Journal) string { return path.Join("codings", k.Coder, k.Document+".jsonl") }

// Journals implements coding.Store. Documents come in natural order. A
// revision is the size and time of the file.
func (j Journals) Journals(_ context.Context, document, coder string) ([]coding.Listed, error) {
	coders := []string{coder}
	if coder == "" {
		var err error
		if coders, err = j.study.JournalCoders(); err != nil {
			return nil, err
		}
	}
	var listed []coding.Listed
	list := func(id, coder string, r coding.Revision) {
		listed = append(listed, coding.Listed{Journal: coding.Journal{Document: id, Coder: coder}, Revision: r})
	}
	for _, coder := range coders {
		if document != "" {
			r, err := j.revision(coding.Journal{Document: document, Coder: coder})
			if err != nil {
				return nil, err
			}
			if r != "" && corpus.CheckID(document) == nil {
				list(document, coder, r)
			}
			continue
		}
		stamps, err := stampsIn(j.study.Path("codings", coder), ".jsonl")
		if err != nil {
			return nil, err
		}
		for id, stamp := range stamps {
			if corpus.CheckID(id) == nil {
				list(id, coder, coding.Revision(stamp))
			}
		}
	}
	sort.Slice(listed, func(a, b int) bool {
		x, y := listed[a], listed[b]
		if x.Document != y.Document {
			return corpus.NaturalLess(x.Document, y.Document)
		}
		return x.Coder < y.Coder
	})
	return listed, nil
}

// Read implements coding.Store.
func (j Journals) Read(_ context.Context, k coding.Journal) (coding.Content, error) {
	return j.read(new(fileReader), k)
}

func (j Journals) read(files *fileReader, k coding.Journal) (coding.Content, error) {
	data, info, err := files.read(j.path(k))
	if errors.Is(err, fs.ErrNotExist) {
		return coding.Content{}, nil
	}
	if err != nil {
		return coding.Content{}, err
	}
	c := coding.Content{Revision: coding.Revision(stampOf(info))}
	c.Events, c.Problems, c.Tail = coding.ReadJournal(data, nameOf(k))
	c.Tail.Bytes = bytes.Clone(c.Tail.Bytes) // data is read over
	return c, nil
}

func (j Journals) revision(k coding.Journal) (coding.Revision, error) {
	info, err := os.Stat(j.path(k))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return coding.Revision(stampOf(info)), nil
}

// problemsOf lists what of a journal could not be used, a torn last line
// included.
func problemsOf(k coding.Journal, c coding.Content) []error {
	var problems []error
	for _, p := range c.Problems {
		problems = append(problems, p.Err)
	}
	if c.Tail.Torn() && !c.Tail.Whole {
		problems = append(problems, fault.At(nameOf(k), c.Tail.Line, 0,
			"the next write keeps it aside in "+k.Document+".jsonl.torn and goes on; what came before it is whole",
			"the last line was cut off in mid-write"))
	}
	for i := range c.Events {
		if c.Events[i].Coder != k.Coder {
			problems = append(problems, fault.At(nameOf(k), 0, 0,
				"move the line to that coder's folder; until then it counts as theirs",
				"event %s is by coder %q", c.Events[i].ID, c.Events[i].Coder))
		}
	}
	return problems
}

// Append implements coding.Store: one write, flushed to disk before it
// returns. A torn last line is kept aside first. The study must be locked.
func (j Journals) Append(_ context.Context, k coding.Journal, after coding.Revision, events ...coding.Event) (coding.Revision, error) {
	for _, id := range []string{k.Coder, k.Document} {
		if err := corpus.CheckID(id); err != nil {
			return "", err
		}
	}
	now, err := j.revision(k)
	if err != nil {
		return "", err
	}
	if after != coding.AnyRevision && after != now {
		return now, fmt.Errorf("%s: %w", nameOf(k), coding.ErrChanged)
	}
	if len(events) == 0 {
		return now, nil
	}
	var lines []byte
	for i := range events {
		if err := events[i].Check(); err != nil {
			return now, fmt.Errorf("event for %s: %w", nameOf(k), err)
		}
		lines = coding.AppendLine(lines, events[i])
	}
	if err := os.MkdirAll(j.study.Path("codings", k.Coder), 0o755); err != nil {
		return now, err
	}
	if err := j.mendTail(k); err != nil {
		return now, err
	}
	if err := fsx.Append(j.path(k), lines, 0o644); err != nil {
		return now, err
	}
	return j.revision(k)
}

// mendTail makes a journal end with a line end. A complete last line gets one;
// a torn one is first saved beside the journal, then cut off.
func (j Journals) mendTail(k coding.Journal) error {
	data, err := os.ReadFile(j.path(k))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || len(data) == 0 || strings.HasSuffix(string(data[len(data)-1:]), "\n") {
		return err
	}
	_, _, tail := coding.ReadJournal(data, nameOf(k))
	switch {
	case !tail.Torn():
		return nil
	case tail.Whole:
		return fsx.Append(j.path(k), []byte("\n"), 0o644)
	}
	if err := fsx.Append(j.path(k)+".torn", append(append([]byte(nil), tail.Bytes...), '\n'), 0o644); err != nil {
		return err
	}
	return fsx.WriteFile(j.path(k), data[:tail.Offset], 0o644)
}
