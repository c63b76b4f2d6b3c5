package detect

// newPage reads a text. words and classes may be nil.
func newPage(text string, words Lexicon, classes map[string]class) *page {
	p := &page{text: text, tokens: tokenize(text)}
	p.markOpenings()
	p.markLabels()
	p.caseless = p.isCaseless()
	for i := range p.tokens {
		t := &p.tokens[i]
		t.class = classes[t.folded]
		if words != nil {
			rank := words.GivenRank(t.folded)
			t.given, t.favourite = rank > 0, rank == 1
			t.surname, t.common = words.Surname(t.folded), words.Common(t.folded)
		}
	}
	return p
}

// Caseless reports whether the speech of a text has no capital letters, so that a
// word in lower case may be a name.
func Caseless(text string) bool { return newPage(text, nil, nil).caseless }

// A Lexicon knows words. All are folded; a place may have several, joined by
// blanks.
type Lexicon interface {
	// GivenRank says how common a given name is, 1 the most; 0 for no such name.
	GivenRank(word string) int
	Surname(word string) bool
	// Variants gives the other forms of a given name.
	Variants(word string) []string
	// LongestPlace counts how many of the words, from the first on, make up the
	// longest name of a place.
	LongestPlace(words []string) int
	// Common gives the band of a word in a dictionary of English: 0 where it has
	// no such word, and the smaller, the more common.
	Common(word string) int
}
