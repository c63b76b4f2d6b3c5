package project

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// placeholder stands for a turn whose speaker has withdrawn.
const placeholder = "[withdrawn]"

// redact takes a participant's turns out of a document in which others speak:
// in the vault, in the journals, in the transcript, in this order.
func (s *Study) redact(ctx context.Context, v *anonymise.Vault, id, document string, gone runs, out *Withdrawal, dryRun bool) error {
	var source *corpus.Document
	if v != nil && v.HasIdentifiable(document) {
		replacer, err := s.replacer(v)
		if err != nil {
			return err
		}
		d, err := v.Identifiable(document)
		if err != nil {
			return err
		}
		res, err := replacer.Apply(d)
		if err != nil {
			return err
		}
		if source, _, err = withoutTurns(d, res.Document, id, id); err != nil {
			return err
		}
		if !dryRun {
			if err := v.PutIdentifiable(source); err != nil {
				return err
			}
		}
	}
	m, err := s.Material(ctx, document)
	if err != nil {
		if _, absent := os.Stat(s.TranscriptPath(document)); errors.Is(absent, fs.ErrNotExist) {
			return nil // not anonymised yet: it was in the vault alone
		}
		return err
	}
	next, by, err := withoutTurns(m.Document, m.Document, id, "")
	if err != nil {
		return err
	}
	if err := s.redactJournals(ctx, m, next, by, gone, out, dryRun); err != nil || dryRun {
		return err
	}
	if err := s.WriteDocument(next); err != nil {
		return err
	}
	if source == nil {
		return nil
	}
	// What apply did last, had it been done to what is left. Where somebody
	// edited the transcript by hand the two differ, and apply will ask.
	replacer, err := s.replacer(v)
	if err != nil {
		return err
	}
	res, err := replacer.Apply(source)
	if err != nil || res.Document.Text != next.Text {
		return v.RemoveDecisions(document)
	}
	decisions := decisionsOf(source, res)
	decisions.File = hashOf(string(next.Render()))
	return v.PutDecisions(document, decisions)
}

// withoutTurns gives a document with the words of one participant replaced, and
// how its text came of the old one. of says who speaks, turn by turn: d itself,
// or d without names. label, if any, is put in the place of the labels that open
// those turns, which may be names.
func withoutTurns(d, of *corpus.Document, id, label string) (*corpus.Document, anonymise.OffsetMap, error) {
	by := anonymise.OffsetMap{Source: len(d.Text)}
	var text strings.Builder
	at := 0
	times := make([]time.Duration, len(d.Turns))
	mute := map[int]bool{} // speakers of d
	for i, t := range d.Turns {
		times[i] = t.At
		if i >= len(of.Turns) || of.ParticipantOf(of.Turns[i]) != id {
			continue
		}
		if t.Speaker >= 0 {
			mute[t.Speaker] = true
		}
		if t.Speaker >= 0 && label != "" && d.Speakers[t.Speaker].Label != label {
			text.WriteString(d.Text[at:t.Span.Start] + label)
			at = t.Span.Start + len(d.Speakers[t.Speaker].Label)
			by.Edits = append(by.Edits, anonymise.Edit{Start: t.Span.Start, End: at, NewStart: text.Len() - len(label), NewEnd: text.Len()})
		}
		if t.Words.Len() == 0 || d.Slice(t.Words) == placeholder {
			continue
		}
		text.WriteString(d.Text[at:t.Words.Start])
		from := text.Len()
		text.WriteString(placeholder)
		at = t.Words.End
		by.Edits = append(by.Edits, anonymise.Edit{Start: t.Words.Start, End: at, NewStart: from, NewEnd: text.Len()})
	}
	text.WriteString(d.Text[at:])
	by.Target = text.Len()
	meta := d.Meta
	meta.Participants = slices.DeleteFunc(slices.Clone(d.Participants), func(p string) bool { return p == id })
	meta.Speakers = nil
	for i, sp := range d.Speakers {
		if mute[i] || sp.Participant == id {
			sp.Kind, sp.Participant = corpus.OtherSpeech, ""
			if label != "" && mute[i] {
				sp.Label = label
			}
		}
		if !slices.ContainsFunc(meta.Speakers, func(o corpus.Speaker) bool { return o.Label == sp.Label }) {
			meta.Speakers = append(meta.Speakers, sp)
		}
	}
	next, err := corpus.Build(meta, text.String())
	if err != nil {
		return nil, by, err
	}
	if len(next.Turns) == len(times) {
		next = next.WithTimes(times)
	}
	return next, by, nil
}

// redactJournals writes the journals of a document anew without a word of what
// is gone: codings of nothing else go with all their history, every other one
// has its anchor, at each step of its history, where it is now. It is the second
// case in which a journal is not only added to.
func (s *Study) redactJournals(ctx context.Context, m *Material, next *corpus.Document, by anonymise.OffsetMap, gone runs, out *Withdrawal, dryRun bool) error {
	anchors, drop := map[string]corpus.Anchor{}, map[string]bool{}
	for _, p := range m.Placed {
		if p.Fit == coding.Review {
			continue
		}
		inside, touched := covered(p.Span, by)
		switch {
		case inside:
			drop[p.ID] = true
			out.Codings++
			continue
		case touched:
			out.Cut++
		}
		anchors[p.ID] = next.AnchorOf(by.Forward(p.Span))
	}
	journals, err := s.Journals().Journals(ctx, m.Document.ID, "")
	if err != nil {
		return err
	}
	for _, j := range journals {
		path := s.Journals().path(j.Journal)
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, e := range eventsOf(data) { // codings that stand nowhere now, by their words
			if _, placed := anchors[e.Coding]; !placed && e.Anchor != nil && gone.in(e.Anchor.Quote, shortRun) && !drop[e.Coding] {
				drop[e.Coding] = true
				out.Codings++
			}
		}
		clean := redactLines(data, anchors, drop, gone)
		if dryRun || bytes.Equal(clean, data) {
			continue
		}
		if err := fsx.WriteFile(path, clean, 0o644); err != nil {
			return err
		}
		if err := removeFile(path + ".torn"); err != nil {
			return err
		}
	}
	return nil
}

// covered says whether a span lies in edits alone, and whether it touches one.
func covered(s corpus.Span, by anonymise.OffsetMap) (inside, touched bool) {
	for _, e := range by.Edits {
		if e.Start <= s.Start && s.End <= e.End {
			return true, true
		}
		touched = touched || e.Start < s.End && s.Start < e.End
	}
	return false, touched
}

func eventsOf(journal []byte) []coding.Event {
	events, _, _ := coding.ReadJournal(journal, "")
	return events
}

func redactLines(journal []byte, anchors map[string]corpus.Anchor, drop map[string]bool, gone runs) []byte {
	var out []byte
	for _, line := range bytes.SplitAfter(journal, []byte("\n")) {
		events := eventsOf(line)
		if len(events) != 1 {
			if !gone.in(string(line), shortRun) { // a line that cannot be read stays, unless it quotes
				out = append(out, line...)
			}
			continue
		}
		e := events[0]
		if e.Coding != "" && drop[e.Coding] {
			continue
		}
		changed := false
		if e.Anchor != nil {
			a := *e.Anchor
			if now, ok := anchors[e.Coding]; ok {
				a = now
			} else {
				for _, field := range []*string{&a.Prefix, &a.Suffix} {
					if gone.in(*field, shortRun) {
						*field = ""
					}
				}
			}
			changed = a != *e.Anchor
			e.Anchor = &a
		}
		if e.Memo != nil && gone.in(*e.Memo, shortRun) {
			empty := ""
			e.Memo, changed = &empty, true
		}
		if !changed {
			out = append(out, line...)
			continue
		}
		out = coding.AppendLine(out, e)
	}
	return out
}
