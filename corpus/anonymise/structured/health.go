package structured

// isHealthNumber finds NHS numbers of England, Wales and Man, and the CHI
// numbers of Scotland, which have the same form: ten digits, the last of which
// checks the others (modulus 11; NHS Data Dictionary, "NHS NUMBER"). A wrong
// check digit is more often a slip of the tongue than another number: it lowers
// the match, never drops it.
// Where nothing speaks of health, a wrong one is looked at last (known is
// false).
func (s *scan) isHealthNumber(n numeral, digits string, known bool) bool {
	if len(digits) != 10 || n.has(bySlash) || len(n) > 1 && areYears(n) {
		return false
	}
	cue := s.cueAsked(n[0].first, 14, nhsCue)
	valid := healthCheck(digits)
	if !valid && !cue && (known || n.shape() != "334" && !(n.spoken() && startsAsDigits(n))) {
		return false
	}
	return s.note(n, ID, "nhs number", valid)
}

func healthCheck(digits string) bool {
	sum := 0
	for i := 0; i < 9; i++ {
		sum += int(digits[i]-'0') * (10 - i)
	}
	return (11-sum%11)%11 == int(digits[9]-'0') // a rest of 10 is no digit
}
