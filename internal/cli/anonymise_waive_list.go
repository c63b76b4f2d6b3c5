package cli

import (
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

func listWaivers(app *App, vault *anonymise.Vault, asJSON bool) error {
	waivers, err := project.ReadWaivers(vault)
	if err != nil {
		return err
	}
	out := []waiverJSON{}
	t := &table{columns: []column{{name: "form"}, {name: "reason"}, {name: "by"}, {name: "at"}}}
	for _, w := range waivers {
		j := waiverJSON{Form: w.Form, Reason: w.Reason, By: w.By, At: w.At.Format(time.RFC3339)}
		out = append(out, j)
		t.add(j.Form, j.Reason, j.By, j.At)
	}
	if asJSON {
		return app.json(out)
	}
	app.print(t)
	return nil
}
