package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus"
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

// scanStudy finds candidates in the documents asked for. unread tells of
// documents that are not whole.
func (app *App) scanStudy(ctx context.Context, ids, lists []string) (found []scannedJSON, unread, err error) {
	study, err := app.study()
	if err != nil {
		return nil, nil, err
	}
	vault, err := app.vault(study)
	if err != nil {
		return nil, nil, err
	}
	if err := app.addOwnNames(study, vault, lists); err != nil {
		return nil, nil, err
	}
	people, err := project.ReadLists(vault)
	if err != nil {
		return nil, nil, err
	}
	all, err := project.IdentifiableIDs(vault)
	if err != nil {
		return nil, nil, err
	}
	if ids, err = chosenOf(all, ids); err != nil {
		return nil, nil, err
	}
	model, err := recalled(vault)
	if err != nil {
		return nil, nil, err
	}
	masker, err := project.NewMasker(ctx, vault, people, model)
	if err != nil {
		return nil, nil, err
	}
	found, unread, err = app.scanAll(ctx, vault, ids, masker)
	if err == nil {
		err = errors.Join(model.Err(), remember(vault, model))
	}
	return found, unread, err
}

// addOwnNames keeps the user's lists of names in the vault, for every verb that
// looks for names.
func (app *App) addOwnNames(study *project.Study, vault *anonymise.Vault, files []string) error {
	entries, err := readNames(files)
	if err != nil || len(entries) == 0 {
		return err
	}
	unlock, err := study.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	added, err := project.AddOwnNames(vault, entries)
	if err == nil {
		app.say("%s of your lists put into the vault", count(added, "name"))
	}
	return err
}

// scanAll scans documents of the vault, several at a time; the results are in
// the order of ids.
func (app *App) scanAll(ctx context.Context, vault *anonymise.Vault, ids []string, masker *project.Masker) (found []scannedJSON, unread, err error) {
	progress, done := app.progress("looking for names in"), 0
	results := map[string]scannedJSON{}
	var mu sync.Mutex
	var wait sync.WaitGroup
	slots := make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))
	unread, err = readVault(ctx, vault, ids, func(d *corpus.Document) {
		slots <- struct{}{}
		wait.Go(func() {
			one := scanned(d.ID, d.Text, masker.Scan(d))
			<-slots
			mu.Lock()
			defer mu.Unlock()
			results[d.ID] = one
			if done++; progress != nil {
				progress(done, len(ids))
			}
		})
	})
	wait.Wait()
	found = []scannedJSON{}
	for _, id := range ids {
		if one, ok := results[id]; ok {
			found = append(found, one)
		}
	}
	return found, unread, err
}

// modelMemory is where the vault keeps what the model of names found: places,
// and no text.
const modelMemory = "model"

// recalled gives the model with what it found in this study before.
func recalled(vault *anonymise.Vault) (*detect.Model, error) {
	model := detect.NewModel()
	data, err := vault.Get(modelMemory)
	if errors.Is(err, fs.ErrNotExist) {
		return model, nil
	}
	if err == nil {
		err = model.Recall(data)
	}
	if errors.Is(err, anonymise.ErrDamaged) { // it is found anew
		return detect.NewModel(), nil
	}
	return model, err
}

// remember keeps it for next time.
func remember(vault *anonymise.Vault, model *detect.Model) error {
	data, grown, err := model.Memory()
	if err != nil || !grown {
		return err
	}
	return vault.Put(modelMemory, data)
}

// chosenOf gives the documents of the vault that ids name, once each and in the
// vault's order; all of them where ids is empty.
func chosenOf(all, ids []string) ([]string, error) {
	if len(all) == 0 {
		return nil, fault.New("`mitten import FILE...` puts them there", "the vault holds no transcripts")
	}
	if len(ids) == 0 {
		return all, nil
	}
	for _, id := range ids {
		if !slices.Contains(all, id) {
			hint := "documents go from " + all[0] + " to " + all[len(all)-1]
			if near := fault.Nearest(id, all); near != "" {
				hint = "did you mean " + near + "?"
			}
			return nil, fault.New(hint, "the vault has no document %q", id)
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !slices.Contains(ids, id) }), nil
}

// readVault reads documents one after the other. Those that are not whole do
// not keep the others back: unread tells of them.
func readVault(ctx context.Context, v *anonymise.Vault, ids []string, read func(*corpus.Document)) (unread, err error) {
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return unread, err
		}
		d, err := v.Identifiable(id)
		switch {
		case errors.Is(err, anonymise.ErrDamaged):
			unread = errors.Join(unread, err)
			continue
		case err != nil:
			return unread, err
		}
		read(d)
	}
	return unread, nil
}

// A scannedForm is a form with all its places.
type scannedForm struct {
	surface, kind, tier string
	layers, documents   []string
	times               int
}

// formsOf gathers candidates by form: surest first, then those found most often.
func formsOf(found []scannedJSON) []*scannedForm {
	byForm := map[string]*scannedForm{}
	for _, d := range found {
		for _, c := range d.Candidates {
			key := detect.Form(c.Surface)
			f := byForm[key]
			if f == nil {
				f = &scannedForm{surface: strings.Join(strings.Fields(c.Surface), " "), kind: c.Type, tier: c.Tier}
				byForm[key] = f
			}
			f.times++
			f.tier = min(f.tier, c.Tier)
			f.layers = append(f.layers, c.Layers...)
			if n := len(f.documents); d.Document != "" && (n == 0 || f.documents[n-1] != d.Document) {
				f.documents = append(f.documents, d.Document)
			}
		}
	}
	var out []*scannedForm
	for _, f := range byForm {
		slices.Sort(f.layers)
		f.layers = slices.Compact(f.layers)
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b *scannedForm) int {
		return cmp.Or(cmp.Compare(a.tier, b.tier), cmp.Compare(b.times, a.times), cmp.Compare(a.surface, b.surface))
	})
	return out
}

// printScan names a few documents of each form on a terminal, and all in a pipe.
func (app *App) printScan(found []scannedJSON) {
	forms := formsOf(found)
	caseless := 0
	for _, d := range found {
		if d.Caseless {
			caseless++
		}
	}
	if app.Terminal && len(forms) == 0 {
		app.say("nothing found that may identify somebody")
	} else {
		t := &table{columns: []column{{name: "form"}, {name: "type"}, {name: "tier"}, {name: "layers"}, {name: "times", right: true}, {name: "documents"}}}
		const few = 4
		for _, f := range forms {
			documents, more := f.documents, ""
			if app.Terminal && len(documents) > few {
				more = fmt.Sprintf(" and %d more", len(documents)-few)
				documents = documents[:few]
			}
			t.add(f.surface, f.kind, f.tier, strings.Join(f.layers, ", "), fmt.Sprint(f.times), strings.Join(documents, ", ")+more)
		}
		app.print(t)
	}
	if caseless > 0 {
		app.say("note: %s without capital letters: names are harder to find there", count(caseless, "text"))
	}
}
