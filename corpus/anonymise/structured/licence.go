package structured

import (
	"bytes"
	"slices"
)

// isDrivingLicence finds the numbers of British driving licences (DVLA): five
// letters of the surname filled up with 9, six digits of the birthday, two
// initials or 9, a digit and two letters.
func (s *scan) isDrivingLicence(i int, code []byte, ends []codeEnd) bool {
	if len(code) != 16 && len(code) != 18 || !has(code[:16], "A####999999###AA") && !has(code[:16], "A####999999##9AA") && !has(code[:16], "A####999999####A") {
		return false
	}
	if surname := bytes.TrimRight(code[:5], "9"); !has(surname, "AAAAA"[:len(surname)]) || !inPieces(ends, 5, 11, 16) {
		return false
	}
	if m := (code[6]-'0')%5*10 + code[7] - '0'; m < 1 || m > 12 {
		return false
	}
	s.addToks(i, ends[len(ends)-1].token, ID, "driving licence", true)
	return true
}

// inPieces reports whether blanks stand nowhere but behind the given numbers of
// characters.
func inPieces(ends []codeEnd, places ...int) bool {
	for k := 1; k < len(ends); k++ {
		if ends[k].split && !slices.Contains(places, ends[k-1].n) {
			return false
		}
	}
	return true
}
