package gazetteer

import (
	"strings"
	"testing"
)

func TestBuiltLikeName(t *testing.T) {
	l := load(t)
	for w := range strings.FieldsSeq(`adewumisola oluwakayikunmi chukwunwike abdulmuqsit gebrewahid mckettrickson llanfyrgod
		ballyquillan korzeniowska wolniewicz drobnescu branimirovic halushchenko gogichashvili karvelopoulos thorvaldsdottir
		kazimierauskas sukhpreet karunasinghe shafiqullah grimblethwaite ossleworth brackenhurst`) {
		if !l.BuiltLikeName(w) {
			t.Errorf("%s is not built like a name", w)
		}
	}
	for w := range strings.FieldsSeq(`adequate olive reminder bottom thorough indeed upward whisky
		basically deep oyes zovich computer statistician wednesday mcx`) {
		if l.BuiltLikeName(w) {
			t.Errorf("%s is built like a name", w)
		}
	}
	for line := range strings.Lines(l.words.text) {
		if w, _, _ := strings.Cut(line, "\t"); l.BuiltLikeName(w) {
			t.Errorf("%s, a word, is built like a name", w)
		}
	}
}
