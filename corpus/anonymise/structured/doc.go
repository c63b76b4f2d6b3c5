// Package structured finds what identifies somebody by its form: addresses of
// mail and web, telephone numbers, postcodes and streets, numbers that offices
// give to people, plates, dates and ages, names that a title or "my name is"
// announces. It owns
//
//   - the kinds of identifiers (Kind), in the words of the annotated material,
//   - the rules, a file each, that find them in any text (Find, Match),
//   - the words that the rules know (class, vocabulary).
//
// How a text is read. It is cut into words, numbers and marks once; each rule
// is called only where a token of its class stands, and looks around from
// there. Text without capitals and without punctuation, as speech recognisers
// write it, is read by the same rules: numbers and letters may be said as
// words. A Match is Sure where the form alone leaves little doubt; what needs a
// person's eye is not.
//
// Never here: lists of people or places, decisions, replacement, and any change
// to the text, its normalisation included.
package structured
