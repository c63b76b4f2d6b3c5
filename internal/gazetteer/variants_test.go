package gazetteer

import (
	"slices"
	"testing"
)

func TestVariants(t *testing.T) {
	l := load(t)
	for _, c := range []struct{ name, other string }{
		{"kath", "katherine"}, {"catherine", "kathy"}, {"bill", "william"}, {"peggy", "margaret"}, {"margaret", "peggy"},
		{"dot", "dorothy"}, {"gaz", "gareth"}, {"gaz", "gary"}, {"shaz", "sharon"}, {"alex", "alexandra"}, {"mo", "mohammed"},
		{"gosia", "malgorzata"}, {"temi", "temitope"}, {"emeka", "chukwuemeka"}, {"huw", "hugh"}, {"paddy", "patrick"},
		{"nacho", "ignacio"}, {"takis", "panagiotis"}, {"moshe", "moses"}, {"muhammad", "mohammed"}, {"mehmet", "mohammed"},
	} {
		if !slices.Contains(l.Variants(c.name), c.other) {
			t.Errorf("Variants(%s) lack %s: %v", c.name, c.other, l.Variants(c.name))
		}
	}
	for name, forms := range l.variants {
		if slices.Contains(forms, name) || !slices.IsSorted(forms) || len(slices.Compact(slices.Clone(forms))) != len(forms) {
			t.Errorf("Variants(%s) = %v: itself, twice or out of order", name, forms)
		}
		for _, f := range forms {
			if !slices.Contains(l.variants[f], name) {
				t.Errorf("%s is a form of %s and not the other way", f, name)
			}
		}
		if !l.Given(name) {
			t.Errorf("%s is a form of a name and no name", name)
		}
	}
	if got := l.Variants("table"); got != nil {
		t.Errorf("Variants(table) = %v", got)
	}
	l.Variants("kath")[0] = "changed"
	if slices.Contains(l.Variants("kath"), "changed") {
		t.Error("a caller can change the lists")
	}
}
