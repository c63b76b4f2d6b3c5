package structured

// flat finds "flat 3b the maltings", "Apt. 117". Token i is the word for it.
func (s *scan) flat(i int) {
	id := i + 1
	if s.isMark(id, '.') {
		id++
	}
	if s.isMark(id, '#') {
		id++
	}
	if !s.near(id) {
		return
	}
	last := s.houseNumberAt(id)
	if last < id || s.is(last+1, unit) && !s.isSmallWord(last+1) {
		return
	}
	digits := s.tok(id).kind == number
	s.addToks(i, s.houseNameAfter(last), Address, "flat", digits && s.of(i) != "unit" && s.of(i) != "suite")
}

// houseNumberAt gives the last token of a house number that begins at token i,
// i-1 where there is none.
func (s *scan) houseNumberAt(i int) int {
	t := s.tok(i)
	switch {
	case t.kind == number && t.end-t.start <= 4:
		last := i
		for s.tok(last+1).gap == joined && (s.isMark(last+1, '/') || s.isHyphen(last+1)) && s.tok(last+2).kind == number && s.tok(last+2).gap == joined {
			last += 2
		}
		if u := s.tok(last + 1); u.kind == word && u.gap == joined && u.end-u.start == 1 {
			last++
		}
		return last
	case t.kind == word && t.class&(teenWord|tensWord|digitWord) != 0 && s.of(i) != "o" && s.of(i) != "oh":
		last := i
		if t.class&tensWord != 0 {
			if s.isHyphen(last+1) && s.is(last+2, digitWord) {
				last += 2
			} else if s.is(last+1, digitWord) && s.near(last+1) {
				last++
			}
		}
		if s.of(last+1) == "slash" && s.is(last+2, teenWord|digitWord) {
			last += 2
		}
		return last
	case t.kind == word && t.upper && t.end-t.start == 1 && t.mark != 'I':
		return i
	}
	return i - 1
}

// houseNameAfter gives the last token of the name of a house after token i:
// words with capitals; without capitals one word after "the".
func (s *scan) houseNameAfter(i int) int {
	k := i + 1
	if s.isMark(k, ',') && s.tok(k).gap == joined {
		k++
	}
	if !s.near(k) {
		return i
	}
	if s.tok(k).caseless {
		if name := s.tok(k + 1); s.of(k) == "the" && s.near(k+1) && name.kind == word && name.class&(grammarWord|verbWord|unit) == 0 {
			return k + 1
		}
		return i
	}
	last := i
	for n := 0; n < 4 && s.near(k) && s.tok(k).kind == word && (s.tok(k).upper || s.of(k) == "the"); n, k = n+1, k+1 {
		if t := s.tok(k); t.upper && t.class&(grammarWord|pronoun) == 0 {
			last = k
		} else if n > 0 || s.isMark(k-1, ',') && !s.tok(k+1).upper {
			break
		}
	}
	return last
}

// houseNumber asks about "number 12" where somebody lives.
func (s *scan) houseNumber(i int) {
	last := s.houseNumberAt(i + 1)
	if !s.near(i+1) || last == i || !s.cueBefore(i, 3, liveCue) || s.is(last+1, unit) {
		return
	}
	if s.is(last+1, spokenNumber) || s.tok(last+1).kind == number && s.near(last+1) {
		return
	}
	s.addToks(i, s.houseNameAfter(last), Address, "house number", false)
}

// houseByCue asks about a number and a name with capitals where somebody tells
// where they live: "I live at 8 Bryn Awel". Token i is the number.
func (s *scan) houseByCue(i int) {
	last := s.houseNumberAt(i)
	name := s.tok(last + 1)
	if last < i || s.partOfWord(i) || s.isMark(i-1, '.', ',', '/', ':') && s.toks[i].gap == joined || !s.near(last+1) || !name.upper || name.class&(unit|monthName|weekday|pronoun|spokenNumber) != 0 {
		return
	}
	if !s.cueBefore(i, 4, liveCue) && !(s.of(i-1) == "at" && s.cueBefore(i, 8, liveCue)) && !(s.toks[i].gap == paragraph || s.isMark(i-1, ':')) {
		return
	}
	if !s.cueAsked(i, 8, liveCue) {
		return
	}
	if end := s.houseNameAfter(last); end > last {
		s.addToks(i, end, Address, "house number", false)
	}
}
