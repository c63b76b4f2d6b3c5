package structured_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise/structured"
	"github.com/mitten-qda/mitten/internal/textpos"
)

// dataFolder gives the folder of annotated material, or skips.
func dataFolder(t *testing.T) string {
	t.Helper()
	root := os.Getenv("MITTEN_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	dir := filepath.Join(root, "anonymise")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if os.Getenv("CI") == "true" {
			t.Fatal("the annotated material is not there; set MITTEN_DATA")
		}
		t.Skip("the annotated material is not there; set MITTEN_DATA to run this test")
	}
	return dir
}

// A gold is one annotated identifier.
type gold struct {
	span corpus.Span
	kind string
}

// A tally counts what was covered of each kind.
type tally map[string]*struct{ all, full, sure int }

func (c tally) count(kind string, full, sure bool) {
	if c[kind] == nil {
		c[kind] = &struct{ all, full, sure int }{}
	}
	c[kind].all++
	if full {
		c[kind].full++
	}
	if sure {
		c[kind].sure++
	}
}

// measure adds the text's identifiers to c, and tells which were missed and
// what was found beside them when the environment asks for it.
func (c tally) measure(t *testing.T, name, text string, golds []gold) {
	matches := structured.Find(text)
	for _, g := range golds {
		full := covered(text, g.span, matches, false)
		c.count(g.kind, full, covered(text, g.span, matches, true))
		if !full && strings.Contains(os.Getenv("MITTEN_SHOW"), g.kind) {
			t.Logf("%s: missed %s %q", name, g.kind, text[g.span.Start:g.span.End])
		}
	}
	if os.Getenv("MITTEN_SHOW") != "beside" {
		return
	}
	for _, m := range matches {
		if !slices.ContainsFunc(golds, func(g gold) bool { return g.span.Overlaps(m.Span) }) {
			t.Logf("%s: beside %s %s sure=%v %q", name, m.Kind, m.Rule, m.Sure, text[max(0, m.Span.Start-20):min(len(text), m.Span.End+20)])
		}
	}
}

// covered reports whether every letter and digit of span lies in a match.
func covered(text string, span corpus.Span, matches []structured.Match, sure bool) bool {
	if strings.HasPrefix(text[span.Start:], "the ") {
		span.Start += len("the ")
	}
	for i, r := range text[span.Start:span.End] {
		if strings.ContainsRune(" \n\u00a0.,;:'\"()-", r) {
			continue
		}
		at := span.Start + i
		if !slices.ContainsFunc(matches, func(m structured.Match) bool {
			return m.Span.Start <= at && at < m.Span.End && (m.Sure || !sure)
		}) {
			return false
		}
	}
	return true
}

// holds fails where less than floor per cent of a kind was covered.
func (c tally) holds(t *testing.T, name string, floors map[string]int) {
	t.Helper()
	for kind, floor := range floors {
		if c[kind] == nil {
			t.Errorf("%s has no %s", name, kind)
			continue
		}
		if c[kind].full*100 < floor*c[kind].all {
			t.Errorf("%s: %d of %d %s covered, less than %d per cent", name, c[kind].full, c[kind].all, kind, floor)
		}
	}
	kinds := make([]string, 0, len(c))
	for kind := range c {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		t.Logf("%-10s %-18s %4d of %4d covered, %4d surely", name, kind, c[kind].full, c[kind].all, c[kind].sure)
	}
}

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
	spoken.holds(t, "uk spoken", map[string]int{"CONTACT": 100, "ID": 100, "ADDRESS": 90, "DATE direct": 100, "DATE quasi": 90, "AGE": 80})
	all.holds(t, "uk", map[string]int{"CONTACT": 100, "ID": 100, "ADDRESS": 100, "DATE direct": 100, "DATE quasi": 90, "AGE": 90})
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
	all.holds(t, "synth", map[string]int{"PHONE_NUMBER": 90, "EMAIL_ADDRESS": 100, "CREDIT_CARD": 90, "IBAN_CODE": 100, "US_SSN": 100,
		"DOMAIN_NAME": 100, "IP_ADDRESS": 100})
}

func TestRecallOnCourtCasesAndPosts(t *testing.T) {
	for name, floors := range map[string]map[string]int{
		"tab_off_dev": {"DIRECT_CODE": 95},
		"panorama":    {},
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

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}
