package structured

// age finds the years of a life at token i, which is a number or the word for
// one: "61 years old", "aged 61", "a 43-year-old", "he's twenty six".
func (s *scan) age(i int) {
	first, last, years := s.ageAt(i)
	if last < i {
		return
	}
	switch {
	case s.oldAfter(last), s.ageCueBefore(first):
		s.addAge(first, last, true)
	case s.ofPerson(first) && years >= 13 && s.endsAge(last, years, somebody):
		s.addAge(first, last, false)
	case s.birthdayAfter(last) && years > 2:
		s.addToks(first, last, Age, "age", false)
	case years <= 2 || !s.endsNumber(last):
	case s.noAgeAfter(last), s.inCommas(first, last, years):
		s.addToks(first, last, Age, "age", false)
	default:
		if plain := s.subjectBefore(first); plain != noSubject && s.endsAge(last, years, plain) {
			s.addAge(first, last, false)
		}
	}
}

// addAge notes an age, and the other ages of "they're nine and eleven" and "5, 7
// and 9 year olds".
func (s *scan) addAge(first, last int, sure bool) {
	s.addToks(first, last, Age, "age", sure)
	for k := last + 1; k < last+8 && (s.isListed(k) || s.isHyphen(k) && s.tok(k).gap == joined && s.of(k-2) != "year"); k++ {
		if s.of(k+1) == "and" {
			k++
		}
		_, end, years := s.ageAt(k + 1)
		if k+1 >= len(s.toks) || end <= k || years == 0 || !s.endsNumber(end) || s.is(end+1, unit) {
			break
		}
		s.addToks(k+1, end, Age, "age", sure)
		k = end
	}
	for k := first - 1; k > first-8 && k > 0 && s.isListed(k) && s.oldAfter(last); k -= 2 {
		if _, end, years := s.ageAt(k - 1); end != k-1 || years == 0 {
			break
		}
		s.addToks(k-1, k-1, Age, "age", sure)
	}
}

// isListed reports whether token k goes on with a list of ages.
func (s *scan) isListed(k int) bool {
	w := s.of(k)
	return w == "and" || w == "or" || w == "to" || s.isMark(k, ',', '&')
}

// ageAt reads the number at token i: up to 115.
func (s *scan) ageAt(i int) (first, last, years int) {
	t := s.tok(i)
	if t.kind != number && t.class&(digitWord|teenWord|tensWord) == 0 || s.partOfWord(i) || s.is(i-1, spokenNumber|hundredWord) && s.near(i) && t.kind == word || s.isHyphen(i-1) && t.gap == joined && s.tok(i-1).gap == joined && t.kind == word {
		return i, i - 1, 0
	}
	if t.kind == number {
		if t.value < 0 || t.value > 115 || s.isMark(i-1, '.', ':', '/', '£', '$', '€', '#', '@', '+') && t.gap == joined {
			return i, i - 1, 0
		}
		return i, i, int(t.value)
	}
	if t.class&digitWord != 0 && t.value == 0 {
		return i, i - 1, 0
	}
	last = s.belowHundred(i)
	years = int(t.value)
	if last > i {
		years += int(s.tok(last).value)
	}
	return i, last, years
}

// endsNumber reports whether the number that ends at token i is no piece of a
// larger thing: 24/7, 6'2, 10.30, 50%.
func (s *scan) endsNumber(i int) bool {
	t := s.tok(i + 1)
	if i+1 >= len(s.toks) || t.gap != joined {
		return !s.is(i+1, hundredWord|spokenNumber) && t.kind != number
	}
	switch {
	case s.clitic(i + 2):
		return true
	case s.isMark(i+1, '.', ',', ')', '?', '!', ';', '…', '"', '”', '’', ']', '—', '–'):
		return s.tok(i+2).kind != number || s.tok(i+2).gap != joined
	}
	return false
}
