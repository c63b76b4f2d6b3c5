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
	if t.class&tensWord != 0 {
		last := s.belowHundred(k)
		after := s.tok(last + 1)
		ends := last+1 >= len(s.toks) || after.kind == mark || after.gap >= lineEnd || after.class&(grammarWord|pronoun) != 0 && after.class&unit == 0
		if s.cueAsked(i, 12, birthCue) || day && last > k && ends {
			return last // "born june sixty two", "ninth of june eighty four"
		}
	}
	return i
}

// isYear knows four digits from 1500 to 2199 that stand by themselves.
func (s *scan) isYear(k int) bool {
	t := s.tok(k)
	return t.kind == number && t.end-t.start == 4 && 1500 <= t.value && t.value < 2200 && !s.partOfWord(k) &&
		(s.tok(k+1).gap != joined || s.tok(k+1).kind == mark || k+1 == len(s.toks))
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
