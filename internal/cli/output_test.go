package cli

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWrapKeepsEveryWordAndTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`( {0,4})[a-zé]{1,30}( [a-zé’]{1,30}){0,12}`).Draw(t, "text")
		width := rapid.IntRange(8, 40).Draw(t, "width")
		lines := wrap(text, width)
		for _, line := range lines {
			if utf8.RuneCountInString(line) > width {
				t.Fatalf("line %q is wider than %d", line, width)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := squeeze(strings.Join(lines, "")); got != squeeze(text) {
			t.Fatalf("the words became %q", got)
		}
	})
}

func TestATableInAPipeIsTabSeparated(t *testing.T) {
	tab := &table{columns: []column{{name: "theme"}, {name: "k", right: true}}, notes: []string{"a note"}}
	tab.add("  good\tenough\nfor now", "3")
	var out bytes.Buffer
	(&App{Stdout: &out}).print(tab)
	if diff := cmp.Diff("theme\tk\ngood enough for now\t3\n", out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestATableOnATerminalIsAlignedAndFits(t *testing.T) {
	tab := &table{columns: []column{{name: "theme"}, {name: "quote"}, {name: "k", right: true}}}
	tab.add("lightness", strings.Repeat("a long quote that has to be wrapped ", 4)+strings.Repeat("x", 60), "3")
	tab.add("  in on it", "short", "12")
	var out bytes.Buffer
	(&App{Stdout: &out, Terminal: true, Width: 50}).print(tab)
	lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
	for _, line := range lines {
		if utf8.RuneCountInString(line) > 50 {
			t.Errorf("%q is wider than the terminal", line)
		}
	}
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, "  in on it  short") || !strings.HasSuffix(last, " 12") {
		t.Errorf("last line is %q", last)
	}
}

func TestCountsCarryTheirUnit(t *testing.T) {
	for want, got := range map[string]string{
		"1 document": count(1, "document"), "0 documents": count(0, "document"), "2 entries": count(2, "entry"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
