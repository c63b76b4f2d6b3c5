package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

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
