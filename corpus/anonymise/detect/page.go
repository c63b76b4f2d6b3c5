package detect

// newPage reads a text. words may be nil.
func newPage(text string, words Lexicon) *page {
	p := &page{text: text, tokens: tokenize(text)}
	p.markOpenings()
	p.markLabels()
	p.caseless = p.isCaseless()
	if words != nil {
		for i := range p.tokens {
			t := &p.tokens[i]
			t.given, t.surname, t.common = words.Given(t.folded), words.Surname(t.folded), words.Common(t.folded)
		}
	}
	return p
}

// A Lexicon knows words. All are folded; a place may have several, joined by
// blanks.
type Lexicon interface {
	Given(word string) bool
	Surname(word string) bool
	Place(words string) bool
	// Common gives the band of a word in a dictionary of English: 0 where it has
	// no such word, and the smaller, the more common.
	Common(word string) int
}
