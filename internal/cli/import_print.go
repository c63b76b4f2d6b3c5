package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// importJSON is what `mitten import --json` prints.
type importJSON struct {
	Documents []importedJSON `json:"documents"`
	Failed    []failedJSON   `json:"failed"`
}

type importedJSON struct {
	ID       string        `json:"id"`
	File     string        `json:"file"`
	Format   string        `json:"format"`
	Layout   string        `json:"layout"`
	Kind     string        `json:"kind"`
	State    string        `json:"state"`
	Turns    int           `json:"turns"`
	Words    int           `json:"words"`
	Speakers []speakerJSON `json:"speakers"`
	Warnings []string      `json:"warnings"`
}

type speakerJSON struct {
	Label string `json:"label"`
	Kind  string `json:"kind"`
	Turns int    `json:"turns"`
	Words int    `json:"words"`
}

type failedJSON struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

func importAsJSON(r *project.ImportReport) importJSON {
	out := importJSON{Documents: []importedJSON{}, Failed: []failedJSON{}}
	for _, d := range r.Documents {
		j := importedJSON{
			ID: d.ID, File: d.File, Format: d.Format, Layout: d.Layout, Kind: d.Kind, State: string(d.State),
			Turns: d.Turns, Words: d.Words, Speakers: []speakerJSON{}, Warnings: d.Warnings,
		}
		if j.Warnings == nil {
			j.Warnings = []string{}
		}
		for _, s := range d.Speakers {
			j.Speakers = append(j.Speakers, speakerJSON{s.Label, string(s.Kind), s.Turns, s.Words})
		}
		out.Documents = append(out.Documents, j)
	}
	for _, f := range r.Failed {
		out.Failed = append(out.Failed, failedJSON{f.File, f.Err.Error()})
	}
	return out
}

func printImport(app *App, r *project.ImportReport, opt importOptions) {
	t := &table{columns: []column{{name: "id"}, {name: "file"}, {name: "state"}, {name: "format"}, {name: "layout"}, {name: "turns", right: true}, {name: "words", right: true}, {name: "speakers and turns (*interviewer)"}}}
	inOrder := slices.Clone(r.Documents)
	slices.SortStableFunc(inOrder, func(a, b project.Imported) int { return corpus.NaturalCompare(a.ID, b.ID) })
	for _, d := range inOrder {
		var who []string
		for _, s := range d.Speakers {
			mark := ""
			switch s.Kind {
			case corpus.InterviewerSpeech:
				mark = "*"
			case corpus.OtherSpeech:
				mark = "+"
			}
			who = append(who, fmt.Sprintf("%s%s %d", s.Label, mark, s.Turns))
		}
		t.add(d.ID, filepath.Base(d.File), string(d.State), d.Format, d.Layout, fmt.Sprint(d.Turns), fmt.Sprint(d.Words), strings.Join(who, ", "))
	}
	if len(t.rows) > 0 {
		app.print(t)
	}
	app.sayWarnings(inOrder)
	for _, d := range r.Documents {
		if d.Moved+d.Review > 0 {
			app.say("note: %s: %s found again in the changed text, %d to look at: `mitten code check`", d.ID, count(d.Moved, "coding"), d.Review)
		}
	}
	if len(r.Participants) > 0 {
		app.say("added to participants.csv: %s; fill in their attributes there", strings.Join(r.Participants, ", "))
	}
	switch {
	case len(r.Documents) == 0:
	case opt.dryRun:
		app.say("nothing was written (--dry-run)")
	case !opt.anonymised:
		app.say("next: mitten anonymise apply --people people.csv")
	}
}

// sayWarnings prints what the readers would like a person to look at, each
// remark once for all the documents that it is about.
func (app *App) sayWarnings(documents []project.Imported) {
	var remarks []string
	about := map[string][]string{}
	for _, d := range documents {
		for _, w := range d.Warnings {
			if about[w] == nil {
				remarks = append(remarks, w)
			}
			about[w] = append(about[w], d.ID)
		}
	}
	for _, w := range remarks {
		app.say("note: %s: %s", strings.Join(about[w], ", "), w)
	}
}
