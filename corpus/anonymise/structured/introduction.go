package structured

import "strings"

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
	j := i + 1
	switch {
	case s.clitic(i + 2):
		j = i + 3
	case s.is(j, being), s.isMark(j, ':'):
		j++
	default:
		return
	}
	if s.is(i-1, stop|kinWord) || s.isMark(i+1, ':') || s.clitic(i-1) || s.cueBefore(i, 3, possessive) {
		s.announced(j, true)
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

// kin finds the name after "my sister": one or two words. Token i is the word
// for the kin.
func (s *scan) kin(i int) {
	owned := s.cueBefore(i, 2, possessive) || s.clitic(i-1)
	if !owned && !s.is(i-1, grammarWord|commonWord) || s.partOfWord(i) {
		return
	}
	j := i + 1
	for s.of(j) == "in" && s.of(j+1) == "law" || s.isHyphen(j) && s.of(j+1) == "in" && s.of(j+3) == "law" {
		j += 2
		if s.isHyphen(j) {
			j += 2
		}
	}
	if !s.tok(j).upper && !owned {
		return
	}
	if s.isMark(j, ',') && s.tok(j+1).upper {
		j++
	}
	most := 3
	if !s.tok(j).upper {
		most = 1
	}
	last := s.nameAfter(j, most)
	if last < j || !s.tok(j).upper && s.is(last+1, unit) {
		return
	}
	s.addToks(j, last, Person, "introduction", s.tok(j).upper && j == i+1 && owned)
}

// isThing reports whether what ends at token i is no person, so that "called"
// announces no name: "something", "it's", "a place".
func (s *scan) isThing(i int) bool {
	for s.clitic(i) || s.isApostrophe(i) || s.is(i, being|filler) {
		i--
	}
	return s.is(i, thingWord)
}

// ours asks about "our Pip", as the North says, and about "I'm Jo". Token i is
// "our" or "I".
func (s *scan) ours(i int) {
	j := i + 1
	if s.of(i) == "i" {
		if j = i + 3; s.of(i+2) != "m" || !s.clitic(i+2) {
			return
		}
	}
	t := s.tok(j)
	if t.class != 0 || !t.upper || t.allUpper || t.end-t.start < 2 || s.isBelonging(s.of(j)) {
		return
	}
	last := s.nameAfter(j, 3)
	if last < j {
		return
	}
	after := s.tok(last + 1) // "our Spindle machine" is no person
	if s.of(i) == "our" && s.near(last+1) && after.kind == word && after.class&(grammarWord|verbWord|being|pronoun) == 0 {
		return
	}
	s.addToks(j, last, Person, "introduction", false)
}

// isBelonging knows the ends of words for a people, a faith or a party.
func (s *scan) isBelonging(w string) bool {
	for _, end := range [...]string{"ish", "an", "ese", "ic", "im", "ist", "sh", "ch", "ot", "kh", "du", "wiss"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
