package structured

// isSocialSecurity finds the United States' social security numbers and the tax
// numbers of the same form: three, two and four digits.
func (s *scan) isSocialSecurity(n numeral, digits string) bool {
	cue := s.cueAsked(n[0].first, 10, ssnCue)
	if len(digits) != 9 {
		return false
	}
	if n.shape() == "324" {
		return s.note(n, ID, "ssn", cue || n[1].sep == byHyphen && n[2].sep == byHyphen)
	}
	return cue && s.note(n, ID, "ssn", true)
}
