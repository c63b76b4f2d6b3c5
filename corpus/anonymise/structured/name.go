package structured

import "unicode/utf8"

// nameAfter reads a name that begins at token i, of at most most words, and
// gives its last token; i-1 where there is none. With capitals it has initials,
// particles, hyphens and apostrophes; in passages without, words that are not
// common ones, never more than two.
func (s *scan) nameAfter(i, most int) (last int) {
	if !s.near(i) || s.tok(i).kind != word {
		return i - 1
	}
	if s.tok(i).upper {
		return s.casedName(i, most)
	}
	last = i - 1
	for n := 0; n < min(most, 2) && s.isPlainName(last+1); n++ {
		last = s.endOfWord(last + 1)
	}
	return last
}

// isPlainName reports whether the word at token i may be a name in lower case.
func (s *scan) isPlainName(i int) bool {
	t := s.tok(i)
	return t.kind == word && t.caseless && s.near(i) && t.end-t.start >= 2 &&
		t.class&^(particle|letterName|tld|tldWord|streetWeak|postArea|streetFirst) == 0 && !(s.clitic(i))
}

func (s *scan) casedName(i, most int) (last int) {
	last = i - 1
	for n, k := 0, i; n < most && s.near(k) && s.tok(k).kind == word; n++ {
		t := s.tok(k)
		if !t.upper && !s.particlesBefore(k) {
			break
		}
		if t.upper && s.endOfWord(k) == k && (t.class&(grammarWord|pronoun|weekday) != 0 && t.class&monthName == 0 && !s.isNameToo(k) || t.class&(formalTitle) != 0 && n == 0 || n > 0 && s.tok(k).gap == lineEnd && s.labelEnd(k) > k) {
			if !(n > 0 && t.end-t.start == 1 && s.isMark(k+1, '.')) {
				break
			}
		}
		end := s.endOfWord(k)
		if n > 0 && s.isLetters(k) {
			break
		}
		if t.upper {
			last = end
		} else {
			n--
		}
		k = end + 1
		if utf8.RuneCountInString(s.of(end)) == 1 && s.isMark(k, '.') && s.tok(k).gap == joined && (s.tok(k+1).upper && s.tok(k+1).gap <= blank) && k+1 < len(s.toks) {
			k++ // an initial
		}
	}
	return last
}

// endOfWord gives the last token of the word that begins at token i, hyphens
// and inner apostrophes with it: "O'Brien", "Pryce-Mostyn", not "Bell's".
func (s *scan) endOfWord(i int) int {
	for {
		t := s.tok(i + 2)
		if i+2 >= len(s.toks) || t.kind != word || t.gap != joined || s.tok(i+1).gap != joined {
			return i
		}
		switch {
		case s.isHyphen(i + 1):
		case s.isApostrophe(i+1) && (t.upper || t.end-t.start > 2):
		default:
			return i
		}
		i += 2
	}
}

// isNameToo knows the function words that are given names with a capital.
func (s *scan) isNameToo(i int) bool {
	switch s.raw(i) {
	case "Will", "Don", "May":
		return !s.beforeApostrophe(i) || s.of(i+2) == "s"
	}
	return false
}

// isLetters knows what people have behind their name.
func (s *scan) isLetters(i int) bool {
	switch s.raw(i) {
	case "KC", "QC", "MP", "MSP", "MS", "MBE", "OBE", "CBE", "PhD", "MD", "MA", "BA", "BSc", "MSc", "GP", "RN", "NHS":
		return true
	}
	return false
}

// particlesBefore reports whether the small words of a surname stand at token k,
// and a capital behind them: "de la Cruz".
func (s *scan) particlesBefore(k int) bool {
	for n := 0; n < 3 && s.is(k, particle) && s.near(k+1); n++ {
		k++
		if s.tok(k).upper {
			return true
		}
	}
	return false
}
