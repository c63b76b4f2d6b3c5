package gazetteer

import (
	"fmt"
	"strings"
	"testing"
)

func TestTableTellsPrefixesApart(t *testing.T) {
	var text strings.Builder
	for n := 2; n <= 400; n += 2 {
		fmt.Fprintf(&text, "%s\t%d%d\n", strings.Repeat("a", n), n%7+1, n%5)
	}
	table, err := newTable(text.String())
	if err != nil {
		t.Fatal(err)
	}
	for n := range 402 {
		wantFirst, wantSecond := 0, 0
		if n > 0 && n <= 400 && n%2 == 0 {
			wantFirst, wantSecond = n%7+1, n%5
		}
		if first, second := table.digits(strings.Repeat("a", n)); first != wantFirst || second != wantSecond {
			t.Errorf("%d letters: %d and %d, want %d and %d", n, first, second, wantFirst, wantSecond)
		}
	}
	if empty, err := newTable(""); err != nil {
		t.Error(err)
	} else if first, _ := empty.digits("a"); first != 0 {
		t.Error("a table of no lines has one")
	}
}
