package project

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fault"
)

// An Anonymised document and what was done to it.
type Anonymised struct {
	ID       string
	State    ImportState // whether transcripts/ had it, and the same
	Replaced int         // names and other strings
	Doubtful []DoubtfulHit
	Unmapped int // speaker labels that may be names of people not in the list
	// Waiting are the forms that nobody has decided: names, so they are counted and
	// not told. Masked ones are replaced by their category meanwhile.
	Waiting, Masked []string
	Changes         []Change // what is not as apply last wrote it, if asked for
	// Codings found again elsewhere, and codings that need a person.
	Moved, Review int
}

// A DoubtfulHit is a replacement that may be wrong, with the anonymised words
// around it.
type DoubtfulHit struct {
	Turn   int
	Doubt  string
	Around string
}

// ApplyOptions hold for every document of one run of ApplyNames.
type ApplyOptions struct {
	// Overwrite lets apply write anew what was edited by hand since.
	Overwrite bool
	DryRun    bool
	Diff      bool // list the changes
}

// ApplyNames writes transcripts/ anew from the identifiable transcripts in the
// vault, with the names of the people list and the other strings replaced.
// Codings made in a transcript that changes stay on their words: their new
// places are known and written to the journals with pen, unless the transcript
// was edited by hand or its file imported anew; then they are found again. A
// document that fails does not keep the others back. A transcript that is not as
// apply last wrote it fails, unless Overwrite is set: what was redacted by hand
// would come back. So does a document with a participant whose id is a name;
// the error wraps ErrWouldLeak then. The study must be locked, unless DryRun is
// set, when nothing is written.
func (s *Study) ApplyNames(ctx context.Context, v *anonymise.Vault, lists *Lists, ids []string, pen Pen, opt ApplyOptions) ([]Anonymised, error) {
	if lists.empty() {
		return nil, fault.New("give them with --people people.csv (name,aliases,participant) or --name NAME", "no names to replace yet")
	}
	masker, err := NewMasker(ctx, v, lists, nil)
	if err != nil {
		return nil, err
	}
	var out []Anonymised
	participants := map[string]bool{}
	var failed []error
	masker.maskAhead(ctx, v, ids, func(id string, d masked) bool {
		if ctx.Err() != nil {
			return false
		}
		done, err := s.applyTo(ctx, v, masker, id, d, participants, pen, opt)
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", id, err))
		} else {
			out = append(out, done)
		}
		return true
	})
	if err := ctx.Err(); err != nil {
		return out, err
	}
	return out, errors.Join(failed...)
}

func (s *Study) applyTo(ctx context.Context, v *anonymise.Vault, masker *Masker, id string, d masked, participants map[string]bool, pen Pen, opt ApplyOptions) (Anonymised, error) {
	done := Anonymised{ID: id, State: New}
	source, res, err := d.source, d.res, d.err
	if errors.Is(err, anonymise.ErrNamedID) {
		return done, fmt.Errorf("%w: %w", ErrWouldLeak, err)
	}
	if err != nil {
		return done, err
	}
	done.Waiting, done.Masked = formsOf(d.waiting)
	done.Replaced = len(res.Report.Hits)
	done.Unmapped = len(res.Report.Unmapped())
	for _, h := range res.Report.Doubtful() {
		done.Doubtful = append(done.Doubtful, DoubtfulHit{h.Turn, string(h.Doubt), around(res.Document, h.Target)})
	}
	have, err := os.ReadFile(s.TranscriptPath(id))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return done, err
	case bytes.Equal(have, res.Document.Render()):
		done.State = Unchanged
	default:
		done.State = Changed
		if opt.Overwrite {
			break
		}
		const hint = "--overwrite writes it anew: edits by hand are lost, and codings are found again by their words"
		same, err := asWritten(v, have, id)
		if err != nil {
			return done, fault.New(hint, "whether transcripts/%s.md was edited by hand cannot be told, and it was left as it is: %w", id, err)
		}
		if !same {
			return done, fault.New(hint, "transcripts/%s.md is not as apply last wrote it, and was left as it is", id)
		}
	}
	if opt.Diff && done.State == Changed {
		if done.Changes, err = s.changes(v, source, have, res); err != nil {
			return done, err
		}
	}
	if opt.DryRun {
		return done, nil
	}
	if err := s.addUnknown(res.Document.Participants, participants); err != nil {
		return done, err
	}
	var carrier *carrier
	if done.State == Changed {
		if carrier, err = s.carrier(ctx, v, source, res); err != nil {
			return done, err
		}
	}
	if done.State == Changed { // the search index may hold what goes now
		if err := s.dropIndex(); err != nil {
			return done, err
		}
	}
	scrubber := masker.replacer
	if done.State == Changed { // else quotes have what stands in the text
		if scrubber, err = masker.scrubber(source, res); err != nil {
			return done, err
		}
	}
	if err := s.scrubJournals(ctx, scrubber, res.Document); err != nil {
		return done, err
	}
	if done.State == Unchanged {
		return done, s.keepDecisions(v, source, res)
	}
	// The journals first: killed in between, the next run finds the transcript
	// as it was and writes it.
	carried, err := carrier.carry(ctx, pen)
	if err != nil {
		return done, err
	}
	if err := s.WriteDocument(res.Document); err != nil {
		return done, err
	}
	if err := v.PutDecisions(id, decisionsOf(source, res)); err != nil {
		return done, err
	}
	if done.State == Changed {
		if err := s.dropIndex(); err != nil { // a search may have run meanwhile
			return done, err
		}
		m, err := s.Material(ctx, id)
		if err != nil {
			return done, err
		}
		done.Moved, done.Review = countMoved(m)
		done.Moved += carried
	}
	return done, nil
}

// asWritten reports whether a transcript is what apply last wrote, apart from
// how the front matter and the line ends are set. The error is for what the
// vault has of that and cannot be read.
func asWritten(v *anonymise.Vault, transcript []byte, id string) (bool, error) {
	last, err := v.Decisions(id)
	if errors.Is(err, anonymise.ErrDamaged) {
		return false, err
	}
	if err != nil {
		return false, nil
	}
	d, err := parseTranscript(transcript, id)
	if err != nil || hashOf(d.Text) != last.Anonymised {
		return false, nil
	}
	return last.File == "" || hashOf(string(d.Render())) == last.File, nil
}

// dropIndex removes the search index, which is derived and made anew.
func (s *Study) dropIndex() error {
	if err := os.RemoveAll(s.IndexDir()); err != nil {
		return fault.New("end other searches, and delete the folder .mitten/index", "the search index may hold a name and could not be removed: %w", err)
	}
	return nil
}

// addUnknown adds participants to participants.csv before their first document
// is written. known holds those of whom that was done.
func (s *Study) addUnknown(ids []string, known map[string]bool) error {
	var unknown []string
	for _, id := range ids {
		if !known[id] {
			unknown = append(unknown, id)
			known[id] = true
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	_, err := s.AddParticipants(unknown)
	return err
}

// keepDecisions writes down what was done to a transcript that stays as it is,
// where that is not known: another run was killed before it came to that.
func (s *Study) keepDecisions(v *anonymise.Vault, source *corpus.Document, res *anonymise.Result) error {
	now := decisionsOf(source, res)
	last, err := v.Decisions(source.ID)
	if err == nil && last.Identifiable == now.Identifiable && last.Anonymised == now.Anonymised && last.File == now.File {
		return nil
	}
	return v.PutDecisions(source.ID, now)
}

func decisionsOf(source *corpus.Document, res *anonymise.Result) anonymise.Decisions {
	return anonymise.Decisions{
		Identifiable: hashOf(source.Text), Anonymised: hashOf(res.Document.Text),
		File: hashOf(string(res.Document.Render())), Offsets: res.Offsets, Hits: res.Report.Hits,
	}
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// around gives a replacement with some words on both sides, on one line.
func around(d *corpus.Document, s corpus.Span) string {
	a := d.AnchorOf(s)
	return string(bytes.Join(bytes.Fields([]byte("..."+a.Prefix+a.Quote+a.Suffix+"...")), []byte(" ")))
}

// countMoved counts codings that were found again elsewhere and codings whose
// place is not certain.
func countMoved(m *Material) (moved, review int) {
	for _, c := range m.Placed {
		switch c.Fit {
		case coding.Moved, coding.Approximate:
			moved++
		case coding.Review:
			review++
		}
	}
	return moved, review
}

// formsOf gives the forms that wait, and those of them that are masked, once each
// and sorted.
func formsOf(waiting []decide.Waiting) (all, masked []string) {
	for _, w := range waiting {
		all = append(all, w.Form)
		if w.Masked {
			masked = append(masked, w.Form)
		}
	}
	slices.Sort(all)
	slices.Sort(masked)
	return slices.Compact(all), slices.Compact(masked)
}
