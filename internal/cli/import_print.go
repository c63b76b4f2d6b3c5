package cli

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/ingest"
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
	Reason   string        `json:"reason"`
	Score    float64       `json:"score"`
	Turns    int           `json:"turns"`
	Words    int           `json:"words"`
	Speakers []speakerJSON `json:"speakers"`
	Warnings []string      `json:"warnings"`
	Open     []doubtJSON   `json:"open"`
}

// doubtJSON is a question that the file leaves open.
type doubtJSON struct {
	Kind   string   `json:"kind"`
	Labels []string `json:"labels"`
	Guess  string   `json:"guess"`
	Others []string `json:"others"`
}

func doubtsAsJSON(doubts []ingest.Doubt) []doubtJSON {
	out := []doubtJSON{}
	for _, d := range doubts {
		out = append(out, doubtJSON{string(d.Kind), emptyNotNil(d.Labels), d.Guess, emptyNotNil(d.Others)})
	}
	return out
}

// emptyNotNil makes JSON write [] for a list of nothing.
func emptyNotNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
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
			Reason: d.Reason, Score: math.Round(d.Score*100) / 100, Turns: d.Turns, Words: d.Words,
			Speakers: []speakerJSON{}, Warnings: emptyNotNil(d.Warnings), Open: doubtsAsJSON(d.Doubts),
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

// fewUnchanged is how many unchanged files a terminal still shows a line for.
const fewUnchanged = 10

func printImport(app *App, r *project.ImportReport, opt importOptions) {
	t := &table{columns: []column{{name: "id"}, {name: "file"}, {name: "state"}, {name: "format"}, {name: "layout"}, {name: "turns", right: true}, {name: "words", right: true}, {name: "speakers and turns (*interviewer)"}}}
	inOrder := slices.Clone(r.Documents)
	slices.SortStableFunc(inOrder, func(a, b project.Imported) int { return corpus.NaturalCompare(a.ID, b.ID) })
	unchanged := 0
	for _, d := range inOrder {
		if d.State == project.Unchanged {
			unchanged++
		}
	}
	hide := app.Terminal && unchanged > fewUnchanged
	for _, d := range inOrder {
		if hide && d.State == project.Unchanged {
			continue
		}
		t.add(d.ID, filepath.Base(d.File), string(d.State), d.Format, d.Layout, fmt.Sprint(d.Turns), fmt.Sprint(d.Words), whoSpeaks(d.Speakers))
	}
	if len(t.rows) > 0 {
		app.print(t)
	}
	if hide {
		app.say("%s unchanged", count(unchanged, "file"))
	}
	app.sayWhy(inOrder)
	app.sayWarnings(inOrder)
	app.sayOpen(inOrder)
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

// whoSpeaks lists speakers with their turns, interviewers with a star.
func whoSpeaks(speakers []ingest.SpeakerCount) string {
	var who []string
	for _, s := range speakers {
		mark := ""
		switch s.Kind {
		case corpus.InterviewerSpeech:
			mark = "*"
		case corpus.OtherSpeech:
			mark = "+"
		}
		who = append(who, fmt.Sprintf("%s%s %d", s.Label, mark, s.Turns))
	}
	return strings.Join(who, ", ")
}

// plainly is the score from which on a layout needs no word.
const plainly = 0.6

// sayWhy tells what speaks for a layout that does not explain all of a file.
func (app *App) sayWhy(documents []project.Imported) {
	for _, d := range documents {
		if d.State != project.Unchanged && d.Score > 0 && d.Score < plainly {
			app.say("%s: read as %s (%.0f of 100): %s", d.ID, d.Layout, 100*d.Score, d.Reason)
		}
	}
}

// sayOpen lists the documents that somebody should look at.
func (app *App) sayOpen(documents []project.Imported) {
	var ids []string
	for _, d := range documents {
		if len(d.Doubts) > 0 {
			ids = append(ids, d.ID)
		}
	}
	switch {
	case len(ids) == 1:
		app.say("look at: %s; `mitten import review %s` shows it and what is open", ids[0], ids[0])
	case len(ids) > 1:
		app.say("look at: %s; `mitten import review %s` shows the first and what is open", someOf(ids), ids[0])
	}
}
