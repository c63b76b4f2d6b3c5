package cli

import (
	"fmt"

	"github.com/mitten-qda/mitten/project"
)

// appliedJSON is an element of what `mitten anonymise apply --json` prints.
type appliedJSON struct {
	Document string        `json:"document"`
	State    string        `json:"state"`
	Replaced int           `json:"replaced"`
	Unmapped int           `json:"unmapped_speakers"`
	Doubtful []doubtedJSON `json:"doubtful"`
	Moved    int           `json:"codings_moved"`
	Review   int           `json:"codings_to_review"`
	Waiting  int           `json:"forms_waiting"`
	Changes  []changedJSON `json:"changes,omitempty"`
}

type changedJSON struct {
	Turn int    `json:"turn"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

type doubtedJSON struct {
	Turn   int    `json:"turn"`
	Doubt  string `json:"doubt"`
	Around string `json:"around"`
}

func appliedAsJSON(done []project.Anonymised) []appliedJSON {
	out := []appliedJSON{}
	for _, d := range done {
		j := appliedJSON{Document: d.ID, State: string(d.State), Replaced: d.Replaced, Unmapped: d.Unmapped, Moved: d.Moved, Review: d.Review, Waiting: len(d.Waiting), Doubtful: []doubtedJSON{}}
		for _, h := range d.Doubtful {
			j.Doubtful = append(j.Doubtful, doubtedJSON(h))
		}
		for _, c := range d.Changes {
			j.Changes = append(j.Changes, changedJSON(c))
		}
		out = append(out, j)
	}
	return out
}

func printApplied(app *App, done []project.Anonymised, dryRun bool) {
	t := &table{columns: []column{{name: "document"}, {name: "state"}, {name: "replaced", right: true}, {name: "to look at", right: true}}}
	for _, d := range done {
		t.add(d.ID, string(d.State), fmt.Sprint(d.Replaced), fmt.Sprint(len(d.Doubtful)))
	}
	app.print(t)
	for _, d := range done {
		for _, c := range d.Changes {
			app.say("%s, turn %d\n  - %s\n  + %s", d.ID, c.Turn, c.Old, c.New)
		}
		if d.Unmapped > 0 {
			app.say("note: %s: %s not in the people list; they became Speaker 1, Speaker 2 ...", d.ID, count(d.Unmapped, "speaker"))
		}
		for _, h := range d.Doubtful {
			app.say("look at %s, turn %d (%s): %s", d.ID, h.Turn, h.Doubt, h.Around)
		}
		if d.Moved+d.Review > 0 {
			app.say("note: %s: %s found again in the changed text, %d to look at: `mitten code check`", d.ID, count(d.Moved, "coding"), d.Review)
		}
	}
	all, masked := map[string]bool{}, map[string]bool{}
	for _, d := range done {
		for _, form := range d.Waiting {
			all[form] = true
		}
		for _, form := range d.Masked {
			masked[form] = true
		}
	}
	if len(all) > 0 {
		app.say("%s for a decision (%d of them replaced by what they seem to be): `mitten anonymise review`", waits(len(all)), len(masked))
	}
	if dryRun {
		app.say("nothing was written (--dry-run)")
	}
}

// waits says how many forms wait.
func waits(n int) string {
	if n == 1 {
		return "1 form waits"
	}
	return count(n, "form") + " wait"
}
