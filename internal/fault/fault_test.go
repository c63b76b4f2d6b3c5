package fault

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"tone", "stepping-back", "hands", "role"}
	for word, want := range map[string]string{
		"TONE": "tone", "tnoe": "tone", "rol": "role", "steping bak": "stepping-back", "handz": "hands",
		// Two slips in a short word make another word.
		"nope": "", "hats": "", "to": "", "": "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("%q: did you mean %q? want %q", word, got, want)
		}
	}
}
