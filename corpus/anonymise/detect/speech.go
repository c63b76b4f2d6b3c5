package detect

import "strings"

// isNoise knows what is written of sounds and slurred words, which no dictionary
// has and nobody is called: "erm", "mmhmm", "aaah", "hahaha".
func (t *token) isNoise() bool {
	if t.is(noise) {
		return true
	}
	if t.common > 0 || len(t.folded) > 12 || t.given || t.surname {
		return false
	}
	for _, sounds := range []string{"mh", "ah", "oh", "uh", "eh", "er", "um", "aw"} {
		if strings.Trim(t.folded, sounds) == "" {
			return true
		}
	}
	return false
}
