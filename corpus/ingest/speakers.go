package ingest

import (
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// labelsOf lists the labels in the order in which they first speak.
func labelsOf(us []corpus.Utterance) []string {
	var labels []string
	seen := map[string]bool{"": true}
	for _, u := range us {
		if !seen[u.Label] {
			seen[u.Label] = true
			labels = append(labels, u.Label)
		}
	}
	return labels
}

// countSpeakers lists the labels in the order in which they first speak. Words
// beside a speaker's own, such as "[interviewer: mm]" and "(laughs)", are not
// counted.
func countSpeakers(us []corpus.Utterance, opt Options, known legend) []SpeakerCount {
	var list []SpeakerCount
	at := map[string]int{}
	var speak []corpus.Speaker // whose words may be embedded in others'
	for _, label := range labelsOf(us) {
		speak = append(speak, corpus.Speaker{Label: label})
	}
	for _, u := range us {
		if u.Label == "" {
			continue
		}
		i, ok := at[u.Label]
		if !ok {
			i = len(list)
			at[u.Label] = i
			list = append(list, SpeakerCount{Label: u.Label, Kind: kindOf(u.Label, opt, known)})
		}
		list[i].Turns++
		list[i].Words += countWords(corpus.Spoken(u.Text, speak))
	}
	return list
}

func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// kindOf never guesses from what is said: a label that no one explains is a
// participant's.
func kindOf(label string, opt Options, known legend) corpus.SpeakerKind {
	if s, ok := opt.speaker(label); ok && s.Kind != "" {
		return s.Kind
	}
	if kind, ok := known.kinds[fold(label)]; ok {
		return kind
	}
	if kind, ok := roleOf(strings.TrimRight(label, "?")); ok {
		return kind
	}
	if strings.Trim(label, "? ") == "" { // "?:"
		return corpus.OtherSpeech
	}
	if base, inner := cutBrackets(label); base != "" { // "Interviewer (Jo)", "Jo (interviewer)"
		for _, part := range []string{base, inner} {
			if kind, ok := roleOf(part); ok {
				return kind
			}
		}
	}
	return corpus.ParticipantSpeech
}

// speakerWarnings says what about the speakers needs a person's eye.
func speakerWarnings(speakers []SpeakerCount) []string {
	if len(speakers) < 2 {
		return nil
	}
	for _, s := range speakers {
		if s.Kind == corpus.InterviewerSpeech {
			return nil
		}
	}
	return []string{fmt.Sprintf(`%d speakers, none marked as interviewer: --speaker "NAME=interviewer"`, len(speakers))}
}

// warnings says what the layout had to assume.
func (c *choice) warnings(speakers []SpeakerCount, opt Options) []string {
	var w []string
	switch c.layout {
	case layoutParagraphs, layoutCaptions:
		w = append(w, `no speakers found: the text has no labels, or some that are not known; `+
			`--speaker "NAME=participant" names one, --layout forces a layout`)
	case layoutQuestion:
		w = append(w, "no labels found: questions that stand apart are taken for the interviewer's; --layout paragraphs if they are not")
	case layoutBoldQuestion:
		w = append(w, "no labels found: bold paragraphs are taken for the interviewer's; --layout paragraphs if they are not")
	}
	w = append(w, c.rest.warnings()...)
	if once := c.once(speakers, opt); len(once) > 0 {
		places := make([]string, len(once))
		for i, at := range once {
			places[i] = fmt.Sprintf("speaker %d", at+1)
		}
		w = append(w, "a label that opens one turn only may be no speaker: "+strings.Join(places, ", "))
	}
	if c.resumed > 0 {
		have := "have no label and are"
		if c.resumed == 1 {
			have = "has no label and is"
		}
		w = append(w, fmt.Sprintf("%s after a heading %s taken to be by the speaker before", plural(c.resumed, "passage"), have))
	}
	return w
}

// onceDoubts asks about the speakers whose label was accepted on its form
// alone.
func (c *choice) onceDoubts(speakers []SpeakerCount, opt Options) []Doubt {
	var doubts []Doubt
	for _, i := range c.once(speakers, opt) {
		doubts = append(doubts, Doubt{Kind: NoSpeaker, Labels: []string{speakers[i].Label}})
	}
	return doubts
}

// once gives the indices of such speakers.
func (c *choice) once(speakers []SpeakerCount, opt Options) []int {
	if c.layout != layoutLabelColon {
		return nil
	}
	count, usual := map[string]int{}, map[string]bool{}
	for _, m := range c.marks {
		count[m.label]++
		usual[m.label] = m.class >= idLabel
	}
	var list []int
	for i, s := range speakers {
		if _, named := opt.speaker(s.Label); count[s.Label] == 1 && !usual[s.Label] && !named && !opt.isSame(fold(s.Label)) {
			list = append(list, i)
		}
	}
	return list
}
