package gazetteer

// Common says how common folded is as an English word, British or American,
// in any inflection: one of SCOWL's size classes 10, 20, 35, 40, 50, 55, 60 and
// 70, smaller being more common, and 0 for what is no such word. Contractions
// are words without their apostrophe ("dont"), and so are the words that
// English writes with a capital though they name nobody: days, months,
// languages, nationalities and faiths.
//
// What is only a name of a person or a place is 0.
func (l *Lists) Common(folded string) int {
	if l.own[folded]&word != 0 {
		return bandOfOwn
	}
	tens, ones := l.words.digits(folded)
	return 10*tens + ones
}
