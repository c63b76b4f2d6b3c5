package structured

// isDateOfDigits finds dates of three numbers: 14/03/2024, 14.3.24,
// 2024-03-14. With spaces between ("02 07 24") a word like born or date must
// stand near. Day and month may change places, as Americans write them.
func (s *scan) isDateOfDigits(n numeral) bool {
	first, last := n[0].first, n[len(n)-1].last
	birth := s.cueAsked(first, 12, birthCue)
	if len(n) == 1 {
		g := n[0].digits
		return birth && (len(g) == 8 && isDayMonthYear(g[:2], g[2:4], g[4:]) || len(g) == 6 && isDayMonthYear(g[:2], g[2:4], g[4:])) && s.note(n, Date, "birthday", true)
	}
	if len(n) == 2 && n[1].sep == bySlash && birth && isDayMonthYear(n[0].digits, n[1].digits, "00") {
		return s.note(n, Date, "birthday", true)
	}
	if len(n) == 2 && n[1].sep == bySlash && len(n[1].digits) == 4 && isDayMonthYear("1", n[0].digits, n[1].digits) {
		return s.note(n, Date, dateRule(birth), birth)
	}
	if len(n) != 3 {
		return false
	}
	sep, same := n.separators()
	if !same || sep > bySlash || s.isMark(last+1, '.', '/', '-') && s.tok(last+2).kind == number && s.tok(last+2).gap == joined {
		return false
	}
	a, b, c := n[0].digits, n[1].digits, n[2].digits
	iso := len(a) == 4 && isDayMonthYear(c, b, a)
	if !iso && !isDayMonthYear(a, b, c) && !isDayMonthYear(b, a, c) {
		return false
	}
	sure := true
	switch sep {
	case bySpace:
		if sure = birth || s.cueAsked(first, 6, dateCue); !sure && !(iso && len(b)+len(c) == 4) {
			return false
		}
	case byDot: // sections and versions are numbered so
		sure = len(a)+len(b)+len(c) >= 6 || valueOf(a) > 12 || birth
		if s.is(first-1, sectionWord) {
			return false
		}
	case byHyphen: // so are sort codes
		if len(c) == 2 && s.bankAsked(first) {
			return false
		}
	}
	rule := "date"
	if birth {
		rule = "birthday"
	}
	if iso {
		last = s.timeOfDay(last)
	}
	s.addToks(first, last, Date, rule, sure)
	return true
}

// isDayMonthYear checks the ranges; a year has two or four digits.
func isDayMonthYear(day, month, year string) bool {
	d, m, y := valueOf(day), valueOf(month), valueOf(year)
	return len(day) <= 2 && len(month) <= 2 && 1 <= d && d <= 31 && 1 <= m && m <= 12 &&
		(len(year) == 2 || len(year) == 4 && 1850 <= y && y <= 2100)
}

// timeOfDay gives the last token of a time that follows an ISO date.
func (s *scan) timeOfDay(last int) int {
	i := last + 1
	if s.tok(i).kind == word && s.of(i) == "t" && s.tok(i).gap == joined {
		i++
	}
	if s.tok(i).kind != number || s.tok(i).gap > blank || !s.isMark(i+1, ':') || s.tok(i+2).kind != number {
		return last
	}
	for last = i + 2; s.isMark(last+1, ':', '.') && s.tok(last+2).kind == number && s.tok(last+2).gap == joined; last += 2 {
	}
	switch s.of(last + 1) {
	case "am", "pm":
		last++
	}
	return last
}

// isSpokenBirthday finds birthdays said by digits: "oh three oh six sixty two",
// "two three fifty nine".
func (s *scan) isSpokenBirthday(n numeral, digits string) bool {
	if len(digits) < 4 || len(digits) > 8 || !n.spoken() || !s.cueAsked(n[0].first, 12, birthCue) {
		return false
	}
	for day := 1; day <= 2; day++ {
		for month := 1; month <= 2; month++ {
			year := len(digits) - day - month
			if n.endsAt(day) && n.endsAt(day+month) && (year == 2 || year == 4) && isDayMonthYear(digits[:day], digits[day:day+month], digits[day+month:]) {
				return s.note(n, Date, "birthday", true)
			}
		}
	}
	return false
}

// endsAt reports whether a group ends after the given number of digits.
func (n numeral) endsAt(count int) bool {
	for _, g := range n {
		count -= len(g.digits)
		if count <= 0 {
			break
		}
	}
	return count == 0
}
