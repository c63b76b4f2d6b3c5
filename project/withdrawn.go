package project

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

const withdrawnName = "withdrawn.csv"

// A Tombstone is what stays of somebody who has withdrawn: no word of theirs.
type Tombstone struct {
	Participant string
	Date        string
	Removed     []string // documents that were theirs alone
	Redacted    []string // documents in which others speak, too
	Sources     []string // SHA-256 of the imported files, so that they stay out
	Finished    bool     // false where a run was cut short
	VaultLeft   bool     // finished in a copy without the vault: there it is to be done
	// Carried tells, while a run is unfinished, the journals that have been written
	// anew from those that have not: length and SHA-256, "120:9f2c...".
	Carried []string
}

// States of a tombstone, as withdrawn.csv has them.
const (
	withdrawalFinished  = "finished"
	withdrawalCutShort  = "unfinished"
	withdrawalVaultLeft = "vault left"
)

// Withdrawn reads the tombstones, in the order of the file.
func (s *Study) Withdrawn() ([]Tombstone, error) {
	data, err := os.ReadFile(s.Path(withdrawnName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	t, err := ReadTable(data, withdrawnName)
	if err != nil {
		return nil, err
	}
	var list []Tombstone
	for _, row := range t.Rows {
		cell := func(column string) string {
			if i := t.Column(column); i >= 0 && i < len(row.Cells) {
				return row.Cells[i]
			}
			return ""
		}
		list = append(list, Tombstone{
			Participant: cell("participant"), Date: cell("date"),
			Removed: strings.Fields(cell("removed")), Redacted: strings.Fields(cell("redacted")),
			Sources:  strings.Fields(cell("sources")),
			Finished: cell("state") == withdrawalFinished || cell("state") == withdrawalVaultLeft, VaultLeft: cell("state") == withdrawalVaultLeft,
			Carried: strings.Fields(cell("carried")),
		})
	}
	return list, nil
}

// putTombstone adds a tombstone, or replaces the participant's.
func (s *Study) putTombstone(t Tombstone) error {
	list, err := s.Withdrawn()
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(list, func(o Tombstone) bool { return o.Participant == t.Participant }); i >= 0 {
		list[i] = t
	} else {
		list = append(list, t)
	}
	var b strings.Builder
	b.WriteString("participant,date,removed,redacted,sources,state,carried\n")
	for _, t := range list {
		state := withdrawalCutShort
		switch {
		case t.Finished && t.VaultLeft:
			state = withdrawalVaultLeft
		case t.Finished:
			state = withdrawalFinished
		}
		b.WriteString(strings.Join([]string{
			t.Participant, t.Date, strings.Join(t.Removed, " "), strings.Join(t.Redacted, " "), strings.Join(t.Sources, " "), state, strings.Join(t.Carried, " "),
		}, ",") + "\n")
	}
	return fsx.WriteFile(s.Path(withdrawnName), []byte(b.String()), 0o644)
}

// checkWithdrawn tells of withdrawals that were cut short, and of documents in
// which somebody still takes part who has withdrawn.
func (s *Study) checkWithdrawn(r *Report) {
	list, err := s.Withdrawn()
	if err != nil {
		r.addError(true, err)
		return
	}
	appear, _ := s.Appearances()
	for _, t := range list {
		again := "`mitten participants withdraw " + t.Participant + "` completes it"
		_, vault := os.Stat(s.VaultDir())
		switch d := appear[t.Participant]; {
		case !t.Finished:
			r.add(true, withdrawnName, again, "the withdrawal of %s was cut short", t.Participant)
		case len(d) > 0:
			r.add(true, "transcripts/"+d[0].ID+".md", again, "%s has withdrawn and takes part here", t.Participant)
		case t.VaultLeft && vault == nil:
			r.add(true, withdrawnName, again, "%s has withdrawn in a copy without the vault: here it still holds their words", t.Participant)
		}
	}
}

// withdrawnFiles gives the hashes of the files, and the ids, of those who have
// withdrawn.
func (s *Study) withdrawnFiles() (map[string]string, error) {
	list, err := s.Withdrawn()
	gone := map[string]string{}
	for _, t := range list {
		gone[t.Participant] = t.Participant
		for _, id := range t.Removed {
			gone[removedKey(id)] = t.Participant
		}
		for _, sum := range t.Sources {
			gone[sum] = t.Participant
		}
	}
	return gone, err
}

// refuseID keeps the id of a document that was removed from another file.
func (im *importer) refuseID(f File, id string) error {
	if owner := im.gone[removedKey(id)]; owner != "" && f.again == nil && im.record.byFile(importEntry{File: filepath.Base(f.Name)}) == "" {
		return fault.New("give it an id of its own: --id ID", "%s was a document of %s, who has withdrawn; its id is not used again", id, owner)
	}
	return nil
}

// removedKey is what a removed document is known by among the hashes and ids of
// those who have withdrawn.
func removedKey(id string) string { return "document " + strings.ToLower(id) }

// refuse keeps the files of somebody who has withdrawn out.
func (im *importer) refuse(f File, sum string, participants []string) error {
	if f.again != nil {
		return nil
	}
	for _, key := range append([]string{sum}, participants...) {
		if id := im.gone[key]; id != "" && key != "" {
			return fault.New("if they have come back, take their line out of "+withdrawnName, "it holds words of %s, who has withdrawn", id)
		}
	}
	return nil
}

// carriedMark is how Carried knows a journal.
func carriedMark(journal []byte) string {
	return strconv.Itoa(len(journal)) + ":" + hashOf(string(journal))
}

// carriedIn gives how much of a journal has been written anew: what was added
// since is behind it.
func (t *Tombstone) carriedIn(journal []byte) int {
	for _, mark := range t.Carried {
		size, _, _ := strings.Cut(mark, ":")
		if n, err := strconv.Atoi(size); err == nil && 0 < n && n <= len(journal) && carriedMark(journal[:n]) == mark {
			return n
		}
	}
	return 0
}
