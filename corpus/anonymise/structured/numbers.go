package structured

import "strings"

// readNumbers finds identifiers made of digits in the run of groups that
// begins at token i, and gives the token after the run. Pieces whose form is
// known go first, the longest from left to right; what is left between them
// may be a number of unknown form.
func (s *scan) readNumbers(i int) (next int) {
	groups, next := s.groupsFrom(i)
	if len(groups) == 0 {
		return max(next, i+1)
	}
	if total(groups) < 3 || s.isMoney(groups) {
		return next
	}
	left := 0
	for from := 0; from < len(groups); {
		to := s.longest(groups, from, s.isKnownNumber)
		if to > from {
			s.readUnknown(groups[left:from])
			left = to
		}
		from = max(to, from+1)
	}
	s.readUnknown(groups[left:])
	return next
}

// readUnknown finds numbers of unknown form in what is left of a run.
func (s *scan) readUnknown(groups []group) {
	if len(groups) > 0 && groups[0].digits == "00" {
		return // hours, minutes, seconds
	}
	for from := 0; from < len(groups); {
		from = max(s.longest(groups, from, s.isUnknownNumber), from+1)
	}
}

// longest gives the end of the longest piece of groups from the given one on
// that a rule knows; from where it knows none.
func (s *scan) longest(groups []group, from int, rule func(numeral, string) bool) (to int) {
	if s.partOfWord(groups[from].first) || s.inCode(groups[from].first) {
		return from
	}
	for to = min(len(groups), from+19); to > from; to-- {
		n := numeral(groups[from:to])
		if count := total(n); count < 3 || count > 19 || s.joinedAfter(n) || !n.spoken() && n.has(byComma) {
			continue
		}
		if rule(n, n.digits()) {
			return to
		}
	}
	return from
}

// total is the number of digits in groups.
func total(groups []group) int {
	n := 0
	for _, g := range groups {
		n += len(g.digits)
	}
	return n
}

// isMoney reports whether a run is an amount: a sign for money before it.
func (s *scan) isMoney(groups []group) bool {
	return s.isMark(groups[0].first-1, '£', '$', '€', '₹', '¥', '₱') && groups[0].digits[0] != '0'
}

// inCode reports whether the digits at token i go on from a code ("SW/2023").
func (s *scan) inCode(i int) bool {
	return s.tok(i).gap == joined && (s.isHyphen(i-1) || s.isMark(i-1, '/', '_', '.')) && s.tok(i-1).gap == joined && s.tok(i-2).kind == word && i >= 2
}

// A numeral is groups that are looked at as one number.
type numeral []group

func (n numeral) digits() string {
	if len(n) == 1 {
		return n[0].digits
	}
	var b strings.Builder
	for _, g := range n {
		b.WriteString(g.digits)
	}
	return b.String()
}

// shape is the lengths of the groups: "334" for 999 201 4636.
func (n numeral) shape() string {
	var b [mostGroups]byte
	for i, g := range n {
		b[i] = '0' + byte(min(len(g.digits), 10))
	}
	return string(b[:len(n)])
}

// separators gives the one separator of n; same is false where there are
// several.
func (n numeral) separators() (sep separator, same bool) {
	if len(n) < 2 {
		return bySpace, true
	}
	for _, g := range n[2:] {
		if g.sep != n[1].sep {
			return n[1].sep, false
		}
	}
	return n[1].sep, true
}

func (n numeral) has(sep separator) bool {
	for _, g := range n[1:] {
		if g.sep == sep {
			return true
		}
	}
	return false
}

func (n numeral) spoken() bool {
	for _, g := range n {
		if g.spoken {
			return true
		}
	}
	return false
}

// isKnownNumber notes n where its form is that of an identifier.
func (s *scan) isKnownNumber(n numeral, digits string) bool {
	if !n.spoken() && s.isDateOfDigits(n) {
		return true
	}
	if len(digits) == 10 && s.cueBefore(n[0].first, 8, nhsCue) && s.isHealthNumber(n, digits) {
		return true
	}
	return !isCounting(n, digits) && (s.isFileNumber(n) || s.isPhone(n, digits) || s.isHealthNumber(n, digits) ||
		s.isSocialSecurity(n, digits) || s.isBank(n, digits) || s.isSpokenBirthday(n, digits))
}

// isUnknownNumber notes n where a word near, or its length alone, makes an
// identifier of it.
func (s *scan) isUnknownNumber(n numeral, digits string) bool {
	return !isCounting(n, digits) && (s.isLocalPhone(n, digits) || s.isLongNumber(n, digits))
}

// joinedAfter reports whether letters are joined to the end of n, unless they
// open an extension ("x 31").
func (s *scan) joinedAfter(n numeral) bool {
	after := n[len(n)-1].last + 1
	t := s.tok(after)
	return t.gap == joined && t.kind == word && after < len(s.toks) && !s.opensExtension(after)
}

// isCounting reports whether the digits of n, or its groups, go up or down by
// one, or stay: somebody counts, or shows what a number looks like.
func isCounting(n numeral, digits string) bool {
	if len(n) > 2 && inSteps(len(n), func(i int) int { return int(valueOf(n[i].digits)) }) {
		return true
	}
	return inSteps(len(digits), func(i int) int { return int(digits[i]) })
}

func inSteps(length int, at func(int) int) bool {
	step := at(1) - at(0)
	if step < -1 || step > 1 {
		return false
	}
	for i := 2; i < length; i++ {
		if at(i)-at(i-1) != step {
			return false
		}
	}
	return true
}

// isLongNumber asks for numbers whose form nobody knows. Written ones need
// seven digits in a piece, or a few groups that are no years and no thousands;
// spoken ones six, one by one.
func (s *scan) isLongNumber(n numeral, digits string) bool {
	last := n[len(n)-1]
	switch {
	case s.is(last.last+1, unit) || s.isMark(last.last+1, '%', '£', '€'):
		return false
	case digits[0] == '0' && (len(digits) == 9 || len(digits) == 12) && !n.has(bySlash) && !n.has(byDot):
		return s.note(n, Contact, "phone", false)
	case n.spoken():
		if len(digits) < 6 || len(n) < 4 || !startsAsDigits(n) {
			return len(digits) == 5 && digits[0] == '0' && len(n) > 2 && s.note(n, Contact, "phone in words", false)
		}
		return s.note(n, ID, "number in words", false)
	case len(n) == 1:
		return len(digits) >= 7 && !strings.HasSuffix(digits, "00000") && s.note(n, ID, "number", false)
	}
	sep, same := n.separators()
	if len(digits) < 7 || len(n) > 6 || n.has(byDot) || n.has(bySlash) || sep > byHyphen && sep != byBracket || !same && n.has(byFiller) || areYears(n) || areThousands(n) {
		return false
	}
	for _, g := range n {
		if len(g.digits) < 2 {
			return false
		}
	}
	return s.note(n, Contact, "phone", false)
}

// startsAsDigits reports whether a spoken number has mostly single digits: "twenty
// twenty one" is none.
func startsAsDigits(n numeral) bool {
	single := 0
	for _, g := range n {
		if g.spoken && len(g.digits) == 1 || strings.Count(g.digits, g.digits[:1]) == len(g.digits) {
			single++
		}
	}
	return 2*single > len(n)
}

func areYears(n numeral) bool {
	years := 0
	for _, g := range n {
		if len(g.digits) == 4 && (g.digits[:2] == "19" || g.digits[:2] == "20" || g.digits[:2] == "18") {
			years++
		}
	}
	return years == len(n) || years > 0 && len(n) == 2 && len(n[1].digits) <= 4
}

// areThousands reports whether n is one amount grouped by threes.
func areThousands(n numeral) bool {
	for _, g := range n[1:] {
		if len(g.digits) != 3 || g.sep != bySpace {
			return false
		}
	}
	return len(n[0].digits) <= 3 && n[0].digits[0] != '0' && strings.HasSuffix(n[len(n)-1].digits, "00")
}

// note adds n as a match, which is true.
func (s *scan) note(n numeral, kind Kind, rule string, sure bool) bool {
	s.addToks(n[0].first, n[len(n)-1].last, kind, rule, sure)
	return true
}
