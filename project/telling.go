package project

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// ToldSpeaker reads what somebody says that a label means: interviewer,
// participant, other, none (it is no speaker), or the id of a participant. The
// error is corpus.CheckID's.
func ToldSpeaker(label, means string) (corpus.Speaker, error) {
	switch kind := corpus.SpeakerKind(strings.ToLower(means)); kind {
	case corpus.InterviewerSpeech, corpus.ParticipantSpeech, corpus.OtherSpeech:
		return corpus.Speaker{Label: label, Kind: kind}, nil
	case "none":
		return corpus.Speaker{Label: label}, nil
	}
	return corpus.Speaker{Label: label, Kind: corpus.ParticipantSpeech, Participant: means}, corpus.CheckID(means)
}

// StudyWide says of every document what was told of labels, in their order.
func StudyWide(told map[string]corpus.Speaker) []Label {
	var labels []Label
	for label, sp := range told {
		labels = append(labels, Label{Label: label, Kind: sp.Kind, None: sp.Kind == "", Participant: sp.Participant})
	}
	slices.SortFunc(labels, func(a, b Label) int { return strings.Compare(a.Label, b.Label) })
	return labels
}

// Recognised lists the documents that were imported into the vault, in natural
// order, as their files were recognised last. Names of files, labels and doubts
// may name people.
func (s *Study) Recognised(v *anonymise.Vault) ([]Imported, error) {
	record, err := readImports(v)
	if err != nil {
		return nil, err
	}
	var out []Imported
	for id, e := range record.Documents {
		done := Imported{ID: id, File: e.File, Kind: e.Kind, State: Unchanged}
		if seen := e.Seen; seen != nil {
			done.Format, done.Layout, done.Reason, done.Score = seen.Format, seen.Layout, seen.Reason, seen.Score
			done.Turns, done.Words = seen.Turns, seen.Words
			done.Speakers, done.Doubts = slices.Clone(seen.Speakers), record.open(e, seen.Doubts)
		}
		out = append(out, done)
	}
	slices.SortFunc(out, func(a, b Imported) int { return corpus.NaturalCompare(a.ID, b.ID) })
	return out, nil
}
