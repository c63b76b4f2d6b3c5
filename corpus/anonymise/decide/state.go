package decide

import (
	"slices"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// A Decision is what holds for a form now.
type Decision struct {
	Event // the last that counts; of a form decided place by place, the last that said yes
	// Here and NotHere are the places that were decided one by one: identifier or
	// not. Where there are any, all other places of the form wait.
	Here, NotHere []Mention
}

// ByMention reports whether the form is decided place by place.
func (d *Decision) ByMention() bool { return len(d.Here)+len(d.NotHere) > 0 }

// Knows reports whether one place of a form decided place by place was decided.
func (d *Decision) Knows(m Mention) bool {
	_, known := d.at(m)
	return known
}

// at tells what was decided of one place: yes, no, or nothing.
func (d *Decision) at(m Mention) (here, known bool) {
	holds := func(list []Mention) bool {
		all := Mention{Document: m.Document, Turn: m.Turn}
		return slices.Contains(list, m) || slices.Contains(list, all)
	}
	if holds(d.NotHere) {
		return false, true
	}
	return true, holds(d.Here)
}

// A State is what all events together say. It is immutable.
type State struct {
	decided map[string]*Decision
	order   []string // forms, those first that were decided first
	heard   map[string][]string
	waivers []Event
}

// State folds the log.
func (l *Log) State() *State {
	s := &State{decided: map[string]*Decision{}, heard: map[string][]string{}}
	gone := l.undone()
	for _, e := range l.events {
		switch {
		case gone[e.ID]:
		case e.Op == Decide:
			s.decide(e)
		case e.Op == Hear:
			s.heard[e.Document] = e.Names
		case e.Op == Waive:
			s.waivers = append(s.waivers, e)
		}
	}
	return s
}

func (s *State) decide(e Event) {
	d := s.decided[e.Form]
	if d == nil {
		d = &Decision{}
		s.decided[e.Form] = d
		s.order = append(s.order, e.Form)
	}
	if len(e.Mentions) == 0 {
		*d = Decision{Event: e}
		return
	}
	here, not := &d.Here, &d.NotHere
	if e.stays() {
		here, not = not, here
	}
	for _, m := range e.Mentions {
		*not = slices.DeleteFunc(slices.Clone(*not), func(o Mention) bool {
			return o == m || m.Nth == 0 && o.Document == m.Document && o.Turn == m.Turn
		})
		if !slices.Contains(*here, m) {
			*here = append(slices.Clone(*here), m)
		}
	}
	if !e.stays() || d.Form == "" {
		d.Event = e
	}
}

// Of gives the decision on the form of a surface.
func (s *State) Of(surface string) (Decision, bool) { return s.OfForm(detect.Form(surface)) }

// OfForm is Of for a form.
func (s *State) OfForm(form string) (Decision, bool) {
	d := s.decided[form]
	if d == nil {
		return Decision{}, false
	}
	return *d, true
}

// Decisions gives all of them, those first that were decided first.
func (s *State) Decisions() []Decision {
	out := make([]Decision, len(s.order))
	for i, form := range s.order {
		out[i] = *s.decided[form]
	}
	return out
}

// Heard gives the names heard in a document and in the whole study; ok is false
// where nobody has said that they listened.
func (s *State) Heard(document string) (names []string, ok bool) {
	all, whole := s.heard[""]
	own, one := s.heard[document]
	return append(slices.Clone(all), own...), whole || one
}

// Empty reports whether nothing was ever decided.
func (s *State) Empty() bool { return len(s.order) == 0 && len(s.heard) == 0 }
