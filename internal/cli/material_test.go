package cli

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/analysis"
)

// A note names three of a kind and counts the others.
func TestNotesNameThree(t *testing.T) {
	for n, want := range map[int]string{2: "T1, T2", 3: "T1, T2, T3", 5: "T1, T2, T3 and 2 more"} {
		if got := firstOf([]string{"T1", "T2", "T3", "T4", "T5"}[:n]); got != want {
			t.Errorf("%d names: %s", n, got)
		}
	}
	var said bytes.Buffer
	app := &App{Stderr: &said}
	app.warnOf("left out: ", slices.Repeat([]error{errors.New("x")}, 5))
	if got, want := said.String(), strings.Repeat("note: left out: x\n", 3)+"note: and 2 more; `mitten check` lists them all\n"; got != want {
		t.Errorf("got %q", got)
	}
	table := &analysis.Table{Anonymous: slices.Repeat([]analysis.Anonymous{{Document: "T1", Turns: 1}}, 5)}
	notes := anonymousNotes(table)
	if len(notes) != 4 || !strings.HasPrefix(notes[0], "T1: 1 turn of") || notes[3] != "and so it is in 2 documents more" {
		t.Errorf("%q", notes)
	}
}
