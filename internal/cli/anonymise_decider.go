package cli

import (
	"fmt"

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
func (d *decider) decide(e decide.Event) (decide.Event, error) {
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
