package export

import (
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/corpus"
)

// refusal gives the value of a participant's consent that keeps their words
// back, as it is written; "" where none does. Whatever is not a clear yes
// does: who writes "partial" or "ask first" must not be quoted by mistake. A
// participant without a value agreed to the study's own terms.
func refusal(p corpus.Participant) string {
	for _, v := range p.Values("consent") {
		words := strings.FieldsFunc(strings.ToLower(v), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		switch strings.Join(words, " ") {
		case "yes", "y", "true", "1", "full", "given", "consented", "ok":
		default:
			return v
		}
	}
	return ""
}
