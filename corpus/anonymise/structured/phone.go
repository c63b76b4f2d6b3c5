package structured

// isPhone finds telephone numbers that their digits give away: British ones
// (Ofcom's numbering plan: 0 and nine or ten digits), those of any country with
// + or 00 (ITU-T E.164: at most fifteen digits), and North American ones.
func (s *scan) isPhone(n numeral, digits string) bool {
	first, last := n[0].first, n[len(n)-1].last
	plus := s.isMark(first-1, '+') && s.tok(first).gap <= blank && !n[0].spoken
	bracket := s.isMark(first-1, '(') && s.isMark(n[0].last+1, ')')
	if plus {
		first--
	}
	if bracket || plus && s.isMark(first-1, '(') && s.isMark(n[0].last+1, ')') {
		first--
	}
	count, sure := len(digits), false
	switch {
	case !plus && !bracket && !n.spoken() && len(n) > 1 && len(n[0].digits) < 3 && n[0].digits != "0" && n.shape() != "22222" && n.shape() != "1334":
		return false // a number of something else goes before
	case n.has(bySlash) && len(n) > 2 || n.has(byDot) && len(n) > 5:
		return false
	case s.isPlusInWords(first-1) && count >= 9 && count <= 15:
		first, sure = first-1, true
	case plus:
		if count < 7 || count > 15 {
			return false
		}
		sure = true
	case digits[:2] == "00":
		if count < 11 || count > 17 || digits[2] == '0' {
			return false
		}
		sure = true
	case digits[0] == '0':
		switch {
		case count == 10 || count == 11:
			sure = digits[1] != '0' && digits[1] != '4' && digits[1] != '6' || s.cueBefore(first, 8, phoneCue|numberCue)
		case count == 7 || count == 8:
			if digits[1] != '8' || len(n) < 2 && !s.cueBefore(first, 8, phoneCue|numberCue) {
				return false
			}
		default:
			return false
		}
	case s.isAmerican(n, digits):
		sure = true
	default:
		return false
	}
	rule := "phone"
	if n.spoken() {
		rule = "phone in words"
	}
	s.addToks(first, s.extension(last), Contact, rule, sure)
	return true
}

// isPlusInWords reports whether token i is the plus of "plus four four".
func (s *scan) isPlusInWords(i int) bool { return s.tok(i).kind == word && s.of(i) == "plus" }

// isAmerican knows the forms of the North American Numbering Plan that no
// health number has: (212) 555-0134, 212-555-0134, 1-212-555-0134.
func (s *scan) isAmerican(n numeral, digits string) bool {
	shape := n.shape()
	if shape == "1334" && digits[0] == '1' {
		return true
	}
	return shape == "334" && digits[0] >= '2' && (n[1].sep == byBracket || digits[1] != '9' && n[2].sep == byHyphen || n[1].sep == byDot && n[2].sep == byDot)
}

// opensExtension reports whether token i begins "ext 31", "x31", "extension
// 31", and a number follows.
func (s *scan) opensExtension(i int) bool {
	switch s.of(i) {
	case "ext", "extn", "extension", "x":
	default:
		return false
	}
	if s.isMark(i+1, '.') {
		i++
	}
	return s.near(i+1) && (s.tok(i+1).kind == number || s.is(i+1, spokenNumber))
}

// extension gives the last token of the extension that follows token last, or
// of several: "x577x31".
func (s *scan) extension(last int) int {
	for {
		i := last + 1
		if s.isMark(i, ',') {
			i++
		}
		if i >= len(s.toks) || s.tok(i).gap > lineEnd || !s.opensExtension(i) {
			return last
		}
		if i++; s.isMark(i, '.') {
			i++
		}
		last = i
		for s.near(last+1) && s.tok(last+1).gap == blank && s.is(i, spokenNumber) && s.is(last+1, spokenNumber) {
			last++
		}
	}
}

// isLocalPhone finds numbers without an area code after a word like "ring".
func (s *scan) isLocalPhone(n numeral, digits string) bool {
	first, last := n[0].first, n[len(n)-1].last
	count := len(digits)
	if count < 5 || count > 10 || n.has(bySlash) || n.has(byDot) || areYears(n) || s.is(last+1, unit) {
		return false
	}
	strong := s.cueBefore(first, 6, phoneCue)
	if !strong && !s.cueBefore(first, 3, numberCue) || s.cueBefore(first, 4, refCue&^nhsCue|cardCue|passportCue) {
		return false
	}
	rule := "phone"
	if n.spoken() {
		rule = "phone in words"
	}
	return s.note(n, Contact, rule, strong && count >= 6)
}
