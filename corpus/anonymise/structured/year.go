package structured

// yearAfter gives the last token of the year that follows token i, i where none
// does. Two digits are a year only after a day.
func (s *scan) yearAfter(i int, day bool) int {
	k := i + 1
	if s.isMark(k, ',', '/', '.') || s.isHyphen(k) {
		k++
	}
	if w := s.of(k); (w == "of" || w == "in" && day) && s.near(k) {
		k++
	}
	if k >= len(s.toks) || s.tok(k).gap > lineEnd {
		return i
	}
	t := s.tok(k)
	switch {
	case s.isApostrophe(k) && s.tok(k+1).kind == number && s.tok(k+1).gap == joined && s.tok(k+1).end-s.tok(k+1).start == 2:
		return k + 1
	case s.isYear(k), k == i+1 && t.kind == number && t.gap == joined && t.value > 1849 && t.value < 2200:
		return k
	case t.kind == number && day && t.end-t.start == 2 && k == i+1 && !s.isMark(k+1, ':', '%', '/') && !s.is(k+1, unit) && (s.tok(k+1).gap != joined || s.tok(k+1).kind == mark):
		return k
	}
	if last := s.yearInWords(k); last > k {
		return last
	}
	if t.class&tensWord != 0 && s.cueAsked(i, 12, birthCue) {
		return s.belowHundred(k) // "born june sixty two"
	}
	return i
}

// isYear knows four digits from 1500 to 2199 that stand by themselves.
func (s *scan) isYear(k int) bool {
	t := s.tok(k)
	return t.kind == number && t.end-t.start == 4 && 1500 <= t.value && t.value < 2200 && !s.partOfWord(k) &&
		(s.tok(k+1).gap != joined || s.tok(k+1).kind == mark || k+1 == len(s.toks))
}

// yearInWords gives the last token of a year that begins at token k: "nineteen
// sixty two", "two thousand and four", "twenty oh six"; k where there is none.
func (s *scan) yearInWords(k int) int {
	t := s.tok(k)
	if t.kind != word {
		return k
	}
	if t.class&twoWord != 0 && s.of(k+1) == "thousand" && s.near(k+1) {
		last := k + 1
		n := last + 1
		if s.of(n) == "and" {
			n++
		}
		if end := s.belowHundred(n); end >= n && s.near(n) {
			return end
		}
		return last
	}
	if !(t.class&teenWord != 0 && t.value >= 15) && !(t.class&tensWord != 0 && t.value == 20) || !s.near(k+1) && !s.isHyphen(k+1) {
		return k
	}
	n := k + 1
	if s.isHyphen(n) {
		n++
	}
	switch next := s.tok(n); {
	case next.class&hundredWord != 0 && t.class&teenWord != 0:
		if s.of(n+1) == "and" {
			if end := s.belowHundred(n + 2); end > n+1 {
				return end
			}
		}
		return n
	case next.class&digitWord != 0 && next.value == 0 && s.near(n+1) && s.is(n+1, digitWord):
		return n + 1
	case next.class&(teenWord|tensWord) != 0:
		return s.belowHundred(n)
	}
	return k
}

// belowHundred gives the last token of a number in words, n-1 where there is
// none.
func (s *scan) belowHundred(n int) int {
	t := s.tok(n)
	switch {
	case t.kind != word || t.class&(digitWord|teenWord|tensWord) == 0:
		return n - 1
	case t.class&tensWord != 0:
		unit := n + 1
		if s.isHyphen(unit) && s.tok(unit).gap == joined {
			unit++
		}
		if u := s.tok(unit); u.class&digitWord != 0 && u.value > 0 && (s.near(unit) || u.gap == joined) {
			return unit
		}
	}
	return n
}

// year asks about the year at token i where something is told of it: "in 1998",
// "born 1962", "back in '98".
func (s *scan) year(i int) {
	first := i
	switch {
	case s.isYear(i):
	case s.isApostrophe(i-1) && s.toks[i].gap == joined && s.tok(i-1).gap != joined && s.toks[i].end-s.toks[i].start == 2 && s.endsWord(i):
		first--
	default:
		return
	}
	s.tiedYear(first, i)
}

// spokenYear is year for words.
func (s *scan) spokenYear(i int) {
	if s.is(i-1, spokenNumber) && s.near(i) {
		return
	}
	if last := s.yearInWords(i); last > i && !(last == i+1 && s.of(last) == "thousand") {
		s.tiedYear(i, last)
		return
	}
	if s.is(i, tensWord) && s.of(i-1) == "in" && (s.is(i-2, birthCue) || s.of(i-2) == "back") {
		if last := s.belowHundred(i); last > i && !s.is(last+1, unit) {
			s.addToks(i, last, Date, dateRule(s.is(i-2, birthCue)), false)
		}
	}
}

func (s *scan) tiedYear(first, last int) {
	if s.clitic(last+2) || s.is(last+1, unit) && s.near(last+1) || s.isMark(last+1, '%') || s.isMark(first-1, '£', '$', '€') {
		return
	}
	birth := s.cueBefore(first, 4, birthCue)
	if birth || s.cueBefore(first, 1, yearCue) || s.cueBefore(first, 2, yearCue) && s.is(first-1, stop) {
		s.addToks(first, last, Date, dateRule(birth), birth)
	}
}

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
	if end == month && !birth {
		return false
	}
	s.addToks(first, end, Date, dateRule(birth), true)
	return true
}

func (s *scan) tiedDay(first, last int) {
	weekday := s.weekdayBefore(first)
	switch {
	case s.tok(last).value > 31 && s.tok(last).kind == word:
	case weekday < first && !s.is(last+1, unit|commonWord):
		s.addToks(weekday, last, Date, "date", false)
	case s.of(first-1) == "the" && s.near(first) && s.cueAfter(last, 4, birthCue) && !s.is(last+1, birthCue):
		s.addToks(first, last, Date, "birthday", false)
	}
}
