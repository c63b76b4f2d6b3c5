package textpos

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// texts draws strings from an alphabet with one- to four-byte characters,
// combining marks and bytes that are not UTF-8.
func texts() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{"a", "e\u0301", "ñ", "—", "’", "🐘", "\n", "漢", "\xff", "\u00a0", "word "})
	return rapid.Custom(func(t *rapid.T) string {
		s := ""
		for _, p := range rapid.SliceOfN(piece, 0, 900).Draw(t, "pieces") {
			s += p
		}
		return s
	})
}

func TestMapAgreesWithCountingByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		m := New(text)
		points, units := 0, 0
		for at := 0; at < len(text); {
			r, w := utf8.DecodeRuneInString(text[at:])
			for b := at; b < at+w; b++ {
				if got := m.PointAt(b); got != points {
					t.Fatalf("PointAt(%d) = %d, want %d", b, got, points)
				}
				if got := m.UnitAt(b); got != units {
					t.Fatalf("UnitAt(%d) = %d, want %d", b, got, units)
				}
			}
			if got := m.ByteOfPoint(points); got != at {
				t.Fatalf("ByteOfPoint(%d) = %d, want %d", points, got, at)
			}
			n := len(utf16.Encode([]rune{r}))
			for u := units; u < units+n; u++ {
				if got := m.ByteOfUnit(u); got != at {
					t.Fatalf("ByteOfUnit(%d) = %d, want %d", u, got, at)
				}
			}
			at, points, units = at+w, points+1, units+n
		}
		if m.Points() != points || m.Units() != units {
			t.Fatalf("length %d/%d, want %d/%d", m.Points(), m.Units(), points, units)
		}
	})
}

func TestPositionsOutsideTheTextAreClamped(t *testing.T) {
	for _, text := range []string{"", "abc", "añ🐘"} {
		m := New(text)
		if m.PointAt(-1) != 0 || m.UnitAt(-1) != 0 || m.ByteOfPoint(-1) != 0 || m.ByteOfUnit(-1) != 0 {
			t.Errorf("%q: a negative position is not the start", text)
		}
		if m.PointAt(99) != m.Points() || m.UnitAt(99) != m.Units() || m.ByteOfPoint(99) != len(text) || m.ByteOfUnit(99) != len(text) {
			t.Errorf("%q: a position past the end is not the end", text)
		}
	}
}
