package structured_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise/structured"
)

// lines gives the lines of a table with their numbers, but for comments.
func lines(t *testing.T, path string) map[int]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[int]string{}
	scan := bufio.NewScanner(f)
	for n := 1; scan.Scan(); n++ {
		if line := scan.Text(); line != "" && !strings.HasPrefix(line, "# ") {
			out[n] = line
		}
	}
	if len(out) < 100 {
		t.Fatalf("%s has only %d lines", path, len(out))
	}
	return out
}

// unmark takes the marks out of a text and gives the spans between them.
func unmark(marked string) (text string, spans []corpus.Span) {
	var b strings.Builder
	start := 0
	for _, r := range strings.NewReplacer(`\n`, "\n", "~", "\u00a0").Replace(marked) {
		switch r {
		case '«':
			start = b.Len()
		case '»':
			spans = append(spans, corpus.Span{Start: start, End: b.Len()})
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

func show(text string, found []structured.Match) string {
	var out []string
	for _, m := range found {
		out = append(out, fmt.Sprintf("%s %s %q sure=%v", m.Kind, m.Rule, text[m.Span.Start:m.Span.End], m.Sure))
	}
	return strings.Join(out, "; ")
}

func TestFindsIdentifiersExactly(t *testing.T) {
	for n, line := range lines(t, "testdata/identifiers.txt") {
		head, marked, sure := cutRow(line)
		kind, rule, _ := strings.Cut(head, " ")
		text, spans := unmark(marked)
		found := structured.Find(text)
		if len(found) != len(spans) {
			t.Errorf("line %d: %q: %d matches, want %d: %s", n, text, len(found), len(spans), show(text, found))
			continue
		}
		for i, m := range found {
			if m.Span != spans[i] || string(m.Kind) != kind || i == 0 && (m.Rule != rule || m.Sure != sure) {
				t.Errorf("line %d: %q, want %s (sure=%v) %q: %s", n, text, head, sure, text[spans[i].Start:spans[i].End], show(text, found))
			}
		}
	}
}

func cutRow(line string) (head, marked string, sure bool) {
	if head, marked, ok := strings.Cut(line, " ! "); ok {
		return head, marked, true
	}
	head, marked, _ = strings.Cut(line, " ? ")
	return head, marked, false
}

func TestLeavesEverydayTalkAlone(t *testing.T) {
	for n, line := range lines(t, "testdata/everyday.txt") {
		for _, text := range []string{line, strings.ToLower(line), "Well, " + line + ".", line + "\nand then we went home"} {
			if found := structured.Find(text); len(found) > 0 {
				t.Errorf("line %d: %q: %s", n, text, show(text, found))
				break
			}
		}
	}
}

// A long table of numbers is read in pieces; no number may be cut between them.
func TestCutsNoNumberInALongRun(t *testing.T) {
	for n := range 150 {
		text := strings.Repeat("7 ", n) + "07700 900 123 ok"
		found := structured.Find(text)
		if !slices.ContainsFunc(found, func(m structured.Match) bool {
			return text[m.Span.Start:m.Span.End] == "07700 900 123" && m.Sure
		}) {
			t.Errorf("after %d numbers: %s", n, show(text, found))
		}
	}
}
