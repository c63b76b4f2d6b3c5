package eval

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// TestLayersOneByOne prints what each layer finds alone, and what is lost
// without it: recall of names of people, places and organisations.
func TestLayersOneByOne(t *testing.T) {
	if os.Getenv("EVAL_LAYERS") == "" {
		t.Skip("a table for reading; `make eval` prints it")
	}
	all := options(t)
	all.Model = detect.NewModel()
	gum := rows(t, "gum_spoken_dev.jsonl")
	sets := []struct {
		name  string
		texts []text
		kinds []string
	}{
		{"GUM, cased", gum, []string{"PERSON", "PLACE", "ORG"}},
		{"GUM, as recognised", changed(gum, asRecognised), []string{"PERSON", "PLACE", "ORG"}},
		{"UK", uk(t), []string{"direct", "quasi"}},
	}
	for _, set := range sets {
		with := func(except []string) *score {
			return scanAll(set.texts, func(x text) detect.Options {
				opt := all
				opt.People, opt.Except = x.people, except
				return opt
			}, func(mention) bool { return true })
		}
		row := func(name string, s *score) {
			line := fmt.Sprintf("%-14s", name)
			for _, k := range set.kinds {
				line += fmt.Sprintf("  %s %5.1f", k, s.recall[k].percent())
			}
			t.Logf("%s  forms %.1f", line, 1000*float64(s.forms)/float64(s.words))
		}
		t.Log(set.name)
		row("all", with(nil))
		for _, layer := range detect.LayerNames() {
			others := slices.DeleteFunc(detect.LayerNames(), func(l string) bool { return l == layer })
			row(layer+" only", with(others))
			row("all but "+layer, with([]string{layer}))
		}
	}
}
