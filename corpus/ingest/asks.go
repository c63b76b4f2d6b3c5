package ingest

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// Somebody plainly asks the questions who does so in most turns, twice as often
// as anybody else, and does not speak much more than whoever speaks most beside.
const (
	asksMostly   = 0.4
	asksMoreThan = 2
	askedTurns   = 3
	askerWords   = 1.5
)

// askDoubt asks who the interviewer is where several speak and no label tells.
func askDoubt(speakers []SpeakerCount, us []corpus.Utterance) []Doubt {
	d := Doubt{Kind: WhoAsks}
	words := map[string]int{}
	for _, s := range speakers {
		words[s.Label] = s.Words
		switch s.Kind {
		case corpus.InterviewerSpeech:
			return nil
		case corpus.ParticipantSpeech:
			d.Labels = append(d.Labels, s.Label)
		}
	}
	if len(d.Labels) < 2 {
		return nil
	}
	if name := onlyName(d.Labels); name != "" {
		d.Guess = name
		return []Doubt{d}
	}
	asked, turns := map[string]int{}, map[string]int{}
	for _, u := range us {
		turns[u.Label]++
		if strings.HasSuffix(strings.TrimRight(u.Text, " \n\t\"'”’)…"), "?") {
			asked[u.Label]++
		}
	}
	share := func(label string) float64 { return float64(asked[label]) / float64(max(turns[label], 1)) }
	best := d.Labels[0]
	for _, l := range d.Labels {
		if share(l) > share(best) {
			best = l
		}
	}
	most := 0 // words of anybody else
	for _, l := range d.Labels {
		if l == best {
			continue
		}
		if share(best) < asksMoreThan*share(l) {
			return []Doubt{d}
		}
		most = max(most, words[l])
	}
	if asked[best] >= askedTurns && share(best) >= asksMostly && float64(words[best]) <= askerWords*float64(most) {
		d.Guess = best
	}
	return []Doubt{d}
}

// onlyName gives the one label that is a name, where every other is what
// transcribers call those who are asked ("Participant", "P07").
func onlyName(labels []string) string {
	name := ""
	for _, l := range labels {
		switch base, _ := labelParts(l); {
		case isID(l), base == "participant", base == "interviewee", base == "respondent", base == "informant", base == "client", base == "patient":
		case name != "":
			return ""
		default:
			name = l
		}
	}
	if len(labels) < 2 || name == "" {
		return ""
	}
	if _, usual := roleOf(name); usual {
		return ""
	}
	return name
}
