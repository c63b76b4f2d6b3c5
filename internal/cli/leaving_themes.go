package cli

import (
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// ownOfThemes are the words of the codebook that are nothing to decide about. A
// theme may be named by what people said ("the day Folasade came"): words of
// English are nobody's name, and others neither where they have no capital and no
// list has them.
func ownOfThemes(book *codebook.Book, lists detect.Lexicon) []string {
	var out []string
	capital := map[string]bool{} // words that a theme has with one
	take := func(text string) {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !lexis.IsLetter(r) && !lexis.StaysInWord(r) && (r < '0' || r > '9') }) {
			folded := lexis.Fold(word)
			if lexis.HasUpper(word) {
				capital[folded] = true
			}
			if lists.Common(folded) > 0 || !capital[folded] && lists.GivenRank(folded) == 0 && !lists.Surname(folded) && lists.LongestPlace([]string{folded}) == 0 {
				out = append(out, word)
			}
		}
	}
	for _, t := range book.All() {
		for _, text := range append([]string{t.Name, t.Definition, t.Memo, t.Include, t.Exclude}, t.Cues...) {
			take(text)
		}
	}
	for _, t := range book.All() { // in lower case, whatever the name has
		take(t.ID)
	}
	return out
}
