package index

import (
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

func TestFold(t *testing.T) {
	cases := []struct{ why, in, want string }{
		{"case", "ÉLAN", "elan"},
		{"apostrophes of all shapes", "can't can’t can‘t canʼt can＇t", "cant cant cant cant cant"},
		{"a soft hyphen and a zero-width joiner do not show", "co\u00adop\u200d", "coop"},
		{"ligatures, as a PDF has them", "ﬁne oﬃce", "fine office"},
		{"full-width letters", "ＡＢＣ", "abc"},
		{"combining accents of other scripts stay", "हिन्दी", "हिन्दी"},
		{"Hangul stays whole", "한국", "한국"},
		{"plain words are as they were", "naming the elephant", "naming the elephant"},
	}
	for _, c := range cases {
		if got := fold(c.in); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.why, c.in, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	cases := []struct{ why, in, want string }{
		{"endings", "listening listened Listens", "listening/listen listened/listen listens/listen"},
		{"possessives", "boss's James’s clients' worker's", "bosss/boss jamess/jame clients/client workers/worker"},
		{"what is no letter or digit is no word", "— … 🙂 !", ""},
		{"numbers", "£5 10:30 3.5", "5/5 10/10 30/30 3.5/3.5"},
	}
	for _, c := range cases {
		var got []string
		for _, w := range newAnalyser().words(nil, c.in) {
			got = append(got, w.exact+"/"+w.stem)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q", c.why, s)
		}
	}
	// Positions are bytes of the text: apostrophes within a word, quotes not.
	text := "‘É’ can’t"
	for i, want := range []string{"É", "can’t"} {
		if w := newAnalyser().words(nil, text)[i]; text[w.start:w.end] != want {
			t.Errorf("token %d is %q, want %q", i, text[w.start:w.end], want)
		}
	}
}

func TestNaturalOrder(t *testing.T) {
	sorted := []string{"A9", "a10", "P1-2", "P1-10", "T02", "T2", "T2a", "T10", "T010b"}
	ids := slices.Clone(sorted)
	slices.Reverse(ids)
	sortNaturally(ids)
	if !slices.Equal(ids, sorted) {
		t.Errorf("got %v", ids)
	}
	for _, id := range sorted {
		for _, n := range []int{0, 9, 10, 1234567} {
			d, i, err := splitKey(key(id, n))
			if d != id || i != n || err != nil {
				t.Errorf("%s %d comes back as %s %d %v", id, n, d, i, err)
			}
		}
	}
	if key("T2", 9) > key("T2", 10) {
		t.Error("segment 9 comes after 10")
	}
	if _, _, err := splitKey("T2"); err == nil {
		t.Error("no key is taken for one")
	}
}

func TestSegments(t *testing.T) {
	long := strings.Repeat("word ", 150)
	d := interview(t, "T1", "P1", "I: Short.\n\nTwo paragraphs, one segment.", "P1: "+long+"one\n \n"+long+"two\nlines\n\n\n"+long+"three", "P1: "+long+long+long, "P1: ")
	var got []string
	for _, s := range Segments(d) {
		words := strings.Fields(d.Slice(s.Span))
		got = append(got, strings.Join(append([]string{words[0]}, words[len(words)-2:]...), " "))
		if text := d.Slice(s.Span); text != strings.TrimSpace(text) {
			t.Errorf("space around %q", text)
		}
	}
	want := []string{"Short. one segment.", "word word one", "word two lines", "word word three", "word word word"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// A coding belongs to the segments that it shares a byte with, and one of a
// label to the segment that the label opens.
func TestCodedSegments(t *testing.T) {
	long := strings.Repeat("word ", 150)
	d := interview(t, "T1", "P1", "P1: first", "P1: "+long+"one\n\n"+long+"two\n\n"+long+"three")
	at := func(s string) int { return strings.Index(d.Text, s) }
	cases := []struct {
		why        string
		start, end int
		want       string
	}{
		{"across a paragraph's end", at("one"), at("two") + 3, "1 2"},
		{"up to the start of the next", at("one"), at("one") + 3, "1"},
		{"the label alone", d.Turns[1].Span.Start, d.Turns[1].Words.Start, "1"},
		{"two turns", 4, d.Turns[1].Words.Start + 4, "0 1"},
	}
	for _, c := range cases {
		s := newStudy()
		s.put(Entry{Document: d, Codings: []Coding{{"x", "ann", corpus.Span{Start: c.start, End: c.end}}}})
		var got []string
		for _, h := range ask(t, Open(t.TempDir(), 0), s, "theme:x", Options{}).Hits {
			got = append(got, string(rune('0'+h.Segment)))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: segments %v, want %s", c.why, got, c.want)
		}
	}
}

func TestState(t *testing.T) {
	s := someState()
	for shard := range s {
		b := s.encode(shard)
		back := newState()
		if err := back.decode(shard, b); err != nil {
			t.Fatal(err)
		}
		if len(back[shard]) != len(s[shard]) {
			t.Fatalf("shard %d comes back with %d documents", shard, len(back[shard]))
		}
		for id, d := range s[shard] {
			if back[shard][id] != d {
				t.Errorf("%s comes back as %v", id, back[shard][id])
			}
		}
		for i := range b {
			broken := slices.Clone(b)
			broken[i] ^= 0x10
			if back.decode(shard, broken) == nil || back.decode(shard, b[:i]) == nil {
				t.Fatalf("damage at byte %d goes unnoticed", i)
			}
		}
	}
}

func someState() *state {
	s := newState()
	for i, id := range []string{"T1", "T2", "P-10", "a.b", "Z"} {
		s[shardOf(id)][id] = indexed{strings.Repeat("f", i), i * 100, "P1\x00P2"[:i], strings.Repeat("a", 2*i)}
	}
	return s
}
