package anonymise

import (
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A LabelChange says what became of a speaker label.
type LabelChange struct {
	Speaker int    // index in the speakers of the identifiable document
	New     string // label in the anonymised document
	Person  int    // index in the people list; -1 where the label names nobody of it
	// Unmapped is true where the label may well be a name that the people list
	// does not have. It is replaced in the words too where it has a capital, but
	// the list should be completed and applied again.
	Unmapped bool
}

// mapLabels finds the new label of each speaker of d. A label stays only where
// it is plainly a role or an id; no other raw label is ever kept. Somebody whom
// the people list knows, but not as a participant, is an interviewer where the
// list says so, else an other: their words are no participant's.
func (r *Replacer) mapLabels(d *corpus.Document) ([]LabelChange, []corpus.Speaker) {
	changes := make([]LabelChange, len(d.Speakers))
	speakers := make([]corpus.Speaker, len(d.Speakers))
	taken := map[string]bool{}
	for i, s := range d.Speakers {
		speakers[i] = s
		changes[i] = LabelChange{Speaker: i, Person: r.finder.personOf(s.Label, r.people)}
		id := r.participantOf(d, i, changes[i].Person)
		switch {
		case id != "":
			speakers[i].Label, speakers[i].Participant = id, id
			speakers[i].Kind = corpus.ParticipantSpeech
		case changes[i].Person >= 0:
			speakers[i].Label, speakers[i].Participant = "", ""
			if r.people.Persons[changes[i].Person].interviews() {
				speakers[i].Kind = corpus.InterviewerSpeech
			} else if s.Kind != corpus.InterviewerSpeech {
				speakers[i].Kind = corpus.OtherSpeech
			}
		case lexis.IsRole(s.Label) && !r.finder.hits(s.Label):
		default:
			speakers[i].Label = ""
		}
		taken[speakers[i].Label] = true
	}
	lone := loneParticipant(d, speakers)
	labelled := map[int]string{} // persons who are no participants, under their first label
	for i := range speakers {
		s := &speakers[i]
		first := labelled[changes[i].Person]
		switch {
		case s.Label != "":
		case first != "":
			s.Label = first
		case s.Kind == corpus.InterviewerSpeech:
			s.Label = free("Interviewer", false, taken)
			changes[i].Unmapped = changes[i].Person < 0
		case i == lone && !taken[d.Participants[0]]:
			s.Label, s.Participant = d.Participants[0], d.Participants[0]
			changes[i].Unmapped = changes[i].Person < 0
		case changes[i].Person >= 0:
			s.Label = free("Other", true, taken)
		default:
			s.Label = free("Speaker", true, taken)
			changes[i].Unmapped = true
		}
		if s.Participant != "" && !r.safeID(s.Participant) {
			s.Participant = ""
		}
		taken[s.Label] = true
		changes[i].New = s.Label
		if changes[i].Person >= 0 && s.Participant == "" {
			labelled[changes[i].Person] = s.Label
		}
	}
	return changes, speakers
}

// participantOf gives the id of the participant who speaks under label i: the
// one the document gives, or that of the person named by the label.
func (r *Replacer) participantOf(d *corpus.Document, i, person int) string {
	s := d.Speakers[i]
	switch {
	case s.Kind == corpus.InterviewerSpeech:
		return ""
	case r.safeID(s.Participant):
		return s.Participant
	case person >= 0:
		return r.people.Persons[person].Participant
	}
	return ""
}

func (r *Replacer) safeID(id string) bool {
	return corpus.CheckID(id) == nil && !r.finder.hits(id)
}

// loneParticipant gives the one label without an id whose speech is a
// participant's, in a document with one participant; -1 where there is none or
// several. corpus.Document.ParticipantOf reads such a document the same way.
func loneParticipant(d *corpus.Document, mapped []corpus.Speaker) int {
	if len(d.Participants) != 1 {
		return -1
	}
	lone := -1
	for i, s := range mapped {
		if s.Kind != corpus.ParticipantSpeech {
			continue
		}
		if lone >= 0 {
			return -1
		}
		lone = i
	}
	if lone >= 0 && mapped[lone].Label != "" {
		return -1
	}
	return lone
}

// free gives base, "base 2", "base 3" ... or, where numbered, "base 1" ...:
// the first that no speaker has.
func free(base string, numbered bool, taken map[string]bool) string {
	if !numbered && !taken[base] {
		return base
	}
	n := 2
	if numbered {
		n = 1
	}
	for taken[base+" "+strconv.Itoa(n)] {
		n++
	}
	return base + " " + strconv.Itoa(n)
}

// personOf gives the person whom a label names as a whole: name or alias, with
// a title, a role or the person's id beside it at most, the surname first or
// last. -1 where it names nobody, several, or somebody's mother.
func (f *Finder) personOf(label string, people *People) int {
	if person := f.personIn(label, people); person >= 0 {
		return person
	}
	surname, rest, ok := strings.Cut(label, ",")
	if !ok {
		return -1
	}
	first, beside, _ := strings.Cut(rest, "(")
	return f.personIn(strings.TrimSpace(first)+" "+strings.TrimSpace(surname)+" ("+beside, people)
}

func (f *Finder) personIn(label string, people *People) int {
	person, n := -1, 0
	rest := label
	f.find(label, func(m match) {
		person, n = m.owner, n+1
		rest = label[:m.span.Start] + " " + label[m.span.End:]
	})
	if n != 1 || person < 0 || person >= f.persons {
		return -1
	}
	for _, word := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" \u00a0\t()[],.-–_", r) }) {
		if !lexis.IsHonorific(lexis.Fold(word)) && !lexis.IsRole(word) && word != people.Persons[person].Participant {
			return -1
		}
	}
	return person
}

// hits reports whether f finds anything in s.
func (f *Finder) hits(s string) bool {
	found := false
	f.find(s, func(match) { found = true })
	return found
}
