package structured_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/textpos"
)

func TestRecallOnAnnotatedInterviews(t *testing.T) {
	dir := filepath.Join(dataFolder(t), "uk")
	files, _ := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if len(files) == 0 {
		t.Fatal("no annotated interviews")
	}
	all, spoken := tally{}, tally{}
	for _, f := range files {
		var g struct {
			Mentions []struct {
				Start, End int
				Type, Tier string
			}
		}
		readJSON(t, f, &g)
		stem := strings.TrimSuffix(f, ".gold.json")
		data, err := os.ReadFile(stem + ".txt")
		if err != nil {
			data, err = os.ReadFile(stem + ".vtt")
		}
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		pos := textpos.New(text)
		var golds []gold
		for _, m := range g.Mentions {
			if m.Tier == "none" {
				continue
			}
			kind := m.Type
			if kind == "DATE" || kind == "PERSON" {
				kind += " " + m.Tier
			}
			golds = append(golds, gold{corpus.Span{Start: pos.ByteOfPoint(m.Start), End: pos.ByteOfPoint(m.End)}, kind})
		}
		spoken.measure(t, filepath.Base(stem)+" spoken", asRecognised(text), golds)
		one := tally{}
		one.measure(t, filepath.Base(stem), text, golds)
		one.holds(t, filepath.Base(stem), nil)
		for kind, n := range one {
			for i := range n.all {
				all.count(kind, i < n.full, i < n.sure)
			}
		}
	}
	spoken.holds(t, "uk spoken", map[string]int{"CONTACT": 100, "ID": 100, "ADDRESS": 100, "DATE direct": 100, "DATE quasi": 100, "AGE": 90})
	all.holds(t, "uk", map[string]int{"CONTACT": 100, "ID": 100, "ADDRESS": 100, "DATE direct": 100, "DATE quasi": 100, "AGE": 100})
}

// asRecognised writes text as a speech recogniser might, every byte in its
// place: without capitals and without punctuation.
func asRecognised(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(".,?!;:\"", r) {
			return ' '
		}
		if lower := unicode.ToLower(r); utf8.RuneLen(lower) == utf8.RuneLen(r) {
			return lower
		}
		return r
	}, text)
}

func TestRecallOnTemplates(t *testing.T) {
	var sentences []struct {
		Text  string `json:"full_text"`
		Spans []struct {
			Type  string `json:"entity_type"`
			Start int    `json:"start_position"`
			End   int    `json:"end_position"`
		}
	}
	readJSON(t, filepath.Join(dataFolder(t), "synth_dataset_v2.json"), &sentences)
	all := tally{}
	for _, s := range sentences {
		pos := textpos.New(s.Text)
		var golds []gold
		for _, g := range s.Spans {
			golds = append(golds, gold{corpus.Span{Start: pos.ByteOfPoint(g.Start), End: pos.ByteOfPoint(g.End)}, g.Type})
		}
		all.measure(t, "synth", s.Text, golds)
	}
	all.holds(t, "synth", map[string]int{"PHONE_NUMBER": 98, "EMAIL_ADDRESS": 100, "CREDIT_CARD": 100, "AGE": 100, "US_DRIVER_LICENSE": 100, "IBAN_CODE": 100, "US_SSN": 100,
		"DOMAIN_NAME": 100, "IP_ADDRESS": 100})
}

func TestRecallOnCourtCasesAndPosts(t *testing.T) {
	for name, floors := range map[string]map[string]int{
		"tab_off_dev": {"DIRECT_CODE": 100, "QUASI_DATETIME": 94},
		"panorama":    {"DIRECT_CODE": 95},
	} {
		f, err := os.Open(filepath.Join(dataFolder(t), name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		all := tally{}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var row struct {
				Text  string
				Spans []struct {
					Start, End int
					Type       string
				}
			}
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			var golds []gold
			for _, g := range row.Spans {
				golds = append(golds, gold{corpus.Span{Start: g.Start, End: g.End}, g.Type})
			}
			all.measure(t, name, row.Text, golds)
		}
		f.Close()
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
		all.holds(t, name, floors)
	}
}
