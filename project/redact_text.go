package project

import (
	"slices"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// placeholder stands for words whose speaker has withdrawn.
const placeholder = "[withdrawn]"

// A muted document is one without somebody's words, and how it came of the old.
type muted struct {
	old, next *corpus.Document
	by        anonymise.OffsetMap
	theirs    []corpus.Span // of the old text: their turns, with labels, and asides
}

// mute takes the words of one participant out of a document. of says who speaks,
// turn by turn: d itself, or d without names. The labels that open their turns,
// which may be names, become the id. Their words in other people's turns
// ("[P07: mm]") go, too; spoke says of the label of such an aside whether it is
// theirs.
func mute(d, of *corpus.Document, id string, spoke func(label string) bool) (*muted, error) {
	m := &muted{old: d, by: anonymise.OffsetMap{Source: len(d.Text)}}
	var text strings.Builder
	at := 0
	replace := func(s corpus.Span, with string) {
		if d.Slice(s) == with {
			return
		}
		text.WriteString(d.Text[at:s.Start])
		from := text.Len()
		text.WriteString(with)
		at = s.End
		m.by.Edits = append(m.by.Edits, anonymise.Edit{Start: s.Start, End: s.End, NewStart: from, NewEnd: text.Len()})
	}
	times := make([]time.Duration, len(d.Turns))
	silent := map[int]bool{} // speakers of d
	for i, t := range d.Turns {
		times[i] = t.At
		if i >= len(of.Turns) || of.ParticipantOf(of.Turns[i]) != id {
			for _, a := range thrownIn(d.Slice(t.Words), spoke) {
				span := corpus.Span{Start: t.Words.Start + a.Start, End: t.Words.Start + a.End}
				replace(span, "["+id+": withdrawn]")
				m.theirs = append(m.theirs, span)
			}
			continue
		}
		m.theirs = append(m.theirs, t.Span)
		if t.Speaker >= 0 {
			silent[t.Speaker] = true
			replace(corpus.Span{Start: t.Span.Start, End: t.Span.Start + len(d.LabelOf(t))}, id)
		}
		if t.Words.Len() > 0 {
			replace(t.Words, placeholder)
		}
	}
	text.WriteString(d.Text[at:])
	m.by.Target = text.Len()
	next, err := corpus.Build(mutedMeta(d, silent, id), text.String())
	if err != nil {
		return nil, err
	}
	if len(next.Turns) == len(times) {
		next = next.WithTimes(times)
	}
	m.next = next
	return m, nil
}

// mutedMeta gives a document's front matter with a participant no longer in it.
func mutedMeta(d *corpus.Document, silent map[int]bool, id string) corpus.Meta {
	meta := d.Meta
	meta.Participants = slices.DeleteFunc(slices.Clone(d.Participants), func(p string) bool { return p == id })
	meta.Speakers = nil
	for i, sp := range d.Speakers {
		if silent[i] || sp.Participant == id {
			sp.Label, sp.Kind, sp.Participant = id, corpus.OtherSpeech, ""
		}
		if !slices.ContainsFunc(meta.Speakers, func(o corpus.Speaker) bool { return o.Label == sp.Label }) {
			meta.Speakers = append(meta.Speakers, sp)
		}
	}
	return meta
}

// covers says whether a span of the old text holds no words but theirs, and
// whether it holds any of them.
func (m *muted) covers(s corpus.Span) (all, some bool) {
	for _, e := range m.by.Edits {
		some = some || e.Start < s.End && s.Start < e.End
	}
	at, others := s.Start, ""
	touched := false
	for _, t := range m.theirs {
		if t.Overlaps(s) {
			others += " " + m.old.Text[at:max(at, t.Start)]
			at, touched = min(t.End, s.End), true
		}
	}
	return touched && !hasWord(others+" "+m.old.Text[at:s.End]), some
}
