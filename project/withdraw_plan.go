package project

import (
	"slices"

	"github.com/mitten-qda/mitten/corpus"
)

// plan finds the documents of the participant, in transcripts/, the vault and
// the record of imports, and those that a run which was cut short had found. It
// says whether there is a tombstone.
func (w *withdrawing) plan() (known bool, err error) {
	list, err := w.study.Withdrawn()
	if err != nil {
		return false, err
	}
	w.stone = Tombstone{Participant: w.id}
	if i := slices.IndexFunc(list, func(t Tombstone) bool { return t.Participant == w.id }); i >= 0 {
		w.stone, known = list[i], true
	}
	w.out.Again = known && w.stone.Finished && !w.stone.VaultLeft
	alone, err := w.appearances()
	if err != nil {
		return known, err
	}
	if known && !w.stone.Finished {
		for _, d := range slices.Concat(w.stone.Removed, w.stone.Redacted) {
			if _, seen := alone[d]; !seen && !w.others(d) {
				alone[d] = slices.Contains(w.stone.Removed, d)
			}
		}
	}
	for document, sole := range alone {
		if sum := w.record.Documents[document].SHA256; sum != "" {
			w.stone.Sources = append(w.stone.Sources, sum)
		}
		if d, err := w.study.Document(document); err == nil && d.Source.SHA256 != "" {
			w.stone.Sources = append(w.stone.Sources, d.Source.SHA256)
		}
		if sole {
			w.out.Removed = append(w.out.Removed, document)
		} else {
			w.out.Redacted = append(w.out.Redacted, document)
		}
	}
	w.out.Removed, w.out.Redacted = distinctIDs(w.out.Removed), distinctIDs(w.out.Redacted)
	w.stone.Removed = distinctIDs(slices.Concat(w.stone.Removed, w.out.Removed))
	w.stone.Redacted = distinctIDs(slices.Concat(w.stone.Redacted, w.out.Redacted))
	slices.Sort(w.stone.Sources)
	w.stone.Sources = slices.Compact(w.stone.Sources)
	return known, nil
}

// appearances gives the documents in which the participant takes part, and
// whether nobody else does.
func (w *withdrawing) appearances() (map[string]bool, error) {
	alone := map[string]bool{}
	note := func(document string, cast []string) {
		if slices.Contains(cast, w.id) {
			was, seen := alone[document]
			alone[document] = len(cast) == 1 && (was || !seen)
		}
	}
	ids, err := w.study.DocumentIDs()
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		d, err := w.study.Document(id)
		if err != nil {
			return nil, err
		}
		note(id, castOf(d))
	}
	if w.vault == nil {
		return alone, nil
	}
	if ids, err = w.vault.Documents(); err != nil {
		return nil, err
	}
	for _, id := range ids {
		d, err := w.vault.Identifiable(id)
		if err != nil {
			return nil, err
		}
		if res, err := w.masker.redo(d); err == nil {
			d = res.Document
		}
		note(id, castOf(d))
	}
	for id, e := range w.record.Documents {
		if _, seen := alone[id]; !seen {
			note(id, e.Participants)
		}
	}
	return alone, nil
}

// others says whether a document that a run which was cut short had found is
// another one by now: its id was free, and was given again.
func (w *withdrawing) others(document string) bool {
	if e := w.record.Documents[document]; e.SHA256 != "" {
		return !slices.Contains(w.stone.Sources, e.SHA256)
	}
	if !slices.Contains(w.stone.Removed, document) {
		return false
	}
	d, err := w.study.Document(document)
	return err == nil && !slices.Contains(castOf(d), w.id)
}

// castOf lists who takes part in a document as a participant; somebody whose id
// is not known is listed by a label in brackets.
func castOf(d *corpus.Document) []string {
	list := slices.Clone(d.Participants)
	for _, sp := range d.Speakers {
		if sp.Participant != "" && !slices.Contains(list, sp.Participant) {
			list = append(list, sp.Participant)
		}
	}
	for _, t := range d.Turns {
		if d.KindOf(t) != corpus.ParticipantSpeech || d.ParticipantOf(t) != "" {
			continue
		}
		if who := "[" + d.LabelOf(t) + "]"; !slices.Contains(list, who) {
			list = append(list, who)
		}
	}
	return list
}

func distinctIDs(ids []string) []string {
	slices.SortFunc(ids, corpus.NaturalCompare)
	return slices.Compact(ids)
}
