package web

import (
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheManualsMarkdown(t *testing.T) {
	for _, c := range []struct {
		text string
		want []block
	}{
		{"", []block{}},
		{"## What is kept, where?", []block{{Kind: "heading", Level: 2, ID: "what-is-kept-where", Spans: []span{{Text: "What is kept, where?"}}}}},
		{"one\ntwo\n\nthree", []block{{Kind: "paragraph", Spans: []span{{Text: "one two"}}}, {Kind: "paragraph", Spans: []span{{Text: "three"}}}}},
		{"a `b` **c** [d](/d)", []block{{Kind: "paragraph", Spans: []span{{Text: "a "}, {Text: "b", Style: "code"}, {Text: " "}, {Text: "c", Style: "strong"}, {Text: " "}, {Text: "d", Style: "link", Href: "/d"}}}}},
		// Links lead nowhere else, markup is text, what is not closed is text.
		{"[x](https://example.org) [y](//example.org) [z](javascript:alert)", []block{{Kind: "paragraph", Spans: []span{{Text: "[x](https://example.org) [y](//example.org) [z](javascript:alert)"}}}}},
		{hostile + " `**[", []block{{Kind: "paragraph", Spans: []span{{Text: hostile + " `**["}}}}},
		{"- a\n  b\n- `c`", []block{{Kind: "bullets", Items: [][]span{{{Text: "a b"}}, {{Text: "c", Style: "code"}}}}}},
		{"1. a\n2. b", []block{{Kind: "numbers", Items: [][]span{{{Text: "a"}}, {{Text: "b"}}}}}},
		{"    a\n      b", []block{{Kind: "code", Text: "a\n  b"}}},
		{"| a | b |\n|---|---|\n| 1 | |", []block{{Kind: "table", Rows: [][][]span{{{{Text: "a"}}, {{Text: "b"}}}, {{{Text: "1"}}, {}}}}}},
		{"a\r\n# b", []block{{Kind: "paragraph", Spans: []span{{Text: "a"}}}, {Kind: "heading", Level: 1, ID: "b", Spans: []span{{Text: "b"}}}}},
	} {
		if diff := cmp.Diff(c.want, blocksOf(c.text)); diff != "" {
			t.Errorf("%q:\n%s", c.text, diff)
		}
	}
}

// Every key that does something is on the sheet, which is the manual's table.
func TestTheSheetNamesEveryKey(t *testing.T) {
	w := newWorkshop(t)
	var help helpJSON
	if status := w.ask("GET", "/api/help", nil, &help); status != http.StatusOK || len(help.Keys) < 20 {
		t.Fatalf("%d %+v", status, help.Keys)
	}
	var named []string
	for _, k := range help.Keys {
		if k[1] == "" {
			t.Errorf("%s does what?", k[0])
		}
		named = append(named, strings.FieldsFunc(k[0], func(r rune) bool { return r == ' ' || r == ',' || r == '+' })...)
	}
	script, err := os.ReadFile("script/keys.ts")
	if err != nil {
		t.Fatal(err)
	}
	as := map[string]string{"ArrowDown": "↓", "ArrowUp": "↑", "ArrowLeft": "←", "ArrowRight": "→", "Escape": "Esc"}
	keys := regexp.MustCompile(`case '([^']+)'`).FindAllSubmatch(script, -1)
	if len(keys) < 20 {
		t.Fatalf("only %d keys in the script", len(keys))
	}
	for _, m := range keys {
		key := string(m[1])
		if name, ok := as[key]; ok {
			key = name
		}
		if !slices.Contains(named, key) && !slices.Contains(named, strings.ToLower(key)) {
			t.Errorf("the sheet does not have %s", key)
		}
	}
}

// What the manual links to is there.
func TestTheManualLeadsSomewhere(t *testing.T) {
	w := newWorkshop(t)
	var help helpJSON
	w.ask("GET", "/api/help", nil, &help)
	links := 0
	for _, b := range help.Blocks {
		for _, s := range b.Spans {
			if s.Href == "" {
				continue
			}
			links++
			if status, _ := w.get(s.Href); status != http.StatusOK {
				t.Errorf("%s: %d", s.Href, status)
			}
		}
	}
	if links < 4 {
		t.Errorf("%d links", links)
	}
}
