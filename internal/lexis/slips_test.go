package lexis

import (
	"strings"
	"testing"
)

func TestWithinSlips(t *testing.T) {
	long := strings.Repeat("ab", 50)
	for _, c := range []struct {
		a, b string
		most int
		want bool
	}{
		{"", "", 0, true}, {"gwilym", "gwilym", 0, true},
		{"gwilym", "gwilim", 1, true}, {"gwilym", "gwilm", 1, true}, {"gwilym", "gwillym", 1, true},
		{"gwilym", "gwliym", 1, true}, {"gwilym", "gwliim", 1, false}, {"gwilym", "gwliim", 2, true},
		{"łukasz", "lukasz", 1, true}, {"łukasz", "luкasz", 1, false}, // a letter is one, whatever its bytes
		{"ab", "", 1, false}, {"ab", "", 2, true}, {"ca", "abc", 2, false}, // restricted: no letter goes twice
		{long, long[1:], 1, true}, {long, "x" + long[2:], 1, false}, {long, "x" + long[2:], 2, true},
	} {
		if got := WithinSlips(c.a, c.b, c.most); got != c.want {
			t.Errorf("%q, %q within %d: %t", c.a, c.b, c.most, got)
		}
		if got := WithinSlips(c.b, c.a, c.most); got != c.want {
			t.Errorf("%q, %q within %d: %t", c.b, c.a, c.most, got)
		}
	}
}
