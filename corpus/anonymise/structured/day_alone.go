package structured

// dayAlone asks about a day in words that a weekday or a birthday goes with:
// "tuesday the fourteenth".
func (s *scan) dayAlone(i int) {
	first, _ := s.dayEndingAt(i)
	if !s.monthByNumber(first, i) {
		s.tiedDay(first, i)
	}
}

// dayOfNumber is dayAlone for digits: "Tuesday the 14th", "Tuesday 14th".
func (s *scan) dayOfNumber(i int) {
	if s.isOrdinalEnd(i+1) && s.isDay(i) {
		if !s.monthByNumber(i, i+1) {
			s.tiedDay(i, i+1)
		}
	}
}

// monthByNumber finds "the third of the sixth sixty two", where a year follows
// or a birth is spoken of.
func (s *scan) monthByNumber(first, last int) bool {
	k := last + 1
	if s.of(k) != "of" || s.of(k+1) != "the" || !s.near(k+1) || !s.near(k+2) {
		return false
	}
	month := k + 2
	switch t := s.tok(month); {
	case t.class&ordinal != 0 && t.value <= 12:
	case t.kind == number && t.value >= 1 && t.value <= 12 && s.isOrdinalEnd(month+1):
		month++
	default:
		return false
	}
	birth := s.cueAsked(first, 12, birthCue)
	end := s.yearAfter(month, true)
	if end == month {
		end = max(s.belowHundred(month+1), month)
	}
	tied := birth || s.cueBefore(first, 4, yearCue)
	if end == month && !tied {
		return false
	}
	s.addToks(first, end, Date, dateRule(birth), birth || end > month)
	return true
}

func (s *scan) tiedDay(first, last int) {
	weekday := s.weekdayBefore(first)
	switch {
	case s.tok(last).value > 31 && s.tok(last).kind == word:
	case weekday < first && !s.is(last+1, unit|commonWord):
		s.addToks(weekday, last, Date, "date", false)
	case s.of(first-1) == "the" && s.near(first) && !s.is(last+1, birthCue|unit) &&
		(s.cueAfter(last, 4, birthCue) || s.cueBefore(first, 4, birthCue) && !s.is(last+1, commonWord)):
		s.addToks(first, last, Date, "birthday", false)
	}
}
