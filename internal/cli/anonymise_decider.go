package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/project"
)

// A decider takes decisions while it holds the study's lock.
type decider struct {
	app    *App
	study  *project.Study
	vault  *anonymise.Vault
	stored *project.Lists
	log    *decide.Log
}

// decider opens the vault for decisions; release lets others write again.
func (app *App) decider() (d *decider, release func(), err error) {
	study, err := app.study()
	if err != nil {
		return nil, nil, err
	}
	vault, err := app.vault(study)
	if err != nil {
		return nil, nil, err
	}
	unlock, err := study.Lock()
	if err != nil {
		return nil, nil, err
	}
	d = &decider{app: app, study: study, vault: vault}
	if d.stored, err = project.ReadStoredLists(vault); err == nil {
		d.log, err = decide.Read(vault)
	}
	if err != nil {
		unlock()
		return nil, nil, err
	}
	return d, unlock, nil
}

// decide takes one decision; save writes it.
func (d *decider) decide(ctx context.Context, e decide.Event) (decide.Event, error) {
	if err := d.checkMentions(ctx, e); err != nil {
		return e, err
	}
	e.Same = d.person(e.Same)
	return d.log.Decide(e, d.app.Now(), decide.Lists{People: d.stored.People, Literals: d.stored.Literals})
}

func (d *decider) save() error { return d.log.Write(d.vault) }

// plan puts the stored lists and the decisions together.
func (d *decider) plan() *decide.Plan { return d.log.State().Plan(d.stored.People, d.stored.Literals) }

// told says what was decided.
func (d *decider) told(e decide.Event) string {
	where := ""
	if len(e.Mentions) > 0 {
		where = fmt.Sprintf(" at %s", count(len(e.Mentions), "place"))
	}
	switch {
	case e.As == decide.No:
		return e.Surface + ": no identifier" + where + "; it stays"
	case e.Keep:
		return e.Surface + ": " + string(e.As) + ", kept" + where + ": " + e.Reason
	}
	return e.Surface + ": " + string(e.As) + where + ", printed as " + d.plan().Print(e.Form)
}

// noteIfNowhere says so where a form stands in no transcript: it may be mistyped.
func (d *decider) noteIfNowhere(ctx context.Context, e decide.Event) error {
	ids, err := project.IdentifiableIDs(d.vault)
	if err != nil || len(ids) == 0 {
		return err
	}
	found, err := project.Tallies(ctx, d.vault, ids, []string{e.Form})
	if errors.Is(err, anonymise.ErrDamaged) {
		return nil // it may stand there
	}
	if err == nil && found[e.Form].Times == 0 {
		d.app.say("note: it stands in no imported transcript so far; is it spelt as there?")
	}
	return err
}

// person gives the name in full of the one person of the list whom a part of a
// name can mean, else the part.
func (d *decider) person(part string) string {
	if part == "" || d.plan().People.Owner(part) >= 0 {
		return part
	}
	if leaks := anonymise.NewFinder(d.stored.People, nil).Leaks("to " + part); len(leaks) == 1 && leaks[0].Person >= 0 && leaks[0].Span.Len() == len(part) {
		if _, decided := d.log.State().Of(part); !decided {
			return d.stored.People.Persons[leaks[0].Person].Name
		}
	}
	return part
}

// checkMentions holds the places of a decision against the transcripts: the form
// has to stand there.
func (d *decider) checkMentions(ctx context.Context, e decide.Event) error {
	for _, m := range e.Mentions {
		if !d.vault.HasIdentifiable(m.Document) {
			return fault.New("a place is DOCUMENT:TURN, e.g. T01:4", "the vault has no document %q", m.Document)
		}
		sights, err := project.Mentions(ctx, d.vault, []string{m.Document}, detect.Form(e.Surface))
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(sights, func(s project.Sight) bool {
			return s.Mention.Turn == m.Turn && (m.Nth == 0 || s.Mention.Nth == m.Nth)
		}) {
			return fault.New("turns are counted from 1, headings too; `mitten anonymise review` shows where a form stands", "it does not stand in turn %d of %s, or not so often", m.Turn, m.Document)
		}
	}
	return nil
}

// input opens a file, or the standard input for "-", and names it for messages.
func (app *App) input(file string) (io.ReadCloser, string, error) {
	if file == "-" {
		return io.NopCloser(app.Stdin), "standard input", nil
	}
	f, err := os.Open(file)
	return f, file, err
}
