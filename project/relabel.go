package project

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// relabel changes what the labels of a transcript mean, and where one is
// another form of a second, the label itself. Codings stay on their words.
func (s *Study) relabel(ctx context.Context, id string, say Telling, pen Pen, dryRun bool) (Imported, error) {
	m, err := s.Material(ctx, id)
	if err != nil {
		return Imported{}, err
	}
	old := m.Document
	done := Imported{ID: id, File: id + ".md", Format: old.Source.Format, Layout: old.Source.Layout, Kind: old.Kind, State: Unchanged, Turns: len(old.Turns)}
	next, by, err := relabelled(old, say)
	if err != nil {
		return done, err
	}
	if string(next.Render()) == string(old.Render()) || dryRun {
		return done, nil
	}
	done.State = Changed
	if err := s.addUnknown(next.Participants, map[string]bool{}); err != nil {
		return done, err
	}
	c := &carrier{study: s, next: next, by: by}
	for _, p := range m.Placed {
		if p.Fit == coding.Exact {
			c.exact = append(c.exact, p)
		}
	}
	for _, e := range m.State.Events() {
		if e.At.After(c.before) {
			c.before = e.At
		}
	}
	if next.Text != old.Text {
		if _, err := c.carry(ctx, pen); err != nil {
			return done, err
		}
	}
	return done, s.WriteDocument(next)
}

// relabelled gives the document with labels changed, and how its text came of
// the old one.
func relabelled(old *corpus.Document, say Telling) (*corpus.Document, anonymise.OffsetMap, error) {
	meta := old.Meta
	meta.Speakers, meta.Participants = nil, slices.Clone(old.Participants)
	label := make([]string, len(old.Speakers))
	for i, sp := range old.Speakers {
		sp = say.of(sp)
		label[i] = sp.Label
		if !slices.ContainsFunc(meta.Speakers, func(o corpus.Speaker) bool { return o.Label == sp.Label }) {
			meta.Speakers = append(meta.Speakers, sp)
		}
		if sp.Participant != "" && !slices.Contains(meta.Participants, sp.Participant) {
			meta.Participants = append(meta.Participants, sp.Participant)
		}
	}
	by := anonymise.OffsetMap{Source: len(old.Text)}
	var text strings.Builder
	at := 0
	times := make([]time.Duration, len(old.Turns))
	for i, t := range old.Turns {
		times[i] = t.At
		if t.Speaker < 0 || label[t.Speaker] == old.Speakers[t.Speaker].Label {
			continue
		}
		text.WriteString(old.Text[at:t.Span.Start])
		from := text.Len()
		text.WriteString(label[t.Speaker])
		at = t.Span.Start + len(old.Speakers[t.Speaker].Label)
		by.Edits = append(by.Edits, anonymise.Edit{Start: t.Span.Start, End: at, NewStart: from, NewEnd: text.Len()})
	}
	text.WriteString(old.Text[at:])
	by.Target = text.Len()
	next, err := corpus.Build(meta, text.String())
	if err != nil {
		return nil, by, err
	}
	if len(next.Turns) == len(times) {
		next = next.WithTimes(times)
	}
	return next, by, nil
}

// of gives a speaker as it was told about: the document's own telling first.
func (say Telling) of(sp corpus.Speaker) corpus.Speaker {
	for _, l := range say.Learn {
		if !strings.EqualFold(l.Label, sp.Label) {
			continue
		}
		if l.Kind != "" {
			sp.Kind, sp.Participant = l.Kind, participantOr(l.Participant, l.Kind, sp.Participant)
		}
		if l.Same != "" {
			sp.Label = l.Same
		}
	}
	for label, told := range say.Speakers {
		if strings.EqualFold(label, sp.Label) && told.Kind != "" {
			sp.Kind, sp.Participant = told.Kind, participantOr(told.Participant, told.Kind, sp.Participant)
		}
	}
	return sp
}

// participantOr keeps who a label is where only its kind was told, and that is
// still a participant's.
func participantOr(told string, kind corpus.SpeakerKind, before string) string {
	if told != "" || kind != corpus.ParticipantSpeech {
		return told
	}
	return before
}
