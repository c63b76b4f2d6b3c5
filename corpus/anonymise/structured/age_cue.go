package structured

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
	he := i + 1
	if s.isMark(he, ',') {
		he++
	}
	if w := s.of(he); (w == "he" || w == "she") && (s.of(he+1) == "is" || s.of(he+1) == "was") && (he+2 >= len(s.toks) || s.tok(he+2).kind == mark || s.tok(he+2).gap >= lineEnd || s.is(he+2, grammarWord)) {
		return true // "eighty three he is"
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
