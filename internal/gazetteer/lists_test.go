package gazetteer

import (
	"strings"
	"testing"
)

func load(t *testing.T) *Lists {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestListsAreWhole(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		list               string
		lines, least, most int
	}{
		{"names", l.names.lines, 60_000, 150_000},
		{"places", l.places.lines, 15_000, 60_000},
		{"words", l.words.lines, 100_000, 150_000},
		{"variants", len(l.variants), 2_000, 6_000},
	} {
		if c.lines < c.least || c.lines > c.most {
			t.Errorf("%s: %d lines, want %d to %d", c.list, c.lines, c.least, c.most)
		}
	}
	size := 0
	for _, f := range []string{"names.gz", "places.gz", "words.gz", "variants.txt"} {
		b, err := data.ReadFile("data/" + f)
		if err != nil {
			t.Fatal(err)
		}
		size += len(b)
	}
	if size > 1_500_000 {
		t.Errorf("%d bytes of lists in the program, want at most 1,500,000", size)
	}
}

func TestListsHoldFoldedWords(t *testing.T) {
	l := load(t)
	for _, list := range []struct {
		name  string
		table *table
		blank bool
	}{{"names", l.names, false}, {"places", l.places, true}, {"words", l.words, false}} {
		before := ""
		for line := range strings.Lines(list.table.text) {
			key, digits, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if key <= before {
				t.Fatalf("%s: %q comes after %q", list.name, key, before)
			}
			before = key
			if strings.Trim(digits, "0123456789") != "" || len(digits) != 2 {
				t.Errorf("%s: %q has %q for digits", list.name, key, digits)
			}
			if strings.Trim(key, "abcdefghijklmnopqrstuvwxyz ") != "" || !list.blank && strings.Contains(key, " ") || key != strings.Join(strings.Fields(key), " ") {
				t.Errorf("%s: %q is not folded", list.name, key)
			}
		}
	}
}

func TestBrokenListIsAnError(t *testing.T) {
	if _, err := unpack([]byte("no gzip")); err == nil {
		t.Error("unpacked what is no gzip")
	}
	for _, text := range []string{"ann\t11\nbob", "ann 11\n", "11\n", "\n"} {
		if _, err := newTable(text); err == nil {
			t.Errorf("took %q for a list", text)
		}
	}
}

func TestCommon(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		words       string
		least, most int
	}{
		{"the and because people think time house", 10, 10},
		{"a i dont cant im youve wasnt weve isnt were", 10, 10},
		{"yeah um erm mum gonna monday nhs", 1, 20},
		{"colour color organise organize realise theatre theater grey gray tyre", 1, 35},
		{"walked running happier children knives quickly", 1, 35},
		{"english polish somali ramadan covid", 1, 35},
		{"may will mark grace hope reading bath rugby", 1, 50},
		{"chilblain whippersnapper", 35, 70},
		{"margaret susan ahmed kowalski manchester birmingham darren qzx", 0, 0},
	} {
		for w := range strings.FieldsSeq(c.words) {
			if got := l.Common(w); got < c.least || got > c.most {
				t.Errorf("Common(%s) = %d, want %d to %d", w, got, c.least, c.most)
			}
		}
	}
	if got := l.Common("chapati"); got != 55 {
		t.Errorf("Common(chapati) = %d, want 55", got)
	}
	if got := l.Common(""); got != 0 {
		t.Errorf("Common of no letters = %d, want 0", got)
	}
}
