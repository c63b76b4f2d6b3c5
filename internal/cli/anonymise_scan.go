package cli

import (
	"context"
	"errors"
	"os"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/gazetteer"
	"github.com/mitten-qda/mitten/internal/textpos"
	"github.com/mitten-qda/mitten/project"
)

// scanOptions are the flags of `mitten anonymise scan`.
type scanOptions struct {
	file   string
	roster string
	lists  []string
	json   bool
}

// scannedJSON is what `mitten anonymise scan --json` prints of one text.
type scannedJSON struct {
	Document   string          `json:"document,omitempty"`
	Caseless   bool            `json:"caseless"`
	Candidates []candidateJSON `json:"candidates"`
}

// candidateJSON counts in code points of the text.
type candidateJSON struct {
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Surface string   `json:"surface"`
	Type    string   `json:"type"`
	Tier    string   `json:"tier"`
	Layers  []string `json:"layers"`
}

func newAnonymiseScan(app *App) *cobra.Command {
	var opt scanOptions
	cmd := &cobra.Command{
		Use:   "scan [DOCUMENT...]",
		Short: "list what may identify somebody (shows names)",
		Long: `List what may identify somebody in the imported transcripts (all, or those
named), each form once. This verb shows names. It replaces nothing, and writes
nothing but what the model found, into the vault, so that next time is quicker.

Each form has a type (PERSON, PLACE, ORG, CONTACT, ID, ADDRESS, DATE, AGE, DEM), a
tier, and the layers that vote for it:
  tier A   sure: masked unless you decide otherwise
  tier B   to ask: what nobody votes for is not listed, what somebody does may be
           no name
  people, heard             the list of people, and the names heard
  misspelt, variants        what is nearly one of these, or another form of it
  own                       a list of yours (--gazetteer, kept in the vault)
  rules                     telephone numbers, postcodes, dates, "Mrs Bell" ...
  names, places, background lists of names, places, nationalities and faiths
  capitals                  a capital where only a name needs one
  unknown                   in text without capitals: in no dictionary
  context                   a name that is a word, too: "and grace said"
  offices                   "... Surgery", "... High School"
  entities                  a statistical model of English

A transcript without capital letters is much harder. It is told apart, and
everything unusual in it is listed.

--file scans a text that belongs to no study, with the people of --roster (YAML:
people: [{name, aliases, role}]).

Exit code 3 if some documents in the vault could not be read.`,
		Example: `  mitten anonymise scan
  mitten anonymise scan T01 T02 --json
  mitten anonymise scan --file interview.txt --roster people.yaml --json`,
		RunE: func(cmd *cobra.Command, args []string) error { return runScan(cmd.Context(), app, args, opt) },
	}
	f := cmd.Flags()
	f.StringVar(&opt.file, "file", "", "scan this text `file` and no study")
	f.StringVar(&opt.roster, "roster", "", "YAML `file` of people, for --file")
	f.StringArrayVar(&opt.lists, "gazetteer", nil, "CSV `file` of further names (columns name,type), kept in the vault; may be repeated")
	f.BoolVar(&opt.json, "json", false, "print JSON: {caseless, candidates: [{start, end, surface, type, tier, layers}]}, in code points")
	return cmd
}

func runScan(ctx context.Context, app *App, ids []string, opt scanOptions) error {
	if opt.file == "" && opt.roster != "" {
		return misused(fault.New("in a study, the list of people is in the vault: `mitten anonymise apply --people`", "--roster goes with --file"))
	}
	if opt.file != "" && len(ids) > 0 {
		return misused(fault.New("leave one of them out", "--file scans no study, and documents are of one"))
	}
	if opt.file != "" {
		return scanFile(app, opt)
	}
	found, unread, err := app.scanStudy(ctx, ids, opt.lists)
	if err != nil {
		return err
	}
	if opt.json {
		return errors.Join(app.json(found), partly(unread))
	}
	app.printScan(found)
	return partly(unread)
}

// scanFile scans one bare text.
func scanFile(app *App, opt scanOptions) error {
	data, err := os.ReadFile(opt.file)
	if err != nil {
		return err
	}
	if !utf8.Valid(data) {
		return fault.New("`mitten import` reads files of all kinds", "%s is not UTF-8 text", opt.file)
	}
	var people *anonymise.People
	if opt.roster != "" {
		f, err := os.Open(opt.roster)
		if err != nil {
			return err
		}
		defer f.Close()
		if people, err = anonymise.ReadRoster(f, opt.roster); err != nil {
			return err
		}
	}
	model := detect.NewModel()
	entries, err := readNames(opt.lists)
	if err != nil {
		return err
	}
	words, err := gazetteer.Load()
	if err != nil {
		return err
	}
	scanner := detect.New(project.WithOwnNames(detect.Options{People: people, Model: model, Words: words}, words, entries))
	found := scanned("", string(data), scanner.Scan(string(data)))
	if model.Err() != nil {
		return model.Err()
	}
	if opt.json {
		return app.json(found)
	}
	app.printScan([]scannedJSON{found})
	return nil
}

// scanned gives the candidates of one text in code points.
func scanned(document, text string, res detect.Result) scannedJSON {
	out := scannedJSON{Document: document, Caseless: res.Caseless, Candidates: []candidateJSON{}}
	pos := textpos.New(text)
	for _, c := range res.Candidates {
		out.Candidates = append(out.Candidates, candidateJSON{
			Start: pos.PointAt(c.Span.Start), End: pos.PointAt(c.Span.End), Surface: text[c.Span.Start:c.Span.End],
			Type: string(c.Kind), Tier: string(c.Tier), Layers: c.Layers,
		})
	}
	return out
}
