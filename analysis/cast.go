package analysis

import (
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// nobody stands for a participant where no participant's id is known.
const nobody = -1

// A voice is one speaker of one document: the smallest thing that can be in
// or out of scope.
type voice struct {
	document    int
	participant int // index into cast.people, or nobody
	kind        corpus.SpeakerKind
	label       string
	turns       int
	gone        bool // of somebody who has withdrawn: counts for nobody, whatever is asked for
}

// A cast is everyone who speaks, by number.
type cast struct {
	study  *Study
	people []corpus.Participant // the roster, then those whom only documents name
	voices []voice
	base   []int // voices of document d begin at base[d]
}

// newCast numbers voices and participants and holds the study's indexes
// against each other, so that nothing later needs to.
func newCast(s *Study) (*cast, error) {
	c := &cast{study: s, base: make([]int, len(s.Documents)+1)}
	number := map[string]int{}
	if s.Roster != nil {
		c.people = append(c.people, s.Roster.Participants...)
		for i, p := range c.people {
			number[p.ID] = i
		}
	}
	for i := range s.Documents {
		d := &s.Documents[i]
		c.base[i] = len(c.voices)
		shell := corpus.Document{Meta: d.Meta}
		add := func(speaker int) {
			t := corpus.Turn{Speaker: speaker}
			v := voice{document: i, participant: nobody, kind: shell.KindOf(t), label: shell.LabelOf(t)}
			id := shell.ParticipantOf(t)
			if p, known := number[id]; known && c.people[p].Consent() == corpus.Withdrawn {
				id, v.gone = "", true
			}
			if id != "" {
				p, known := number[id]
				if !known {
					p = len(c.people)
					number[id] = p
					c.people = append(c.people, corpus.Participant{ID: id})
				}
				v.participant = p
			}
			c.voices = append(c.voices, v)
		}
		for speaker := range d.Speakers {
			add(speaker)
		}
		add(-1)
		c.voices = append(c.voices, voice{document: i, participant: nobody, kind: corpus.OtherSpeech})
		for n, t := range d.Turns {
			if int(t) >= len(d.Speakers) || t < Heading {
				return nil, fmt.Errorf("document %s: turn %d has speaker %d of %d", d.ID, n+1, t, len(d.Speakers))
			}
			c.voices[c.voiceOf(i, t)].turns++
		}
	}
	c.base[len(s.Documents)] = len(c.voices)
	for i := range s.Records {
		r := &s.Records[i]
		if r.Document < 0 || r.Document >= len(s.Documents) {
			return nil, fmt.Errorf("coding %s: document %d of %d", r.ID, r.Document, len(s.Documents))
		}
		if r.FirstTurn < 0 || r.LastTurn < r.FirstTurn || r.LastTurn > len(s.Documents[r.Document].Turns) {
			return nil, fmt.Errorf("coding %s: turns %d to %d of %d", r.ID, r.FirstTurn, r.LastTurn, len(s.Documents[r.Document].Turns))
		}
	}
	return c, nil
}

// voiceOf gives the number of the voice of a turn of document d.
func (c *cast) voiceOf(d int, t Voice) int {
	if t >= 0 {
		return c.base[d] + int(t)
	}
	return c.base[d] + len(c.study.Documents[d].Speakers) - 1 - int(t)
}

// values gives what a voice has under a field that describes people or
// documents. A document's cycle goes before its participants'.
func (c *cast) values(field string, v *voice) []string {
	switch field {
	case "document":
		return []string{c.study.Documents[v.document].ID}
	case "kind":
		return oneOrNone(c.study.Documents[v.document].Kind)
	case "cycle":
		if cycle := c.study.Documents[v.document].Cycle; cycle != "" {
			return []string{cycle}
		}
	case "speaker":
		return append([]string{string(v.kind)}, oneOrNone(v.label)...)
	}
	if v.participant == nobody {
		return nil
	}
	return c.traits(field, v.participant)
}

// traits gives what a participant has under a field, whatever the document.
func (c *cast) traits(field string, participant int) []string {
	if field == "participant" {
		return []string{c.people[participant].ID}
	}
	return c.people[participant].Values(field)
}

func oneOrNone(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return []string{s}
}
