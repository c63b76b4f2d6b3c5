package structured

import (
	"strings"
)

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
	if !owned && (!s.tok(j).upper || s.tok(j).allUpper || s.tok(j).class != 0) {
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
	s.addToks(j, last, Person, "introduction", s.tok(j).upper && j == i+1 && owned && s.tok(j).gap == blank)
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
