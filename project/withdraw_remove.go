package project

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// remove removes all of a document: journals first, so that none is ever left
// without its transcript.
func (w *withdrawing) remove(ctx context.Context, document string, dry bool) error {
	if m, err := w.study.Material(ctx, document); err == nil {
		w.out.Codings += len(m.Placed)
	}
	if w.vault != nil && w.vault.HasOriginal(document) {
		w.out.Originals++
	}
	if dry {
		return nil
	}
	coders, err := w.study.JournalCoders()
	if err != nil {
		return err
	}
	for _, coder := range coders {
		for _, suffix := range []string{".jsonl", ".jsonl.torn"} {
			if err := removeFile(w.study.Path("codings", coder, document+suffix)); err != nil {
				return err
			}
		}
		if err := w.step(); err != nil {
			return err
		}
	}
	if err := errors.Join(removeFile(w.study.TranscriptPath(document)), w.step()); err != nil || w.vault == nil {
		return err
	}
	delete(w.record.Documents, document)
	return errors.Join(w.vault.RemoveDocument(document), w.step())
}

// removeTemps removes what runs that were killed left half-written.
func (s *Study) removeTemps() error {
	return filepath.WalkDir(s.Dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case e.IsDir() && e.Name() == ".git":
			return filepath.SkipDir
		case !e.IsDir() && fsx.IsTemp(path):
			return removeFile(path)
		}
		return nil
	})
}

// settleVault writes the record of imports, and forgets names.
func (w *withdrawing) settleVault(forget bool) error {
	if forget {
		if err := errors.Join(w.forget(), w.step()); err != nil {
			return err
		}
	}
	return errors.Join(writeImports(w.vault, w.record), w.step())
}

// forget takes the person out of the people list, and their labels out of what
// is remembered of imports.
func (w *withdrawing) forget() error {
	lists, err := ReadStoredLists(w.vault)
	if err != nil {
		return err
	}
	for _, e := range w.record.Documents {
		for label, told := range e.Speakers {
			if told.Participant == w.id {
				delete(e.Speakers, label)
			}
		}
	}
	w.record.Labels = slices.DeleteFunc(w.record.Labels, func(l Label) bool { return l.Participant == w.id })
	log, err := decide.Read(w.vault)
	if err != nil {
		return err
	}
	if log.Forget(func(name string) bool {
		i := lists.People.Owner(name)
		return i >= 0 && lists.People.Persons[i].Participant == w.id
	}) {
		if err := log.Write(w.vault); err != nil {
			return err
		}
	}
	lists.People.Persons = slices.DeleteFunc(lists.People.Persons, func(p anonymise.Person) bool { return p.Participant == w.id })
	return lists.Write(w.vault)
}

func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
