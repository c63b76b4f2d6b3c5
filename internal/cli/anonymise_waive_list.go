package cli

import (
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
)

func listWaivers(app *App, asJSON bool) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	vault, err := app.vault(study)
	if err != nil {
		return err
	}
	log, err := decide.Read(vault)
	if err != nil {
		return err
	}
	out := []waiverJSON{}
	t := &table{columns: []column{{name: "form"}, {name: "reason"}, {name: "by"}, {name: "at"}}}
	for _, w := range log.State().Waivers() {
		j := waiverJSON{Form: w.Form, Reason: w.Reason, By: w.By, At: w.At.UTC().Format(time.RFC3339)}
		out = append(out, j)
		t.add(j.Form, j.Reason, j.By, j.At)
	}
	if asJSON {
		return app.json(out)
	}
	app.print(t)
	return nil
}
