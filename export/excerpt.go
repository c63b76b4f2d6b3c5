package export

import (
	"strings"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// Said is what one turn gives to an excerpt.
type said struct {
	participant string // id, to tell people apart; never printed
	role        string // e.g. "Interviewer"; "" for a heading
	counts      bool   // is it a participant's speech?
	paragraphs  []string
}

// excerpt takes the words of a coding apart by turn, without labels. Turns of
// which the coding covers no word are left out. The error wraps ErrTooFew.
func (c *collector) excerpt(d *corpus.Document, r *coding.Record) ([]said, error) {
	var out []said
	for _, t := range d.Turns[r.FirstTurn:r.LastTurn] {
		words := corpus.Span{Start: max(t.Words.Start, r.Span.Start), End: min(t.Words.End, r.Span.End)}
		if words.Start >= words.End {
			continue
		}
		text := d.Slice(words)
		u := said{participant: d.ParticipantOf(t)}
		switch kind := d.KindOf(t); {
		case kind == corpus.ParticipantSpeech:
			u.counts = true
			// Someone whom participants.csv does not list has no role.
			person := c.people[u.participant]
			if refusal(person) != "" {
				break // never printed
			}
			var err error
			if u.role, err = c.naming.of(person); err != nil {
				return nil, err
			}
		case kind == corpus.InterviewerSpeech:
			u.role = "Interviewer"
		case t.Speaker >= 0:
			u.role = "Other speaker"
		default:
			text = strings.TrimLeft(text, "# ")
		}
		if u.paragraphs = c.paragraphs(text); len(u.paragraphs) > 0 {
			out = append(out, u)
		}
	}
	return out, nil
}

// paragraphs splits at blank lines; line ends within a paragraph are blanks.
func (c *collector) paragraphs(text string) []string {
	var out []string
	for _, p := range strings.Split(c.public(text), "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// compose makes a quote of what was said. Where several people of one role
// talk with each other they are numbered: "client 1", "client 2".
func compose(us []said) *Quote {
	names := nameAll(us)
	q := &Quote{Attribution: attribute(us, names)}
	if len(us) == 1 {
		q.paragraphs = us[0].paragraphs
		return q
	}
	for i, u := range us {
		q.Turns = append(q.Turns, Turn{Speaker: capital(names[i]), Paragraphs: u.paragraphs})
	}
	return q
}

// nameAll gives each turn's role, with a number where it takes one to tell
// participants apart.
func nameAll(us []said) []string {
	people := map[string][]string{} // ids by role, in order of speaking
	place := func(u said) int {
		for i, id := range people[u.role] {
			if id == u.participant {
				return i
			}
		}
		people[u.role] = append(people[u.role], u.participant)
		return len(people[u.role]) - 1
	}
	for _, u := range us {
		if u.counts {
			place(u)
		}
	}
	names := make([]string, len(us))
	for i, u := range us {
		names[i] = u.role
		if u.counts && len(people[u.role]) > 1 {
			names[i] += " " + number(place(u)+1)
		}
	}
	return names
}

// attribute joins the names of the participants who speak, or of everyone
// where no participant does.
func attribute(us []said, names []string) string {
	var out []string
	add := func(counted bool) {
		for i, u := range us {
			if (u.counts || !counted) && names[i] != "" && !contains(out, names[i]) {
				out = append(out, names[i])
			}
		}
	}
	if add(true); len(out) == 0 {
		add(false)
	}
	switch len(out) {
	case 0:
		return "Note in the transcript"
	case 1:
		return out[0]
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
}

func contains(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}
