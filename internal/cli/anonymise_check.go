package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/export/guard"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// fileCheckJSON is what `mitten anonymise check --json` prints.
type fileCheckJSON struct {
	Clean bool              `json:"clean"`
	Blind string            `json:"names_not_looked_for,omitempty"` // why
	Files []checkedFileJSON `json:"files"`
}

type checkedFileJSON struct {
	File     string        `json:"file"`
	Clean    bool          `json:"clean"`
	Findings []leavingJSON `json:"findings"`
	Unread   []string      `json:"unread"`
	Doubts   int           `json:"doubts"`
	report   *guard.Report
}

type leavingJSON struct {
	Gate  string `json:"gate"`
	Place string `json:"place"`
	What  string `json:"what"`
}

func newAnonymiseCheck(app *App) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "hold any files against what may not leave the study",
		Long: `Hold any files against what may not leave the study, as every export is: names
and strings of the vault's lists in whatever guise, identifiers by their form,
what nobody has decided, what is nearly a name. Files may be Word, Excel,
OpenDocument, PDF, web pages, Markdown, CSV, JSON, text, pictures, or archives
of these; each is read in every place: headers, comments and their authors,
properties, alternative texts, hidden sheets, names of files. Of what it finds
it prints the first letter and the length.

Without the key of the vault names cannot be looked for; it says so. What a
picture shows cannot be read, and that is said, too.

Exit code 12 if anything was found, 3 if something could not be read or looked
for, 0 if all is clean.`,
		Example: `  mitten anonymise check report.docx
  mitten anonymise check *.pdf appendix.zip --json`,
		Args: someArgs(1, "a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runAnonymiseCheck(cmd.Context(), app, args, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {clean, names_not_looked_for, files: [{file, clean, findings: [{gate, place, what}], unread, doubts}]}")
	return cmd
}

func runAnonymiseCheck(ctx context.Context, app *App, files []string, asJSON bool) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	g, err := app.gate(study, printed{})
	if err != nil {
		return err
	}
	out := fileCheckJSON{Clean: g.blind == "", Blind: g.blind, Files: []checkedFileJSON{}}
	found, unread, bad := 0, 0, 0
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		one, err := checkFile(g, file)
		if err != nil {
			return err
		}
		if found += len(one.Findings); len(one.Findings) > 0 {
			bad++
		}
		unread += len(one.Unread)
		out.Clean = out.Clean && one.Clean
		out.Files = append(out.Files, *one)
	}
	if asJSON {
		if err := app.json(out); err != nil {
			return err
		}
	} else {
		printChecked(app, out)
	}
	switch {
	case found > 0:
		return wouldLeak(fault.New(hintOf(out), "%s in %s would identify somebody", count(found, "place"), count(bad, "file")))
	case g.blind != "":
		return partly(fault.New("check where the vault and its key are", "names were not looked for: %s", g.blind))
	case unread > 0:
		return partly(fault.New("look through it yourself before you pass the file on", "%s could not be read", count(unread, "part")))
	}
	return nil
}

// checkFile holds one file against the rules.
func checkFile(g *gate, file string) (*checkedFileJSON, error) {
	info, err := os.Stat(file)
	if err == nil && info.IsDir() {
		return nil, fault.At(file, 0, 0, "name the files in it", "a folder")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	out := &checkedFileJSON{File: g.mask(file), Findings: []leavingJSON{}, Unread: []string{}}
	report, err := g.Check(filepath.Base(file), data)
	if errors.Is(err, xmlzip.ErrTooBig) {
		out.Unread = append(out.Unread, "all of it: it unpacks to more than is safe to read")
		out.report = &guard.Report{}
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	out.report, out.Clean, out.Doubts = report, report.Clean(), report.Doubts
	out.Unread = append(out.Unread, report.Unread...)
	for _, f := range report.Findings {
		out.Findings = append(out.Findings, leavingJSON{string(f.Gate), f.Place.String(), f.What})
	}
	return out, nil
}

func printChecked(app *App, out fileCheckJSON) {
	t := &table{columns: []column{{name: "file"}, {name: "place"}, {name: "what"}}}
	for _, f := range out.Files {
		name := f.File
		for _, x := range f.Findings {
			t.add(name, x.Place, x.What)
		}
		for _, u := range f.Unread {
			t.add(name, "", "not read: "+u)
		}
		if f.Clean {
			t.add(name, "", "clean")
		}
		if f.Doubts > 0 {
			app.say("note: %s: %s that may be a name or an ordinary word", name, count(f.Doubts, "word"))
		}
	}
	app.print(t)
}

// hintOf says what to do about the findings of all files.
func hintOf(out fileCheckJSON) string {
	all := &guard.Report{}
	for _, f := range out.Files {
		all.Findings = append(all.Findings, f.report.Findings...)
	}
	return all.Hint()
}
