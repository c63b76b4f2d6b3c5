package cli

import (
	"context"
	"io"
	"os"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/verdict"
)

// A decider takes decisions while it holds the study's lock.
type decider struct {
	app *App
	*verdict.Desk
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
	desk, err := verdict.Open(study, vault, app.Now)
	if err != nil {
		unlock()
		return nil, nil, err
	}
	return &decider{app, desk}, unlock, nil
}

// noteIfNowhere says so where a form stands in no transcript: it may be mistyped.
func (d *decider) noteIfNowhere(ctx context.Context, e decide.Event) error {
	nowhere, err := d.Nowhere(ctx, e.Form)
	if err == nil && nowhere {
		d.app.say("note: it stands in no imported transcript so far; is it spelt as there?")
	}
	return err
}

// input opens a file, or the standard input for "-", and names it for messages.
func (app *App) input(file string) (io.ReadCloser, string, error) {
	if file == "-" {
		return io.NopCloser(app.Stdin), "standard input", nil
	}
	f, err := os.Open(file)
	return f, file, err
}
