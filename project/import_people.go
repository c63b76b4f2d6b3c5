package project

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/ingest"
)

// idsOf gives the participants' ids that labels are: "P07", "P07 (female)". Where
// labels count from nought a program made them ("S00", "S01"): they are nobody's,
// and somebody else's in the next file.
func idsOf(speakers []ingest.SpeakerCount) map[string]string {
	counted := map[string]bool{}
	for _, sp := range speakers {
		if letters := strings.TrimRight(sp.Label, "0"); letters != sp.Label && isID(sp.Label) {
			counted[letters] = true
		}
	}
	ids := map[string]string{}
	for _, sp := range speakers {
		id := ingest.BareLabel(sp.Label)
		if sp.Kind == corpus.ParticipantSpeech && isID(id) && !counted[strings.TrimRight(id, "0123456789")] {
			ids[sp.Label] = id
		}
	}
	return ids
}

// sameElsewhere warns where several people of a document have the ids of people
// in another: focus groups often begin to count at P1 each.
func (im *importer) sameElsewhere(document string, e importEntry, speakers []ingest.SpeakerCount) []string {
	if im.voices == nil {
		im.voices = map[string]string{}
		for _, id := range slices.SortedFunc(maps.Keys(im.record.Documents), corpus.NaturalCompare) {
			if seen := im.record.Documents[id].Seen; seen != nil {
				im.hear(id, seen.Speakers)
			}
		}
	}
	with := map[string][]string{}
	for label, id := range idsOf(speakers) {
		_, told := e.Speakers[label]
		if first := im.voices[id]; first != "" && first != document && !told && !slices.Contains(e.Participants, id) {
			with[first] = append(with[first], id)
		}
	}
	im.hear(document, speakers)
	var warnings []string
	for _, other := range slices.SortedFunc(maps.Keys(with), corpus.NaturalCompare) {
		ids := with[other]
		if len(ids) < 2 {
			continue
		}
		slices.SortFunc(ids, corpus.NaturalCompare)
		warnings = append(warnings, fmt.Sprintf("%s speak in %s, too, and are taken for the same people; --speaker %s=ID for each says otherwise",
			strings.Join(ids, ", "), other, ids[0]))
	}
	return warnings
}

// hear notes who speaks in a document, by the first in which each id speaks.
func (im *importer) hear(document string, speakers []ingest.SpeakerCount) {
	for _, id := range idsOf(speakers) {
		if im.voices[id] == "" {
			im.voices[id] = document
		}
	}
}
