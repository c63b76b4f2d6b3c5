package structured

// introduction finds the name that "my name is", "called", "known as" and "this
// is ... speaking" announce. Token i is the word that announces it.
func (s *scan) introduction(i int) {
	switch s.of(i) {
	case "speaking", "here":
		s.nameBefore(i)
		return
	case "name", "surname", "forename", "nickname":
		s.nameOf(i)
		return
	case "call", "calls":
		switch s.of(i + 1) {
		case "me", "him", "her":
			s.announced(i+2, false)
		}
		return
	case "goes":
		if s.of(i+1) == "by" {
			s.announced(i+2, false)
		}
		return
	case "known":
		if s.of(i+1) == "as" {
			s.announced(i+2, false)
		}
		return
	case "called", "nicknamed", "named":
		if s.isThing(i - 1) {
			return
		}
		s.announced(i+1, false)
	}
}

// nameOf reads "my name is X", "my name's X", "name: X".
func (s *scan) nameOf(i int) {
	j, told := i+1, true
	switch {
	case s.clitic(i + 2):
		j = i + 3
	case s.is(j, being):
		j++
	case s.isMark(j, ':') && s.tok(j+1).upper:
		j, told = j+1, false
	default:
		return
	}
	if s.is(i-1, stop|kinWord) || s.isMark(i+1, ':') || s.clitic(i-1) || s.cueBefore(i, 3, possessive) {
		s.announced(j, told)
	}
}

func (s *scan) announced(j int, sure bool) {
	if s.isMark(j, '"', '“', '\'', '‘') {
		j++
		if s.tok(j).gap == joined && s.tok(j).upper {
			s.announcedAt(j, sure)
		}
		return
	}
	s.announcedAt(j, sure)
}

func (s *scan) announcedAt(j int, sure bool) {
	if last := s.nameAfterMark(j, 3); last >= j {
		s.addToks(j, last, Person, "introduction", sure && s.tok(j).upper)
	}
}

// nameAfterMark is nameAfter for a word that a quotation mark is joined to.
func (s *scan) nameAfterMark(j, most int) int {
	if s.tok(j).gap == joined && s.tok(j).upper && s.tok(j).kind == word && j > 0 {
		return s.casedName(j, most)
	}
	return s.nameAfter(j, most)
}

// nameBefore finds the name in "this is X speaking", "it's X here".
func (s *scan) nameBefore(i int) {
	for n := 1; n <= 3 && i-n > 1; n++ {
		j := i - n
		if !s.near(j + 1) {
			return
		}
		said := s.clitic(j-1) && s.of(j-1) == "s" || s.of(j-1) == "is" && (s.of(j-2) == "this" || s.of(j-2) == "it")
		if !said {
			continue
		}
		if last := s.nameAfter(j, 3); last == i-1 {
			s.addToks(j, last, Person, "introduction", s.of(i) == "speaking" && s.tok(j).upper)
		}
		return
	}
}

// isThing reports whether what ends at token i is no person, so that "called"
// announces no name: "something", "it's", "a place".
func (s *scan) isThing(i int) bool {
	for s.clitic(i) || s.isApostrophe(i) || s.is(i, being|filler) {
		i--
	}
	return s.is(i, thingWord)
}
