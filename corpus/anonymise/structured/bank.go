package structured

// isBank finds card numbers, and sort codes with or without their account.
func (s *scan) isBank(n numeral, digits string) bool {
	first := n[0].first
	shape := n.shape()
	switch count := len(digits); {
	case count == 16 && digits[:7] == "0000000":
		return s.note(n, ID, "orcid", true) // of researchers
	case count == 14 && (shape == "2228" || shape == "68"):
		return s.note(n, ID, "sort code and account", true)
	case count >= 12 && count <= 19:
		cue := s.cueAsked(first, 14, cardCue)
		if luhn(digits) && (cue || count >= 13 && digits[0] <= '6' && n.isEven()) {
			return s.note(n, ID, "card number", true)
		}
		if cue || shape == "4444" || shape == "465" || len(n) == 1 && count >= 15 && digits[0] >= '3' && digits[0] <= '6' {
			return s.note(n, ID, "card number", false)
		}
	case count == 6 && s.bankAsked(first):
		return s.note(n, ID, "sort code", true)
	case count == 8 && s.bankAsked(first):
		return s.note(n, ID, "account number", true)
	case shape == "222" && !s.goesOn(n) && n[1].sep == byHyphen && n[2].sep == byHyphen:
		return s.note(n, ID, "sort code", false)
	}
	return false
}

// luhn checks the last digit (ISO/IEC 7812-1).
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// bankAsked reports whether a bank was spoken of before token i.
func (s *scan) bankAsked(i int) bool {
	if s.cueAsked(i, 8, bankCue) {
		return true
	}
	for k := i - 2; k >= 0 && k >= i-8; k-- {
		if s.is(k, sortWord) && (s.of(k+1) == "code" || s.of(k+1) == "codes" || s.isHyphen(k+1)) {
			return true
		}
	}
	return false
}

// goesOn reports whether hyphens join further digits to n.
func (s *scan) goesOn(n numeral) bool {
	first, last := n[0].first, n[len(n)-1].last
	return s.isHyphen(last+1) && s.tok(last+2).kind == number && s.tok(last+2).gap == joined ||
		s.isHyphen(first-1) && s.tok(first-2).kind == number && s.tok(first).gap == joined
}

// isEven reports whether the groups of n are of one kind: all of them single
// digits, or none.
func (n numeral) isEven() bool {
	singles := 0
	for _, g := range n {
		if len(g.digits) == 1 {
			singles++
		}
	}
	return singles == 0 || singles == len(n) || n.spoken()
}
