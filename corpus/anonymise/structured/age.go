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
	for k := last + 1; k < last+8 && (s.of(k) == "and" || s.of(k) == "or" || s.isMark(k, ',', '&')); k++ {
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
	for k := first - 1; k > first-8 && k > 0 && (s.of(k) == "and" || s.of(k) == "or" || s.isMark(k, ',', '&')) && s.oldAfter(last); k -= 2 {
		if _, end, years := s.ageAt(k - 1); end != k-1 || years == 0 {
			break
		}
		s.addToks(k-1, k-1, Age, "age", sure)
	}
}

// ofPerson knows "a man of sixty one".
func (s *scan) ofPerson(i int) bool {
	if s.of(i-1) != "of" || !s.near(i) {
		return false
	}
	switch s.of(i - 2) {
	case "man", "woman", "lad", "lady", "girl", "boy", "bloke", "chap", "person", "guy":
		return true
	}
	return false
}

// ageAt reads the number at token i: up to 115.
func (s *scan) ageAt(i int) (first, last, years int) {
	t := s.tok(i)
	if t.kind != number && t.class&(digitWord|teenWord|tensWord) == 0 || s.partOfWord(i) || s.is(i-1, spokenNumber|hundredWord) && s.near(i) && t.kind == word || s.isHyphen(i-1) && t.gap == joined && s.tok(i-1).gap == joined {
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

// oldAfter reports whether "years old", "-year-old", "years of age", "y/o" or
// "yrs old" follows token i.
func (s *scan) oldAfter(i int) bool {
	k := i + 1
	if s.isHyphen(k) {
		k++
	}
	switch s.of(k) {
	case "year", "years", "yr", "yrs", "month", "months", "week", "weeks":
		k++
		for s.isHyphen(k) || s.isApostrophe(k) {
			k++
		}
		switch s.of(k) {
		case "old", "olds":
			return s.of(k+1) != "enough"
		case "of":
			return s.of(k+1) == "age"
		case "young":
			return s.isMark(k+1, '.', ',') || k+1 == len(s.toks)
		}
	case "y":
		return s.isMark(k+1, '/', '.') && s.of(k+2) == "o"
	case "yo":
		return s.tok(i).kind == number
	}
	return false
}

// ageCueBefore reports whether "aged", "age" or "the age of" stands before
// token i.
func (s *scan) ageCueBefore(i int) bool {
	k := i - 1
	for n := 0; n < 3 && k > 0 && s.near(k+1) && (s.isMark(k, ':', '-', '–') || s.isAgeLink(k)); n++ {
		k--
	}
	if k < 0 || !s.is(k, ageCue) || s.tok(k+1).gap == paragraph {
		return false
	}
	next := s.of(i + 1)
	return next != "groups" && next != "group"
}

func (s *scan) isAgeLink(k int) bool {
	switch s.of(k) {
	case "of", "about", "around", "only", "just", "is", "was", "approximately", "between":
		return true
	}
	return false
}

// birthdayAfter reports whether "th birthday" follows token i.
func (s *scan) birthdayAfter(i int) bool {
	return s.isOrdinalEnd(i+1) && s.tok(i+1).gap == joined && s.of(i+2) == "birthday"
}

// ageByBirthday asks about "her fortieth birthday".
func (s *scan) ageByBirthday(i int) {
	if s.of(i+1) != "birthday" || s.toks[i].value < 3 && !s.is(i-1, tensWord) {
		return
	}
	first := i
	if s.is(i-1, tensWord) && s.near(i) {
		first--
	} else if s.isHyphen(i-1) && s.is(i-2, tensWord) {
		first -= 2
	}
	s.addToks(first, i, Age, "age", false)
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

// noAgeAfter knows "sixty-one's no age", "eighty-three himself".
func (s *scan) noAgeAfter(i int) bool {
	k := i + 1
	if s.clitic(k + 1) {
		k += 2
	} else if s.of(k) == "is" {
		k++
	}
	if s.of(k) == "no" && s.of(k+1) == "age" {
		return true
	}
	w := s.of(i + 1)
	return w == "himself" || w == "herself" || w == "myself"
}

// inCommas knows "Karo, young lad, 23, came" and "Karo (23)".
func (s *scan) inCommas(first, last, years int) bool {
	if years < 13 || years > 105 {
		return false
	}
	before, after := s.tok(first-2), s.tok(last+2)
	if s.isMark(first-1, '(') && s.isMark(last+1, ')') {
		return before.kind == word && before.upper && before.class&(refCue|sectionWord|monthName|weekday) == 0
	}
	return s.isMark(first-1, ',') && s.isMark(last+1, ',') && before.kind == word && after.kind == word && last+2 < len(s.toks) &&
		before.class&(spokenNumber|unit|sectionWord|weekday|monthName|monthShort|filler) == 0 && after.class&(spokenNumber|filler|unit) == 0 && s.tok(first).kind == number
}
