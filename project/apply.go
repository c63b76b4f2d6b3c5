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

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
)

// An Anonymised document and what was done to it.
type Anonymised struct {
	ID       string
	State    ImportState // whether transcripts/ had it, and the same
	Replaced int         // names and other strings
	Doubtful []DoubtfulHit
	Unmapped int // speaker labels that may be names of people not in the list
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

// ApplyNames writes transcripts/ anew from the identifiable transcripts in the
// vault, with the names of the people list and the other strings replaced.
// Codings made in a transcript that changes stay on their words: their new
// places are known and written to the journals with pen, unless the transcript
// was edited by hand or its file imported anew; then they are found again. A
// document that fails does not keep the others back. The study must be locked,
// unless dryRun is set, when nothing is written.
func (s *Study) ApplyNames(ctx context.Context, v *anonymise.Vault, lists *Lists, ids []string, pen Pen, dryRun bool) ([]Anonymised, error) {
	if lists.empty() {
		return nil, fault.New("give them with --people people.csv (name,aliases,participant) or --name NAME", "no names to replace yet")
	}
	replacer, err := anonymise.NewReplacer(lists.People, anonymise.Options{Literals: lists.Literals})
	if err != nil {
		return nil, err
	}
	var out []Anonymised
	participants := map[string]bool{}
	var failed []error
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		done, err := s.applyTo(ctx, v, replacer, id, participants, pen, dryRun)
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", id, err))
			continue
		}
		out = append(out, done)
	}
	return out, errors.Join(failed...)
}

func (s *Study) applyTo(ctx context.Context, v *anonymise.Vault, replacer *anonymise.Replacer, id string, participants map[string]bool, pen Pen, dryRun bool) (Anonymised, error) {
	done := Anonymised{ID: id, State: New}
	source, err := v.Identifiable(id)
	if err != nil {
		return done, err
	}
	res, err := replacer.Apply(source)
	if err != nil {
		return done, err
	}
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
	}
	if dryRun {
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
	if err := s.scrubJournals(ctx, replacer, id); err != nil {
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
		m, err := s.Material(ctx, id)
		if err != nil {
			return done, err
		}
		done.Moved, done.Review = countMoved(m)
		done.Moved += carried
	}
	return done, nil
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
	if err == nil && last.Identifiable == now.Identifiable && last.Anonymised == now.Anonymised {
		return nil
	}
	return v.PutDecisions(source.ID, now)
}

func decisionsOf(source *corpus.Document, res *anonymise.Result) anonymise.Decisions {
	return anonymise.Decisions{
		Identifiable: hashOf(source.Text), Anonymised: hashOf(res.Document.Text),
		Offsets: res.Offsets, Hits: res.Report.Hits,
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
