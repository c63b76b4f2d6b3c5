package coding

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// byTable is the least number of errors between the pattern and a piece of text
// that ends at each place, by the textbook.
func byTable(pattern, text []rune, anchored bool) []int {
	column := make([]int, len(pattern)+1)
	for i := range column {
		column[i] = i
	}
	var out []int
	for j, r := range text {
		diagonal := column[0]
		if anchored {
			column[0] = j + 1
		}
		for i := 1; i <= len(pattern); i++ {
			cost := 1
			if pattern[i-1] == r {
				cost = 0
			}
			diagonal, column[i] = column[i], min(diagonal+cost, column[i]+1, column[i-1]+1)
		}
		out = append(out, column[len(pattern)])
	}
	return out
}

func TestDistancesAreThoseOfTheTable(t *testing.T) {
	few := rapid.SampledFrom([]rune{'a', 'b', ' ', 'é', '漢', '🐘'})
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(few, 1, 200).Draw(t, "pattern")
		text := rapid.SliceOfN(few, 0, 250).Draw(t, "text")
		compiled := newPattern(p)
		for _, anchored := range []bool{false, true, false} {
			var got []int
			compiled.distances(text, anchored, func(n, errors int) {
				if n != len(got)+1 {
					t.Fatalf("place %d after %d", n, len(got))
				}
				got = append(got, errors)
			})
			if want := byTable(p, text, anchored); !slices.Equal(got, want) {
				t.Fatalf("anchored %v:\n got %v\nwant %v", anchored, got, want)
			}
		}
	})
}

func TestHitsHoldWhatTheySay(t *testing.T) {
	few := rapid.SampledFrom([]rune{'a', 'b', 'c', ' ', 'é'})
	rapid.Check(t, func(t *rapid.T) {
		quote := rapid.SliceOfN(few, 1, 90).Draw(t, "quote")
		text := rapid.SliceOfN(few, 0, 300).Draw(t, "text")
		k := rapid.IntRange(0, len(quote)/2).Draw(t, "k")
		least := len(quote) + 1
		for _, e := range byTable(quote, text, false) {
			least = min(least, e)
		}
		found := hits(quote, text, k, 64)
		if (least <= k) != (len(found) > 0) || len(found) > 0 && found[0].errors != least {
			t.Fatalf("the best has %d errors of %d, found %v", least, k, found)
		}
		for i, h := range found {
			column := byTable(quote, text[h.lo:h.hi], true)
			if h.lo < h.hi && column[len(column)-1] != h.errors || h.lo == h.hi && h.errors != len(quote) {
				t.Fatalf("hit %v holds %q", h, string(text[h.lo:h.hi]))
			}
			if i > 0 && h.errors < found[i-1].errors {
				t.Fatalf("a better hit comes later: %v", found)
			}
		}
	})
}

func TestFoldedTextKnowsWhereItComesFrom(t *testing.T) {
	f := foldText("a \u00a0\n“b”…—–c\u00adé’\xff\xef.")
	const want = "a \"b\"...-cé'\ufffd\ufffd."
	if f.text != want {
		t.Fatalf("folded %q, want %q", f.text, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := anyString().Draw(t, "text") + rapid.SampledFrom([]string{"", "…", "\xff", " \u200b "}).Draw(t, "end")
		f := foldText(text)
		at := 0
		for i := range f.runes {
			s := f.span(i, i+1)
			if s.Start < at && (i == 0 || f.from[i] != f.from[i-1]) || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("rune %d is %v of %q", i, s, text)
			}
			if r := foldText(text[s.Start:s.End]).runes; r[0] != f.runes[i] {
				t.Fatalf("rune %q comes from %q", f.runes[i], text[s.Start:s.End])
			}
			if got := f.runeAt(s.Start); f.from[got] != f.from[i] {
				t.Fatalf("runeAt(%d) = %d, want %d", s.Start, got, i)
			}
			at = s.End
		}
	})
}
