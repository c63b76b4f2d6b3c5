package verdict

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
)

// Sources tells two states of the vault apart between which Waiting would look
// through something else: transcripts, lists, and the names heard. It holds no
// name. What was decided in between is no reason to look again: see Since.
func (d *Desk) Sources() (string, error) {
	names, err := d.Vault.List()
	if err != nil {
		return "", err
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		if slices.Contains([]string{"verdicts", "imports", ModelMemory}, name) || strings.HasSuffix(name, ".decisions") {
			continue
		}
		info, err := os.Stat(filepath.Join(d.Study.VaultDir(), name+".age"))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s %d %d\n", name, info.Size(), info.ModTime().UnixNano())
	}
	gone := d.undone()
	for _, e := range d.Log.Events() {
		if e.Op == decide.Hear && !gone[e.ID] {
			fmt.Fprintf(&b, "heard %s\n", e.ID)
		}
	}
	return b.String(), nil
}

// Since gives the forms that were decided after the first n events of the log,
// and whether one of those first events was taken back: then what waited at the
// time is not all that waits now.
func (d *Desk) Since(n int) (decided map[string]bool, reopened bool) {
	events := d.Log.Events()
	before := map[string]bool{}
	for _, e := range events[:min(n, len(events))] {
		before[e.ID] = true
	}
	gone := d.undone()
	decided = map[string]bool{}
	for _, e := range events[min(n, len(events)):] {
		switch {
		case e.Op == decide.Undo && before[e.Undoes]:
			reopened = true
		case e.Op == decide.Decide && !gone[e.ID]:
			decided[e.Form] = true
		}
	}
	return decided, reopened
}

// Holding gives the decisions that hold, oldest first: those that Undo would take
// back, the last first.
func (d *Desk) Holding() []decide.Event {
	gone := d.undone()
	var out []decide.Event
	for _, e := range d.Log.Events() {
		if (e.Op == decide.Decide || e.Op == decide.Hear || e.Op == decide.Waive) && !gone[e.ID] {
			out = append(out, e)
		}
	}
	return out
}

func (d *Desk) undone() map[string]bool {
	gone := map[string]bool{}
	for _, e := range d.Log.Events() {
		if e.Op == decide.Undo {
			gone[e.Undoes] = true
		}
	}
	return gone
}
