package export

import "github.com/mitten-qda/mitten/corpus"

// refusal gives the value of a participant's consent that keeps their words
// back, as it is written; "" where none does.
func refusal(p corpus.Participant) string {
	for _, v := range p.Values("consent") {
		if c, _ := corpus.ReadConsent(v); c != corpus.MayQuote {
			return v
		}
	}
	return ""
}
