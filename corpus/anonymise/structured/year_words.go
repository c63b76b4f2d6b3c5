package structured

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
