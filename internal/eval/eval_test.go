package eval

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/gazetteer"
)

func scanAll(set []text, opt func(text) detect.Options, counts func(mention) bool) *score {
	s := newScore()
	for _, x := range set {
		s.add(x, detect.New(opt(x)).Scan(x.text).Candidates, counts)
	}
	return s
}

// A floor is what recall must not fall below, in per cent, by kind.
type floor map[string]float64

// TestMeasuredBar prints recall, precision and the forms to review, by set, and
// holds the floors.
func TestMeasuredBar(t *testing.T) {
	all := options(t)
	plain := func(text) detect.Options { return all }
	gum := rows(t, "gum_spoken_dev.jsonl")
	named := func(m mention) bool {
		return slices.Contains([]string{"PERSON", "PLACE", "ORG", "DATEFULL", "DATE"}, m.kind)
	}
	masked := func(m mention) bool { return m.tier == "direct" || m.tier == "quasi" }
	withRoster := func(x text) detect.Options {
		opt := all
		opt.People = x.people
		return opt
	}
	interviews := uk(t)

	s := scanAll(gum, plain, named)
	show(t, "GUM, cased", s, floor{"PERSON": 97.5, "PLACE": 98, "ORG": 95})
	if p := (&ratio{s.rightA, s.tierA}).percent(); p < 94 {
		t.Errorf("GUM, cased: precision of tier A %.1f %%, want 94", p)
	}
	if f := 1000 * float64(s.forms) / float64(s.words); f > 30 {
		t.Errorf("GUM, cased: %.1f forms to review in 1,000 words, want 30 at most", f)
	}
	show(t, "GUM, as recognised", scanAll(changed(gum, asRecognised), plain, named), floor{"PERSON": 85, "PLACE": 0, "ORG": 0})
	show(t, "court cases", scanAll(rows(t, "tab_off_dev.jsonl"), plain, masked), floor{"direct": 98.5, "quasi": 82, "quasi DATETIME": 95, "quasi PERSON": 0, "quasi LOC": 0, "quasi ORG": 0, "quasi DEM": 0, "quasi CODE": 0, "quasi QUANTITY": 0, "quasi MISC": 0})
	show(t, "forum posts", scanAll(rows(t, "panorama.jsonl"), plain, masked), floor{"direct": 95})
	kinds := floor{"direct": 97, "quasi": 0, "direct PERSON": 97, "direct CONTACT": 100, "direct ID": 100, "direct ADDRESS": 100, "direct DATE": 100, "quasi DATE": 0, "quasi AGE": 0, "quasi PLACE": 0, "quasi ORG": 0, "quasi DEM": 0}
	show(t, "UK interviews", scanAll(interviews, withRoster, masked), kinds)
	show(t, "UK interviews, as recognised", scanAll(changed(interviews, asRecognised), withRoster, masked), floor{"direct PERSON": 90, "quasi PLACE": 0, "quasi ORG": 0})
	for _, x := range interviews {
		show(t, "UK "+x.name, scanAll([]text{x}, withRoster, masked), floor{"direct": 0, "quasi": 0, "direct PERSON": 0})
	}
}

func changed(set []text, change func(text) text) []text {
	var out []text
	for _, x := range set {
		out = append(out, change(x))
	}
	return out
}

// show prints a score. With EVAL_SHOW set to the beginning of its name, what was
// missed, wrongly sure or asked about is printed, too.
func show(t *testing.T, name string, s *score, floors floor) {
	t.Helper()
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(floors)) {
		r := s.recall[k]
		if r == nil {
			continue
		}
		if r.percent() < floors[k] {
			t.Errorf("%s: %s %.1f %%, want %.1f", name, k, r.percent(), floors[k])
		}
		fmt.Fprintf(&b, "  %-16s %5.1f %% of %d\n", k, r.percent(), r.of)
	}
	a := ratio{s.rightA, s.tierA}
	all := ratio{s.rightA + s.rightB, s.tierA + s.tierB}
	t.Logf("%s: %d words\n%s  tier A precision %.1f %% of %d, all %.1f %% of %d; forms to review %.1f in 1,000 words (all forms %.1f)",
		name, s.words, b.String(), a.percent(), s.tierA, all.percent(), all.of,
		1000*float64(s.forms)/float64(s.words), 1000*float64(s.all)/float64(s.words))
	if os.Getenv("EVAL_SHOW") != "" && strings.HasPrefix(name, os.Getenv("EVAL_SHOW")) {
		for _, k := range slices.Sorted(maps.Keys(s.missed)) {
			t.Logf("missed %s: %q", k, s.missed[k])
		}
		t.Logf("wrong in tier A: %q", s.wrongA)
		t.Logf("asked: %q", s.asked)
	}
}

func options(t testing.TB) detect.Options {
	t.Helper()
	words, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	return detect.Options{Words: words}
}
