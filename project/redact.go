package project

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// redact takes a participant's words out of a document in which others speak:
// the journals first, while the old text still says where codings are, then the
// transcript, then the vault. Where a run ends in between, `anonymise apply`
// does not bring the words back: the transcript is not as it wrote it.
func (w *withdrawing) redact(ctx context.Context, document string, dry bool) error {
	var text *muted
	switch _, err := os.Stat(w.study.TranscriptPath(document)); {
	case err == nil:
		d, err := w.study.Document(document)
		if err != nil {
			return err
		}
		if text, err = mute(d, d, w.id, w.spoke(d)); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrNotExist): // else not anonymised yet: it is in the vault alone
		return err
	}
	if err := w.redactJournals(ctx, document, text, dry); err != nil || dry {
		return err
	}
	if text != nil {
		if err := w.study.WriteDocument(text.next); err != nil {
			return err
		}
	}
	if err := w.step(); err != nil || w.vault == nil {
		return err
	}
	if err := w.redactVault(document, text); err != nil {
		return err
	}
	return w.removeOriginal(document)
}

// redactVault redacts the identifiable transcript, and writes down what apply
// did last as if it had been done to what is left. Where somebody edited the
// transcript by hand the two differ, and apply will ask.
func (w *withdrawing) redactVault(document string, text *muted) error {
	if !w.vault.HasIdentifiable(document) {
		return nil
	}
	d, err := w.vault.Identifiable(document)
	if err != nil {
		return err
	}
	res, err := w.masker.redo(d)
	if err != nil {
		return err
	}
	source, err := mute(d, res.Document, w.id, w.spoke(d))
	if err != nil {
		return err
	}
	if err := w.vault.PutIdentifiable(source.next); err != nil {
		return err
	}
	if err := w.step(); err != nil || text == nil {
		return err
	}
	res, err = w.masker.redo(source.next)
	if err != nil || res.Document.Text != text.next.Text {
		return errors.Join(w.vault.RemoveDecisions(document), w.step())
	}
	decisions := decisionsOf(source.next, res)
	decisions.File = hashOf(string(text.next.Render()))
	return errors.Join(w.vault.PutDecisions(document, decisions), w.step())
}

// removeOriginal removes the imported file, which cannot be redacted. One that
// has come in since is not the one that was withdrawn.
func (w *withdrawing) removeOriginal(document string) error {
	entry := w.record.Documents[document]
	if entry.SHA256 != "" && !slices.Contains(w.stone.Sources, entry.SHA256) {
		return nil
	}
	if w.vault.HasOriginal(document) {
		w.out.Originals++
	}
	if err := w.vault.RemoveOriginal(document); err != nil {
		return err
	}
	if _, known := w.record.Documents[document]; known {
		entry.Seen = nil
		entry.Participants = slices.DeleteFunc(slices.Clone(entry.Participants), func(p string) bool { return p == w.id })
		w.record.Documents[document] = entry
	}
	return w.step()
}

// spoke says of the labels of asides in a document whether they are the
// participant's: the id, a label of theirs, or a name that becomes the id.
func (w *withdrawing) spoke(d *corpus.Document) func(label string) bool {
	return func(label string) bool {
		if strings.EqualFold(label, w.id) {
			return true
		}
		for _, sp := range d.Speakers {
			if sp.Participant == w.id && strings.EqualFold(sp.Label, label) {
				return true
			}
		}
		if w.replacer == nil {
			return false
		}
		anonymous, err := without(w.replacer, label)
		return err == nil && strings.Trim(anonymous, "[]") == w.id
	}
}
