package cli

import (
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/project"
)

// scribe opens the study's journals, locked unless nothing is to be written.
func (app *App) scribe(dryRun bool) (*desk.Scribe, error) {
	study, err := app.study()
	if err != nil {
		return nil, err
	}
	return desk.Open(study, app.pen(), dryRun)
}

func (app *App) pen() project.Pen { return project.Pen{Now: app.Now, Rand: app.Rand} }
