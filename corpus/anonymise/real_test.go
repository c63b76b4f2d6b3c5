package anonymise

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/corpus"
)

// dataFolder gives the folder of annotated interviews, or skips.
func dataFolder(t *testing.T) string {
	t.Helper()
	root := os.Getenv("MITTEN_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "data")
	}
	dir := filepath.Join(root, "anonymise", "uk")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if os.Getenv("CI") == "true" {
			t.Fatal("the annotated interviews are not there; set MITTEN_DATA")
		}
		t.Skip("the annotated interviews are not there; set MITTEN_DATA to run this test")
	}
	return dir
}

// rosterOf reads a roster and gives participants an id, as a people list would.
func rosterOf(t *testing.T, path string) *People {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var roster struct {
		People []struct {
			Name    string
			Aliases []string
			Role    string
		}
	}
	if err := yaml.Unmarshal(data, &roster); err != nil {
		t.Fatal(err)
	}
	people := &People{}
	for _, p := range roster.People {
		person := Person{Name: p.Name, Aliases: p.Aliases}
		if p.Role == "participant" {
			person.Participant = "P01"
		}
		people.Persons = append(people.Persons, person)
	}
	return people
}

type mention struct {
	Start, End          int // code points
	Type, Tier, Surface string
}

// plainWords gives the words of s in lower case without marks, each between
// spaces. It shares nothing with the code under test.
func plainWords(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.IsLetter(r):
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r):
			b.WriteByte(' ')
		}
	}
	return " " + strings.Join(strings.Fields(b.String()), " ") + " "
}

// TestRosterNamesOfRealInterviews replaces the roster's names in interviews
// whose every mention of a person was marked by hand.
func TestRosterNamesOfRealInterviews(t *testing.T) {
	dir := dataFolder(t)
	files, _ := filepath.Glob(filepath.Join(dir, "D*.gold.json"))
	if len(files) == 0 {
		t.Fatal("no interviews in the folder")
	}
	label := regexp.MustCompile(`(?m)^([A-Za-z][A-Za-z0-9 ]{0,30}): `)
	for _, gold := range files {
		base := strings.TrimSuffix(gold, ".gold.json")
		name := filepath.Base(base)
		text, err := os.ReadFile(base + ".txt")
		if errors.Is(err, fs.ErrNotExist) {
			text, err = os.ReadFile(base + ".vtt")
		}
		if err != nil {
			t.Fatal(err)
		}
		meta := corpus.Meta{ID: name}
		seen := map[string]bool{}
		for _, m := range label.FindAllStringSubmatch(string(text), -1) {
			if !seen[m[1]] {
				seen[m[1]] = true
				meta.Speakers = append(meta.Speakers, corpus.Speaker{Label: m[1], Kind: corpus.OtherSpeech})
			}
		}
		d, err := corpus.Build(meta, string(text))
		if err != nil {
			t.Fatal(err)
		}
		people := rosterOf(t, base+".roster.yaml")
		res, err := Apply(d, people, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var g struct{ Mentions []mention }
		data, err := os.ReadFile(gold)
		if err == nil {
			err = json.Unmarshal(data, &g)
		}
		if err != nil {
			t.Fatal(err)
		}
		listed := map[string]bool{}
		for _, person := range people.Persons {
			for _, n := range append([]string{person.Name}, person.Aliases...) {
				listed[plainWords(n)] = true
			}
		}
		labels := map[int]bool{} // bytes of labels, which are always replaced
		for _, turn := range d.Turns {
			for b := turn.Span.Start; b < turn.Words.Start; b++ {
				labels[b] = true
			}
		}
		onList, covered, kept, struck, doubted := 0, 0, 0, 0, 0
		for _, m := range g.Mentions {
			span := corpus.Span{Start: d.Pos().ByteOfPoint(m.Start), End: d.Pos().ByteOfPoint(m.End)}
			if d.Slice(span) != m.Surface {
				t.Fatalf("%s: the mark at %d is not on its text", name, m.Start)
			}
			touched, whole, doubt := 0, true, Sure
			for b := span.Start; b < span.End; b++ {
				hit := labels[b]
				for _, h := range res.Report.Hits {
					if h.Source.Start <= b && b < h.Source.End {
						hit, doubt = true, h.Doubt
					}
				}
				if hit {
					touched++
				} else {
					whole = false
				}
			}
			switch {
			case m.Tier == "none" && m.Type == "PERSON" && touched > 0:
				struck++
				if doubt != Sure {
					doubted++
				} else {
					t.Errorf("%s: a word at code point %d that is no name was replaced without a doubt", name, m.Start)
				}
			case m.Tier == "none":
				kept++
				if touched > 0 {
					t.Errorf("%s: what stands at code point %d is no identifier and was replaced", name, m.Start)
				}
			case m.Type == "PERSON" && listed[plainWords(m.Surface)]:
				onList++
				if whole {
					covered++
				} else {
					t.Errorf("%s: the name at code point %d was left in part", name, m.Start)
				}
			}
		}
		left := plainWords(res.Document.Text)
		for n := range listed {
			if strings.Contains(left, n) {
				t.Errorf("%s: a name of the roster is left", name)
			}
		}
		t.Logf("%s: names on the roster %d of %d covered; marked as no identifier: %d kept, %d replaced (%d listed as doubtful); %d doubtful of %d replacements",
			name, covered, onList, kept, struck, doubted, len(res.Report.Doubtful()), len(res.Report.Hits))
	}
}
