package project

import (
	"errors"
	"io/fs"
	"os"
	"slices"
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
}

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
			Sources: strings.Fields(cell("sources")), Finished: cell("state") == "finished",
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
	b.WriteString("participant,date,removed,redacted,sources,state\n")
	for _, t := range list {
		state := "unfinished"
		if t.Finished {
			state = "finished"
		}
		b.WriteString(strings.Join([]string{
			t.Participant, t.Date, strings.Join(t.Removed, " "), strings.Join(t.Redacted, " "), strings.Join(t.Sources, " "), state,
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
		if !t.Finished {
			r.add(true, withdrawnName, again, "the withdrawal of %s was cut short", t.Participant)
		} else if d := appear[t.Participant]; len(d) > 0 {
			r.add(true, "transcripts/"+d[0].ID+".md", again, "%s has withdrawn and takes part here", t.Participant)
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
		for _, sum := range t.Sources {
			gone[sum] = t.Participant
		}
	}
	return gone, err
}

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
