package project

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// A Withdrawal says what removing somebody's words comes to, or came to.
type Withdrawal struct {
	Participant string
	Removed     []string // documents that are theirs alone
	Redacted    []string // documents in which others speak, too
	Codings     int      // of their words alone: removed
	Cut         int      // of their words and others': kept, on what is left
	Originals   int      // imported files that went with them
	// Places outside transcripts where their words seem to stand, file:line, for
	// a person to look at.
	Places []string
	Again  bool // the withdrawal was done before
}

// Withdraw removes every word of a participant: documents of theirs alone go
// with their journals, in others their turns become "[withdrawn]"; other
// people's codings stay on their words. The imported files go, since a file
// cannot be redacted. What stays is a tombstone: the id, the documents, and the
// hashes by which the files are kept out. forget takes their names out of the
// people list, too: without them nobody replaces the names where others say
// them. Interrupted at any moment, it is completed by another run. The study
// must be locked, unless dryRun is set. v is nil only in a copy of a study
// without a vault.
func (s *Study) Withdraw(ctx context.Context, v *anonymise.Vault, id, date string, forget, dryRun bool) (*Withdrawal, error) {
	e, err := s.EditRoster()
	if err != nil {
		return nil, err
	}
	stone, known, err := s.tombstone(id)
	if err != nil {
		return nil, err
	}
	if !e.Has(id) && !known {
		return nil, s.UnknownParticipant(e, id)
	}
	record, err := readImports(v)
	if err != nil && !errors.Is(err, ErrNoVault) {
		return nil, err
	}
	out := &Withdrawal{Participant: id, Again: known && stone.Finished}
	if err := s.planWithdrawal(v, record, &stone, id); err != nil {
		return nil, err
	}
	out.Removed, out.Redacted = stone.Removed, stone.Redacted
	if !known {
		stone.Participant, stone.Date = id, date
	}
	gone := s.wordsOf(v, id, stone)
	out.Places = s.placesOf(gone)
	if dryRun {
		for _, d := range stone.Redacted {
			if err := s.redact(ctx, v, id, d, gone, out, true); err != nil {
				return nil, err
			}
		}
		for _, d := range stone.Removed {
			out.Codings += s.codingsIn(ctx, d)
		}
		return out, nil
	}
	stone.Finished = false
	if err := s.putTombstone(stone); err != nil {
		return nil, err
	}
	if !e.Has(id) {
		e.AddRow(id)
	}
	if !slices.Contains(e.Columns(), "consent") {
		e.AddColumn("consent")
	}
	e.Clear(id)
	e.Set(id, "consent", string(corpus.Withdrawn))
	if err := e.Write(); err != nil {
		return nil, err
	}
	if err := s.dropIndex(); err != nil {
		return nil, err
	}
	for _, d := range stone.Removed {
		out.Codings += s.codingsIn(ctx, d)
		if err := s.removeDocument(v, record, d, out); err != nil {
			return nil, err
		}
	}
	for _, d := range stone.Redacted {
		if err := s.redact(ctx, v, id, d, gone, out, false); err != nil {
			return nil, err
		}
		if v != nil {
			if v.HasOriginal(d) {
				out.Originals++
			}
			if err := v.RemoveOriginal(d); err != nil {
				return nil, err
			}
			entry := record.Documents[d]
			entry.Seen = nil
			entry.Participants = slices.DeleteFunc(entry.Participants, func(p string) bool { return p == id })
			record.Documents[d] = entry
		}
	}
	if v != nil {
		if err := writeImports(v, record); err != nil {
			return nil, err
		}
		if forget {
			if err := forgetPerson(v, id); err != nil {
				return nil, err
			}
		}
	}
	if err := s.dropIndex(); err != nil { // a search may have run meanwhile
		return nil, err
	}
	stone.Finished = true
	return out, s.putTombstone(stone)
}

func (s *Study) tombstone(id string) (Tombstone, bool, error) {
	list, err := s.Withdrawn()
	for _, t := range list {
		if t.Participant == id {
			return t, true, err
		}
	}
	return Tombstone{Participant: id}, false, err
}

// planWithdrawal adds the documents of a participant to the tombstone: those of
// transcripts/, of the vault, and of the record of imports.
func (s *Study) planWithdrawal(v *anonymise.Vault, record importRecord, stone *Tombstone, id string) error {
	alone := map[string]bool{}
	note := func(document string, participants []string) {
		if !slices.Contains(participants, id) {
			return
		}
		others := len(participants) > 1
		if was, seen := alone[document]; seen {
			others = others || !was
		}
		alone[document] = !others
	}
	ids, err := s.DocumentIDs()
	if err != nil {
		return err
	}
	for _, document := range ids {
		d, err := s.Document(document)
		if err != nil {
			return err
		}
		note(document, castOf(d))
	}
	if v != nil {
		ids, err := v.Documents()
		if err != nil {
			return err
		}
		replacer, err := s.replacer(v)
		if err != nil {
			return err
		}
		for _, document := range ids {
			d, err := v.Identifiable(document)
			if err != nil {
				return err
			}
			if res, err := replacer.Apply(d); err == nil {
				d = res.Document
			}
			note(document, castOf(d))
		}
	}
	for document, e := range record.Documents {
		if _, seen := alone[document]; !seen {
			note(document, e.Participants)
		}
	}
	for document, sole := range alone {
		list := &stone.Redacted
		if sole {
			list = &stone.Removed
		}
		if !slices.Contains(stone.Removed, document) && !slices.Contains(stone.Redacted, document) {
			*list = append(*list, document)
		}
		if sum := record.Documents[document].SHA256; sum != "" && !slices.Contains(stone.Sources, sum) {
			stone.Sources = append(stone.Sources, sum)
		}
		if d, err := s.Document(document); err == nil && d.Source.SHA256 != "" && !slices.Contains(stone.Sources, d.Source.SHA256) {
			stone.Sources = append(stone.Sources, d.Source.SHA256)
		}
	}
	slices.SortFunc(stone.Removed, corpus.NaturalCompare)
	slices.SortFunc(stone.Redacted, corpus.NaturalCompare)
	slices.Sort(stone.Sources)
	return nil
}

// castOf lists who takes part in a document.
func castOf(d *corpus.Document) []string {
	list := slices.Clone(d.Participants)
	for _, sp := range d.Speakers {
		if sp.Participant != "" && !slices.Contains(list, sp.Participant) {
			list = append(list, sp.Participant)
		}
	}
	return list
}

// replacer replaces the names of the vault's lists.
func (s *Study) replacer(v *anonymise.Vault) (*anonymise.Replacer, error) {
	lists, err := ReadLists(v)
	if err != nil {
		return nil, err
	}
	return anonymise.NewReplacer(lists.People, anonymise.Options{Literals: lists.Literals})
}

// removeDocument removes all of a document: journals first, so that none is
// ever left without its transcript.
func (s *Study) removeDocument(v *anonymise.Vault, record importRecord, document string, out *Withdrawal) error {
	coders, err := s.JournalCoders()
	if err != nil {
		return err
	}
	for _, coder := range coders {
		for _, suffix := range []string{".jsonl", ".jsonl.torn"} {
			if err := removeFile(s.Path("codings", coder, document+suffix)); err != nil {
				return err
			}
		}
	}
	if err := removeFile(s.TranscriptPath(document)); err != nil {
		return err
	}
	if v == nil {
		return nil
	}
	if v.HasOriginal(document) {
		out.Originals++
	}
	delete(record.Documents, document)
	return v.RemoveDocument(document)
}

func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

func forgetPerson(v *anonymise.Vault, id string) error {
	lists, err := ReadLists(v)
	if err != nil {
		return err
	}
	lists.People.Persons = slices.DeleteFunc(lists.People.Persons, func(p anonymise.Person) bool { return p.Participant == id })
	return lists.Write(v)
}

// codingsIn counts the codings of a document as they stand.
func (s *Study) codingsIn(ctx context.Context, document string) int {
	m, err := s.Material(ctx, document)
	if err != nil {
		return 0
	}
	return len(m.Placed)
}

// wordsOf gives every run of words that the participant said, in transcripts
// and in the vault.
func (s *Study) wordsOf(v *anonymise.Vault, id string, stone Tombstone) runs {
	gone := runs{}
	add := func(d *corpus.Document, of *corpus.Document) {
		for i, t := range d.Turns {
			if i < len(of.Turns) && of.ParticipantOf(of.Turns[i]) == id {
				gone.add(d.Slice(t.Words))
			}
		}
	}
	var replacer *anonymise.Replacer
	if v != nil {
		replacer, _ = s.replacer(v)
	}
	for _, document := range slices.Concat(stone.Removed, stone.Redacted) {
		if d, err := s.Document(document); err == nil {
			add(d, d)
		}
		if replacer == nil {
			continue
		}
		if d, err := v.Identifiable(document); err == nil {
			if res, err := replacer.Apply(d); err == nil {
				add(d, res.Document)
			}
		}
	}
	return gone
}

// placesOf finds runs of words in the files that people write themselves.
func (s *Study) placesOf(gone runs) []string {
	var places []string
	look := func(name string) {
		data, err := os.ReadFile(s.Path(name))
		if err != nil {
			return
		}
		for i, line := range strings.Split(string(data), "\n") {
			if gone.in(line, longRun) {
				places = append(places, name+":"+itoa(i+1))
			}
		}
	}
	look("codebook.yaml")
	look("claims.yaml")
	entries, _ := os.ReadDir(s.Path("memos"))
	for _, e := range entries {
		if !e.IsDir() {
			look("memos/" + e.Name())
		}
	}
	return places
}
