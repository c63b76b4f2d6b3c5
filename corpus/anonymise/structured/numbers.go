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
	r, end := newRun(groups), len(groups)
	if end == mostGroups {
		end -= mostDigits
	}
	left, from := 0, 0
	for from < end {
		to := s.longest(r, from, len(groups), s.isKnownNumber)
		if to > from {
			s.readUnknown(r, left, from)
			left = to
		}
		from = max(to, from+1)
	}
	s.readUnknown(r, left, from)
	if from < len(groups) {
		return groups[from].first
	}
	return next
}

// readUnknown finds numbers of unknown form in the groups of a run that are
// left.
func (s *scan) readUnknown(r *run, from, end int) {
	if from < end && r.groups[from].digits == "00" {
		return // hours, minutes, seconds
	}
	for from < end {
		from = max(s.longest(r, from, end, s.isUnknownNumber), from+1)
	}
}

// longest gives the end of the longest piece of a run, from one group on and
// not beyond another, that a rule knows; from where it knows none.
func (s *scan) longest(r *run, from, end int, rule func(numeral, string) bool) (to int) {
	if s.partOfWord(r.groups[from].first) || s.inCode(r.groups[from].first) {
		return from
	}
	for to = end; to > from; to-- {
		count := r.starts[to] - r.starts[from]
		if count > mostDigits {
			continue
		}
		n := numeral(r.groups[from:to])
		if count < 3 || s.joinedAfter(n) || !n.spoken() && n.has(byComma) {
			continue
		}
		if rule(n, r.digits[r.starts[from]:r.starts[to]]) {
			return to
		}
	}
	return from
}

// isMoney reports whether a run is an amount: a sign for money before it.
func (s *scan) isMoney(groups []group) bool {
	return s.isMark(groups[0].first-1, '£', '$', '€', '₹', '¥', '₱') && groups[0].digits[0] != '0'
}

// inCode reports whether the digits at token i go on from a code ("SW/2023").
func (s *scan) inCode(i int) bool {
	return s.tok(i).gap == joined && (s.isHyphen(i-1) || s.isMark(i-1, '/', '_', '.')) && s.tok(i-1).gap == joined && s.tok(i-2).kind == word && i >= 2
}

// isKnownNumber notes n where its form is that of an identifier.
func (s *scan) isKnownNumber(n numeral, digits string) bool {
	if !n.spoken() && s.isDateOfDigits(n) {
		return true
	}
	if len(digits) == 10 && s.cueBefore(n[0].first, 8, nhsCue) && s.isHealthNumber(n, digits, true) {
		return true
	}
	return !isCounting(n, digits) && (s.isFileNumber(n) || s.isPhone(n, digits) || s.isHealthNumber(n, digits, true) ||
		s.isSocialSecurity(n, digits) || s.isBank(n, digits) || s.isSpokenBirthday(n, digits))
}

// isUnknownNumber notes n where a word near, or its length alone, makes an
// identifier of it.
func (s *scan) isUnknownNumber(n numeral, digits string) bool {
	return !isCounting(n, digits) && (s.isHealthNumber(n, digits, false) || s.isLocalPhone(n, digits) || s.isLongNumber(n, digits))
}

// joinedAfter reports whether letters are joined to the end of n, unless they
// open an extension ("x 31").
func (s *scan) joinedAfter(n numeral) bool {
	after := n[len(n)-1].last + 1
	t := s.tok(after)
	return t.gap == joined && t.kind == word && after < len(s.toks) && !s.opensExtension(after)
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

// note adds n as a match, which is true.
func (s *scan) note(n numeral, kind Kind, rule string, sure bool) bool {
	s.addToks(n[0].first, n[len(n)-1].last, kind, rule, sure)
	return true
}
