package anonymise

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

// An annotated interview, and the identifiers marked in it by hand.
type annotated struct {
	document *corpus.Document
	persons  map[string]bool // first words of the mentions of people
	words    map[string]bool // of all that identifies somebody, people or not
	lower    bool            // written without capitals
}

// annotatedInterviews reads the interviews as import would: with a speaker for
// each label, captions as turns.
func annotatedInterviews(t *testing.T) []annotated {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dataFolder(t), "D*.gold.json"))
	voice := regexp.MustCompile(`<v ([^>]+)>`)
	timing := regexp.MustCompile(`(?m)^[0-9:.]+ --> .*$`)
	label := regexp.MustCompile(`(?m)^([A-Za-z][A-Za-z0-9 ]{0,30}): `)
	var out []annotated
	for _, gold := range files {
		base := strings.TrimSuffix(gold, ".gold.json")
		data, err := os.ReadFile(base + ".txt")
		if err != nil {
			data, err = os.ReadFile(base + ".vtt")
		}
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		var labels []string
		if strings.HasPrefix(text, "WEBVTT") {
			for _, m := range voice.FindAllStringSubmatch(text, -1) {
				labels = append(labels, m[1])
			}
			text = timing.ReplaceAllString(text, "")
			text = strings.ReplaceAll(voice.ReplaceAllString(text, "\n$1: "), "</v>", "")
		} else {
			for _, m := range label.FindAllStringSubmatch(text, -1) {
				labels = append(labels, m[1])
			}
		}
		slices.Sort(labels)
		meta := corpus.Meta{ID: filepath.Base(base)}
		for _, l := range slices.Compact(labels) {
			meta.Speakers = append(meta.Speakers, corpus.Speaker{Label: l, Kind: corpus.OtherSpeech})
		}
		d, err := corpus.Build(meta, text)
		if err != nil {
			t.Fatal(err)
		}
		var g struct{ Mentions []mention }
		data, err = os.ReadFile(gold)
		if err == nil {
			err = json.Unmarshal(data, &g)
		}
		if err != nil {
			t.Fatal(err)
		}
		a := annotated{d, map[string]bool{}, map[string]bool{}, true}
		for _, m := range g.Mentions {
			if m.Tier == "none" {
				continue
			}
			words := strings.Fields(plainWords(m.Surface))
			if m.Type == "PERSON" {
				a.persons[words[0]] = true
				a.lower = a.lower && m.Surface == strings.ToLower(m.Surface)
			}
			for _, w := range words {
				a.words[w] = true
			}
		}
		out = append(out, a)
	}
	if len(out) == 0 {
		t.Fatal("no interviews in the folder")
	}
	return out
}

// TestSuggestionsOfRealInterviews looks for the people of annotated interviews
// with an empty people list.
func TestSuggestionsOfRealInterviews(t *testing.T) {
	interviews := annotatedInterviews(t)
	known := &Vocabulary{}
	for _, a := range interviews {
		known.Add(a.document)
	}
	model, err := NewEntities(known)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what      string
		detectors []Detector
		floor     float64
	}{
		{"speaker labels alone", nil, 0},
		{"entities", []Detector{model}, 0.8},
		{"capitals", []Detector{NewCapitals(known)}, 0.8},
		{"both", []Detector{model, NewCapitals(known)}, 0.9},
	} {
		found, people, unwritten, read, suggested, wrong := 0, 0, 0, 0, 0, 0
		for _, a := range interviews {
			s := NewSuggester(NewFinder(nil, nil), c.detectors...)
			s.Read(a.document)
			have := map[string]bool{}
			for _, x := range s.Suggestions() {
				identifies := false
				for _, w := range strings.Fields(plainWords(x.Name)) {
					have[w] = true
					identifies = identifies || a.words[w]
				}
				suggested++
				if !identifies {
					wrong++
				}
			}
			for w := range a.persons {
				if a.lower {
					unwritten++
					if have[w] {
						read++
					}
					continue
				}
				people++
				if have[w] {
					found++
				}
			}
		}
		recall := float64(found) / float64(people)
		t.Logf("%s: %d of %d names of people (%.3f), and %d of %d in interviews without capitals; %d of %d suggestions identify nobody",
			c.what, found, people, recall, read, unwritten, wrong, suggested)
		if recall < c.floor {
			t.Errorf("%s: %.3f of the names of people, want %.2f", c.what, recall, c.floor)
		}
	}
}
