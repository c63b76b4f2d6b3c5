package structured_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise/structured"
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
