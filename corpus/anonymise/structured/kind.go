package structured

import "github.com/mitten-qda/mitten/corpus"

// A Kind says what an identifier is about.
type Kind string

// The kinds, in the words of the annotated interviews.
const (
	Person  Kind = "PERSON"  // a name, or initials that stand for one
	Contact Kind = "CONTACT" // telephone, e-mail, web address, name in a network
	ID      Kind = "ID"      // a number or code that an office gave to somebody or to their things
	Address Kind = "ADDRESS" // street, house, flat, postcode
	Date    Kind = "DATE"    // a day, a month of a year, or a year that an event is tied to
	Age     Kind = "AGE"     // years of a life
)

// A Match is one identifier.
type Match struct {
	Span corpus.Span // bytes of the text: the whole identifier, without title, cue word or possessive
	Kind Kind
	Rule string // what it was recognised by, e.g. "nhs number"
	Sure bool   // false where a person should be asked
}
