package project

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/ingest"
)

// A Label is what was said of a speaker label once, for every file of the
// study. Labels may be people's names, so this is kept in the vault.
type Label struct {
	Label       string             `json:"label"`
	Kind        corpus.SpeakerKind `json:"kind,omitempty"` // whose words; "" where nothing was said of that
	None        bool               `json:"none,omitempty"` // it is no speaker
	Participant string             `json:"participant,omitempty"`
	Same        string             `json:"same,omitempty"`  // the label that this one is another form of
	Apart       []string           `json:"apart,omitempty"` // labels that this one is no form of, though it looks so
}

// toldSpeaker is what was said of a label in one document.
type toldSpeaker struct {
	Kind        corpus.SpeakerKind `json:"kind"` // "" says that it is no speaker
	Participant string             `json:"participant,omitempty"`
}

func tell(known map[string]toldSpeaker, told map[string]corpus.Speaker) {
	for label, sp := range told {
		for other := range known {
			if strings.EqualFold(other, label) {
				delete(known, other)
			}
		}
		known[label] = toldSpeaker{sp.Kind, sp.Participant}
	}
}

// options gives everything that is known about reading a document: what was
// said of it, and where nothing was, what was said of the study's labels.
func (r importRecord) options(e importEntry) ingest.Options {
	o := ingest.Options{Layout: e.Layout, Speakers: map[string]corpus.Speaker{}, Same: map[string]string{}}
	for _, l := range r.Labels {
		if l.Kind != "" || l.None {
			o.Speakers[l.Label] = corpus.Speaker{Label: l.Label, Kind: l.Kind, Participant: l.Participant}
		}
		if l.Same != "" {
			o.Same[l.Label] = l.Same
		}
	}
	for label, sp := range e.Speakers {
		for other := range o.Speakers {
			if strings.EqualFold(other, label) {
				delete(o.Speakers, other)
			}
		}
		o.Speakers[label] = corpus.Speaker{Label: label, Kind: sp.Kind, Participant: sp.Participant}
	}
	return o
}

// learn takes what this import was told about the study's labels.
func (im *importer) learn() {
	for _, l := range im.opt.Learn {
		im.record.learn(l)
		im.changed = true
	}
}

// learn adds what was said of a label to what is known of it.
func (r *importRecord) learn(said Label) {
	at := slices.IndexFunc(r.Labels, func(l Label) bool { return strings.EqualFold(l.Label, said.Label) })
	if at < 0 {
		at = len(r.Labels)
		r.Labels = append(r.Labels, Label{Label: said.Label})
	}
	l := &r.Labels[at]
	if said.Kind != "" || said.None {
		l.Kind, l.None, l.Participant = said.Kind, said.None, said.Participant
	}
	if said.Same != "" {
		l.Same = said.Same
	}
	for _, other := range said.Apart {
		if !slices.Contains(l.Apart, other) {
			l.Apart = append(l.Apart, other)
		}
	}
}

// open gives the doubts that nobody has settled yet.
func (r importRecord) open(e importEntry, doubts []ingest.Doubt) []ingest.Doubt {
	var left []ingest.Doubt
	for _, d := range doubts {
		if d.Kind == ingest.WhichLayout && e.Layout != "" {
			continue
		}
		if d.Kind == ingest.SamePerson && r.apart(d.Labels) {
			continue
		}
		left = append(left, d)
	}
	return left
}

// apart says whether labels that look like one speaker's were said to be of
// different ones.
func (r importRecord) apart(labels []string) bool {
	for _, l := range r.Labels {
		if len(l.Apart) > 0 && slices.ContainsFunc(labels, func(o string) bool { return strings.EqualFold(o, l.Label) }) {
			others := 0
			for _, o := range labels {
				if slices.ContainsFunc(l.Apart, func(a string) bool { return strings.EqualFold(a, o) }) {
					others++
				}
			}
			if others == len(labels)-1 {
				return true
			}
		}
	}
	return false
}

// optionsKey tells two imports of one file with different options apart.
func optionsKey(layout string, anonymised bool, speakers map[string]toldSpeaker) string {
	labels := make([]string, 0, len(speakers))
	for _, label := range slices.Sorted(maps.Keys(speakers)) {
		labels = append(labels, label+"="+string(speakers[label].Kind)+"/"+speakers[label].Participant)
	}
	slices.Sort(labels)
	return fmt.Sprintf("%s|%t|%s", layout, anonymised, strings.Join(labels, "|"))
}
