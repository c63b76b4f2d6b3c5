package analysis

import (
	"sort"

	"github.com/mitten-qda/mitten/corpus"
)

// A scope is the voices that a question is about, and the groups they fall
// into. Group 0 is everyone.
type scope struct {
	in      []bool   // by voice
	silent  []bool   // by voice: would be in if all speech were asked for
	groups  []string // the value each group stands for; groups[0] is ""
	people  []int    // number of participants in each group: N
	entries []entry  // group memberships, voice by voice
	first   []int    // entries of voice v are first[v] to first[v+1]
	all     bool     // all speech was asked for
	others  bool     // interviewers' or others' speech is in
}

// An entry puts a voice into a group; member is the participant's number
// there, or nobody.
type entry struct{ group, member int }

// scopeOf finds the voices in scope and groups them by a field, or not at all
// where by is empty. Values that differ only in case or blanks are one group,
// named by the spelling that sorts first. order lists values that come first.
func scopeOf(w *conditions, allSpeech bool, by string, order []string) *scope {
	c := w.cast
	s := &scope{in: make([]bool, len(c.voices)), silent: make([]bool, len(c.voices)), first: make([]int, len(c.voices)+1), all: allSpeech, others: allSpeech}
	for i := range c.voices {
		v := &c.voices[i]
		switch {
		case v.turns == 0 || v.gone:
		case allSpeech || v.kind == corpus.ParticipantSpeech:
			s.in[i] = w.holdsVoice(v)
		case w.asksForVoice(v):
			s.in[i], s.others = true, true
		default:
			s.silent[i] = w.holdsVoice(v)
		}
	}
	number := s.name(c, by, order)
	type place struct{ group, person int }
	members := map[place]int{}
	s.people = make([]int, len(s.groups))
	enter := func(group, person int) {
		e := entry{group, nobody}
		if person != nobody {
			m, known := members[place{group, person}]
			if !known {
				m = s.people[group]
				s.people[group]++
				members[place{group, person}] = m
			}
			e.member = m
		}
		s.entries = append(s.entries, e)
	}
	for i := range c.voices {
		s.first[i] = len(s.entries)
		if !s.in[i] {
			continue
		}
		v := &c.voices[i]
		enter(0, v.participant)
		if by == "" {
			continue
		}
		for _, g := range groupsOf(c.values(by, v), number) {
			enter(g, v.participant)
		}
	}
	s.first[len(c.voices)] = len(s.entries)
	return s
}

// name finds the groups in order and gives their numbers by folded value.
func (s *scope) name(c *cast, by string, order []string) map[string]int {
	s.groups = []string{""}
	if by == "" {
		return nil
	}
	spelling := map[string]string{}
	for i := range c.voices {
		if !s.in[i] {
			continue
		}
		values := c.values(by, &c.voices[i])
		if len(values) == 0 {
			spelling[""] = ""
		}
		for _, value := range values {
			if have, known := spelling[fold(value)]; !known || value < have {
				spelling[fold(value)] = value
			}
		}
	}
	rank := map[string]int{}
	for i, value := range order {
		if _, twice := rank[fold(value)]; !twice {
			rank[fold(value)] = i - len(order)
		}
	}
	keys := make([]string, 0, len(spelling))
	for key := range spelling {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		if (a == "") != (b == "") {
			return b == ""
		}
		if rank[a] != rank[b] {
			return rank[a] < rank[b]
		}
		return corpus.NaturalLess(a, b)
	})
	number := make(map[string]int, len(keys))
	for _, key := range keys {
		number[key] = len(s.groups)
		s.groups = append(s.groups, spelling[key])
	}
	return number
}

// groupsOf gives the numbers of the groups that values put a voice into, each
// once.
func groupsOf(values []string, number map[string]int) []int {
	if len(values) == 0 {
		return []int{number[""]}
	}
	out := make([]int, 0, len(values))
next:
	for _, value := range values {
		g := number[fold(value)]
		for _, have := range out {
			if have == g {
				continue next
			}
		}
		out = append(out, g)
	}
	return out
}

// of gives the groups of a voice.
func (s *scope) of(voice int) []entry { return s.entries[s.first[voice]:s.first[voice+1]] }

// An Anonymous is a document in which participants speak of whom no id is
// known.
type Anonymous struct {
	Document string
	Turns    int // of theirs, in scope
}

// anonymous lists the documents in scope with speech of participants who
// cannot be told apart: it counts for no participant.
func (s *scope) anonymous(c *cast) []Anonymous {
	var out []Anonymous
	for i := range c.voices {
		v := &c.voices[i]
		if !s.in[i] || v.kind != corpus.ParticipantSpeech || v.participant != nobody {
			continue
		}
		id := c.study.Documents[v.document].ID
		if len(out) == 0 || out[len(out)-1].Document != id {
			out = append(out, Anonymous{Document: id})
		}
		out[len(out)-1].Turns += v.turns
	}
	return out
}

// absent lists the participants of the roster whom the conditions do not rule
// out and who have no document in scope, and apart those who have withdrawn.
func (s *scope) absent(w *conditions) (absent, withdrawn []string) {
	heard := make([]bool, len(w.cast.people))
	for i := range w.cast.voices {
		if p := w.cast.voices[i].participant; s.in[i] && p != nobody {
			heard[p] = true
		}
	}
	if w.cast.study.Roster == nil {
		return nil, nil
	}
	for i := range w.cast.study.Roster.Participants {
		switch p := &w.cast.people[i]; {
		case heard[i] || !w.mayHold(i):
		case p.Consent() == corpus.Withdrawn:
			withdrawn = append(withdrawn, p.ID)
		default:
			absent = append(absent, p.ID)
		}
	}
	return absent, withdrawn
}
