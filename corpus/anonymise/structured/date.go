package structured

// monthDate finds the date around the month at token i: a day, a year, or both,
// in digits or in words. A month by itself is none.
func (s *scan) monthDate(i int) {
	t := &s.toks[i]
	if s.partOfWord(i) && s.tok(i-1).kind == word || s.beforeApostrophe(i) && s.of(i+2) != "s" {
		return
	}
	after := i
	if s.isMark(i+1, '.') && t.class&monthShort != 0 && s.tok(i+1).gap == joined {
		after++
	}
	first, form, of := s.dayBefore(i)
	last := after
	if form == noDay {
		if last, form = s.dayAfter(after); form != noDay {
			first = i
		}
	}
	year := s.yearAfter(last, form != noDay)
	switch {
	case form == noDay && year == last:
		s.monthBeforeLast(i)
		return
	case form == noDay:
		first = i
	case year == last && !s.isDayFirm(i, first, form, of):
		return
	}
	last = year
	first = s.moreDays(first)
	first = s.weekdayBefore(first)
	birth := s.cueAsked(first, 12, birthCue) || s.cueAfter(last, 5, birthCue)
	s.addToks(first, last, Date, dateRule(birth), birth || form != noDay)
}

func dateRule(birth bool) string {
	if birth {
		return "birthday"
	}
	return "date"
}

// isDayFirm reports whether day and month without a year are a date. Months
// that are verbs, and numbers in words, need more: a capital, "of", or a
// weekday.
func (s *scan) isDayFirm(i, first int, form dayForm, of bool) bool {
	verb := s.is(i, monthVerb)
	switch {
	case of, s.weekdayBefore(first) < first:
		return true
	case first == i && form == inDigits:
		return s.toks[i].upper && !s.is(i+2, unit) || s.is(i-1, dateCue)
	case form == cardinal:
		return first < i && !verb
	case verb && form == asOrdinal:
		return s.toks[i].upper || first < i && s.tok(first).kind == number || first == i && s.cueBefore(i, 1, dateCue|weekday)
	case verb:
		return s.toks[i].upper || s.cueBefore(first, 2, dateCue)
	}
	return true
}

// moreDays takes in the other days of "17th, 18th and 19th March", "3-5 June".
func (s *scan) moreDays(first int) int {
	for n := 0; n < 6 && s.toks[first].gap <= lineEnd && first > 1; n++ {
		k := first - 1
		switch w := s.of(k); {
		case s.isHyphen(k), s.isMark(k, ',', '/', '&'), w == "and", w == "to", w == "or":
		default:
			return first
		}
		day, form := s.dayEndingAt(k - 1)
		if form != inDigits && form != asOrdinal || s.toks[k].gap > lineEnd {
			return first
		}
		first = day
	}
	return first
}

// weekdayBefore takes in "Tuesday, the" before the day at token first.
func (s *scan) weekdayBefore(first int) int {
	k := first - 1
	if s.of(k) == "the" && s.near(first) {
		k--
	}
	if s.isMark(k, ',', '.') {
		k--
	}
	if k >= 0 && s.is(k, weekday) && s.tok(k+1).gap <= lineEnd && s.tok(first).gap <= lineEnd {
		return k
	}
	return first
}

// monthBeforeLast asks about "February before last".
func (s *scan) monthBeforeLast(i int) {
	if s.of(i+1) == "before" && s.of(i+2) == "last" && s.near(i+2) {
		s.addToks(i, i+2, Date, "date", false)
	}
}
