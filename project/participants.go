package project

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
)

// Appearances lists, for each participant, the documents in which they take
// part, in natural order.
func (s *Study) Appearances() (map[string][]*corpus.Document, error) {
	ids, err := s.DocumentIDs()
	if err != nil {
		return nil, err
	}
	in := map[string][]*corpus.Document{}
	var failed []error
	for _, id := range ids {
		d, err := s.Document(id)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		for _, p := range d.Participants {
			in[p] = append(in[p], d)
		}
	}
	return in, errors.Join(failed...)
}

// MergeParticipants makes one participant of two ids that are one person: from
// goes, into stays. Attributes are put together; take says whose value counts
// where they differ, and where it says nothing a difference is an error.
// Transcripts keep their text, labels included; who speaks under a label is
// told in their front matter. Interrupted, it is completed by another run. The
// study must be locked; v may be nil.
func (s *Study) MergeParticipants(v *anonymise.Vault, into, from, take string, dryRun bool) (documents []string, err error) {
	e, err := s.EditRoster()
	if err != nil {
		return nil, err
	}
	for _, id := range []string{into, from} {
		if !e.Has(id) {
			return nil, s.UnknownParticipant(e, id)
		}
		if p, _ := e.Roster.Find(id); p.Consent() == corpus.Withdrawn {
			return nil, fault.New("`mitten participants withdraw` takes out the words of the other id, too", "%s has withdrawn, and is not merged", id)
		}
	}
	var differ []string
	for _, column := range e.Columns() {
		a, b := e.Get(into, column), e.Get(from, column)
		switch {
		case a == b || b == "":
		case a == "":
			e.Set(into, column, b)
		case column == "cycle":
			e.Set(into, column, union(e.Roster, into, from, column))
		case take == from:
			e.Set(into, column, b)
		case take != into:
			differ = append(differ, fmt.Sprintf("%s is %q and %q", column, a, b))
		}
	}
	if differ != nil {
		return nil, fault.New("--take "+into+" or --take "+from+" says whose counts", "%s and %s differ: %s", into, from, strings.Join(differ, "; "))
	}
	appear, err := s.Appearances()
	if err != nil {
		return nil, err
	}
	for _, d := range appear[from] {
		documents = append(documents, d.ID)
	}
	if dryRun {
		return documents, nil
	}
	if v != nil {
		if err := mergeInVault(v, into, from); err != nil {
			return nil, err
		}
	}
	for _, d := range appear[from] {
		next, err := withParticipant(d, into, from)
		if err != nil {
			return nil, err
		}
		// What apply wrote last is known before it is there: cut short between the
		// two, the document still names from, and another run writes it.
		if v != nil {
			if last, err := v.Decisions(d.ID); err == nil && last.File == hashOf(string(d.Render())) {
				last.File = hashOf(string(next.Render()))
				if err := v.PutDecisions(d.ID, last); err != nil {
					return nil, err
				}
			}
		}
		if err := s.WriteDocument(next); err != nil {
			return nil, err
		}
	}
	e.RemoveRow(from) // last: while it is there, a run that was cut short is known
	return documents, e.Write()
}

// union puts two participants' values of an attribute together, each once.
func union(roster *corpus.Roster, into, from, column string) string {
	var values []string
	for _, id := range []string{into, from} {
		p, _ := roster.Find(id)
		for _, v := range p.Values(column) {
			if !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
	}
	return strings.Join(values, ";")
}

func mergeInVault(v *anonymise.Vault, into, from string) error {
	ids, err := v.Documents()
	if err != nil {
		return err
	}
	for _, id := range ids {
		d, err := v.Identifiable(id)
		if err != nil {
			return err
		}
		if slices.Contains(d.Participants, from) || slices.ContainsFunc(d.Speakers, func(sp corpus.Speaker) bool { return sp.Participant == from }) {
			next, err := withParticipant(d, into, from)
			if err == nil {
				err = v.PutIdentifiable(next)
			}
			if err != nil {
				return err
			}
		}
	}
	record, err := readImports(v)
	if err != nil {
		return err
	}
	for id, entry := range record.Documents {
		entry.Participants = replaced(entry.Participants, into, from)
		for label, told := range entry.Speakers {
			if told.Participant == from {
				told.Participant = into
				entry.Speakers[label] = told
			}
		}
		record.Documents[id] = entry
	}
	for i := range record.Labels {
		if record.Labels[i].Participant == from {
			record.Labels[i].Participant = into
		}
	}
	// A label that is the id would be a participant again in the next import.
	record.learn(Label{Label: from, Kind: corpus.ParticipantSpeech, Participant: into})
	if err := writeImports(v, record); err != nil {
		return err
	}
	lists, err := ReadStoredLists(v)
	if err != nil {
		return err
	}
	mergePersons(lists.People, into, from)
	return lists.Write(v)
}

// mergePersons makes one row of the people list of two: the names of the one
// become names of the other.
func mergePersons(people *anonymise.People, into, from string) {
	at := func(id string) int {
		return slices.IndexFunc(people.Persons, func(p anonymise.Person) bool { return p.Participant == id })
	}
	for old := at(from); old >= 0; old = at(from) {
		goes := people.Persons[old]
		if stays := at(into); stays >= 0 {
			p := &people.Persons[stays]
			for _, name := range append([]string{goes.Name}, goes.Aliases...) {
				if name != p.Name && !slices.Contains(p.Aliases, name) {
					p.Aliases = append(p.Aliases, name)
				}
			}
			people.Persons = slices.Delete(people.Persons, old, old+1)
			continue
		}
		people.Persons[old].Participant = into
	}
}

// withParticipant gives the document with one participant's id in place of
// another's, its text untouched.
func withParticipant(d *corpus.Document, into, from string) (*corpus.Document, error) {
	meta := d.Meta
	meta.Participants, meta.Speakers = replaced(d.Participants, into, from), slices.Clone(d.Speakers)
	for i := range meta.Speakers {
		if meta.Speakers[i].Participant == from {
			meta.Speakers[i].Participant = into
		}
	}
	next, err := corpus.Build(meta, d.Text)
	if err != nil {
		return nil, err
	}
	times := make([]time.Duration, len(d.Turns))
	for i, t := range d.Turns {
		times[i] = t.At
	}
	return next.WithTimes(times), nil
}

// replaced gives a list of ids with one in the place of another, each once.
func replaced(ids []string, into, from string) []string {
	var out []string
	for _, id := range ids {
		if id == from {
			id = into
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// UnknownParticipant is the error for an id that has no row, with the nearest.
func (s *Study) UnknownParticipant(e *RosterEdit, id string) error {
	ids := make([]string, 0, len(e.lineOf))
	for known := range e.lineOf {
		ids = append(ids, known)
	}
	slices.SortFunc(ids, corpus.NaturalCompare)
	hint := "`mitten participants list` lists them"
	if near := fault.Nearest(id, ids); near != "" {
		hint = "did you mean " + near + "?"
	}
	return fault.New(hint, "no participant %q in %s", id, rosterName)
}
