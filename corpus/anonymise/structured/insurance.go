package structured

// isInsuranceNumber finds National Insurance numbers: two letters, six digits,
// a letter from A to D. Prefixes that were never issued count: the form alone
// makes a candidate. In lower case a word such as "to" is no prefix.
func (s *scan) isInsuranceNumber(i int, code []byte, ends []codeEnd) bool {
	cue := s.cueAsked(i, 14, niCue)
	last := ends[len(ends)-1].token
	if !has(code, "AA999999A") {
		if cue && has(code, "AA999999") && !s.is(i, stop) {
			s.addToks(i, last, ID, "ni number", false)
			return true
		}
		return false
	}
	if code[8] > 'D' && !cue || !s.toks[i].allUpper && s.is(i, stop) && !cue {
		return false
	}
	s.addToks(i, last, ID, "ni number", code[8] <= 'D' || cue)
	return true
}
