package project

import (
	"context"
	"errors"
	"slices"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// A Withdrawal says what removing somebody's words comes to, or came to.
type Withdrawal struct {
	Participant string
	Removed     []string // documents that are theirs alone
	Redacted    []string // documents in which others speak, too
	Codings     int      // of their words alone: removed
	Cut         int      // of their words and others': kept, on what is left
	Memos       int      // remarks on others' words that quoted them: the quote went
	Originals   int      // imported files that went with them
	// Half-written lines that a crash left beside journals of redacted documents:
	// removed, since nobody can tell whose words they are.
	Torn []string
	// Places outside transcripts where their words seem to stand, file:line, for
	// a person to look at.
	Places []string
	Again  bool // the withdrawal was done before
}

// A withdrawing is a withdrawal on its way.
type withdrawing struct {
	study    *Study
	vault    *anonymise.Vault    // nil in a copy of a study without one
	masker   *Masker             // nil without a vault
	replacer *anonymise.Replacer // that of the masker
	record   importRecord
	id       string
	stone    Tombstone
	gone     runs // what they said
	out      *Withdrawal
	step     func() error // is called after each change that is there to stay
}

// Withdraw removes every word of a participant: documents of theirs alone go
// with their journals, in others their turns become "[withdrawn]"; other
// people's codings stay on their words. The imported files go, since a file
// cannot be redacted. What stays is a tombstone: the id, the documents, and the
// hashes by which the files are kept out. forget takes their names out of the
// vault's lists, too: without them nobody replaces the names where others say
// them. Interrupted at any moment, it is completed by another run; done, another
// run looks for what came since. The study must be locked, unless dryRun is set.
// v is nil only in a copy of a study without a vault.
func (s *Study) Withdraw(ctx context.Context, v *anonymise.Vault, id, date string, forget, dryRun bool) (*Withdrawal, error) {
	w := &withdrawing{study: s, vault: v, id: id, out: &Withdrawal{Participant: id}, step: func() error { return nil }}
	return w.run(ctx, date, forget, dryRun)
}

func (w *withdrawing) run(ctx context.Context, date string, forget, dryRun bool) (*Withdrawal, error) {
	roster, err := w.study.EditRoster()
	if err != nil {
		return nil, err
	}
	if w.record, err = readImports(w.vault); err != nil && !errors.Is(err, ErrNoVault) {
		return nil, err
	}
	if w.vault != nil {
		lists, err := ReadLists(w.vault)
		if err != nil {
			return nil, err
		}
		if w.masker, err = NewMasker(ctx, w.vault, lists, nil); err != nil {
			return nil, err
		}
		w.replacer = w.masker.replacer
	}
	known, err := w.plan()
	if err != nil {
		return nil, err
	}
	if !known && !roster.Has(w.id) && len(w.out.Removed)+len(w.out.Redacted) == 0 {
		return nil, w.study.UnknownParticipant(roster, w.id)
	}
	w.gone = w.words()
	if w.out.Places, err = w.places(ctx); err != nil {
		return nil, err
	}
	if dryRun {
		return w.out, w.documents(ctx, true)
	}
	if !known {
		w.stone.Date = date
	}
	if err := w.mark(roster); err != nil {
		return nil, err
	}
	if err := w.documents(ctx, false); err != nil {
		return nil, err
	}
	if err := w.study.removeTemps(); err != nil {
		return nil, err
	}
	if w.vault != nil {
		if err := w.settleVault(forget); err != nil {
			return nil, err
		}
	}
	if err := errors.Join(w.study.dropIndex(), w.step()); err != nil { // a search may have run meanwhile
		return nil, err
	}
	w.stone.Finished, w.stone.VaultLeft, w.stone.Carried = true, w.vault == nil, nil
	return w.out, w.study.putTombstone(w.stone)
}

// mark writes down that the withdrawal began, takes everything that describes
// the person out of participants.csv, drops the index, and forgets which of their
// passages were turned down.
func (w *withdrawing) mark(roster *RosterEdit) error {
	w.stone.Finished = false
	if err := errors.Join(w.study.putTombstone(w.stone), w.step()); err != nil {
		return err
	}
	if !roster.Has(w.id) {
		roster.AddRow(w.id)
	}
	if !slices.Contains(roster.Columns(), "consent") {
		roster.AddColumn("consent")
	}
	roster.Clear(w.id)
	roster.Set(w.id, "consent", string(corpus.Withdrawn))
	if err := errors.Join(roster.Write(), w.step()); err != nil {
		return err
	}
	documents := slices.Concat(w.out.Removed, w.out.Redacted)
	return errors.Join(w.study.dropIndex(), w.study.forgetDeclined(documents), w.step())
}

// documents removes and redacts; dry only counts.
func (w *withdrawing) documents(ctx context.Context, dry bool) error {
	for _, d := range w.out.Removed {
		if err := w.remove(ctx, d, dry); err != nil {
			return err
		}
	}
	for _, d := range w.out.Redacted {
		if err := w.redact(ctx, d, dry); err != nil {
			return err
		}
	}
	return nil
}
