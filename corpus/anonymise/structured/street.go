package structured

// street finds a number, a name and the type of street at token i, over a line
// end too: "22 Capstan Rise", "forty one quarry bank terrace". Without a number
// a name with capitals is asked about.
func (s *scan) street(i int) {
	t := &s.toks[i]
	if t.gap == joined || !s.near(i) || s.tok(i+1).gap == joined && s.tok(i+1).kind != mark && i+1 < len(s.toks) {
		return
	}
	start, numbered := i, -1
	for k := i; k > 0 && i-k < 9 && start >= 0; {
		k = s.nameWordBefore(k, t.upper)
		if k < 0 {
			break
		}
		start = k
		if n := s.numberBefore(k); n >= 0 {
			numbered = n
			break
		}
	}
	if numbered < 0 {
		s.streetAlone(start, i)
		return
	}
	first := s.flatBefore(numbered)
	inFlat := first < numbered
	cue := inFlat || s.cueBefore(first, 5, liveCue|numberWord) || s.cueBefore(first, 1, atWord)
	weak := t.class&streetType == 0
	switch {
	case t.upper && s.tok(start).upper:
		s.addToks(first, i, Address, "street", s.tok(numbered).kind == number || cue)
	case weak && !cue && !(s.areRare(start, i) && (s.tok(numbered).kind == number || s.isHomeType(i))):
	default:
		s.addToks(first, i, Address, "street", cue)
	}
}

// nameWordBefore gives the first token of the word of a street's name that
// ends before token k, -1 where none does.
func (s *scan) nameWordBefore(k int, capitals bool) int {
	if !s.near(k) {
		return -1
	}
	j := k - 1
	for j > 0 && s.toks[j].gap == joined && (s.clitic(j) || s.isHyphen(j-1) || s.isApostrophe(j-1) || s.isApostrophe(j) || s.isHyphen(j) || s.isMark(j, '.')) {
		j-- // Tanner's, Ash-Grove, St.
	}
	t := s.tok(j)
	if t.kind != word || t.gap == joined && j > 0 {
		return -1
	}
	if capitals {
		if t.upper || s.isSmallWord(j) && j > 0 && (s.tok(j-1).upper || s.tok(j-1).kind == number) {
			return j
		}
		return -1
	}
	if t.class&(unit|pronoun|being|filler|spokenNumber|atWord|weekday) != 0 || t.class&(grammarWord|verbWord) != 0 && !s.isSmallWord(j) {
		return -1
	}
	return j
}

// isSmallWord knows the words inside names of streets.
func (s *scan) isSmallWord(i int) bool {
	switch s.of(i) {
	case "of", "the", "and", "upon", "le", "de", "la", "y", "yr", "under":
		return true
	}
	return false
}

// numberBefore gives the first token of a house number that ends before token
// k: "22", "12a", "12-14", "2/1", "forty one"; -1 where there is none.
func (s *scan) numberBefore(k int) int {
	if !s.near(k) {
		return -1
	}
	j := k - 1
	if s.isMark(j, ',') && s.near(j+1) {
		j--
	}
	if j < 0 || s.tok(j+1).gap > lineEnd {
		return -1
	}
	if t := s.tok(j); t.kind == word && t.end-t.start == 1 && (t.gap == joined || t.upper) && j > 0 && s.tok(j-1).kind == number && s.near(j) {
		j--
	}
	t := s.tok(j)
	switch {
	case t.kind == number && t.end-t.start <= 4:
		for j > 1 && s.toks[j].gap == joined && (s.isHyphen(j-1) || s.isMark(j-1, '/')) && s.tok(j-2).kind == number && s.toks[j-1].gap == joined {
			j -= 2
		}
		if s.toks[j].gap == joined && j > 0 && !s.isMark(j-1, '(', '"', '“', '\'', '‘') {
			return -1
		}
		return j
	case t.class&spokenNumber&^multiplier != 0 && t.kind == word && s.of(j) != "o":
		first := j
		for n := 0; n < 5 && s.near(first) && (s.is(first-1, spokenNumber|hundredWord) || s.of(first-1) == "and" && s.is(first-2, hundredWord) || s.of(first-1) == "a" && s.is(first, hundredWord) || s.isHyphen(first-1) && s.is(first-2, tensWord)); n++ {
			first--
		}
		return first
	}
	return -1
}

// flatBefore gives the first token of a flat that stands before token k ("Flat
// 2/1, 60 Saltpans Wynd"), or k itself.
func (s *scan) flatBefore(k int) int {
	if s.near(k) && s.is(k-1, homeWord) {
		return k - 1
	}
	if s.near(k) && s.isMark(k-1, '.') && s.is(k-2, homeWord) {
		return k - 2
	}
	if n := s.numberBefore(k); n > 0 && s.near(n) && s.is(n-1, homeWord) {
		return n - 1
	}
	return k
}

// streetAlone asks about a street without a number: the name has capitals, or
// somebody says that they live there.
func (s *scan) streetAlone(start, i int) {
	t := &s.toks[i]
	if start == i {
		return
	}
	for start < i && s.isSmallWord(start) {
		start++
	}
	if !t.upper {
		told := s.cueBefore(start, 3, liveCue) || s.isOn(start-1)
		if (t.class&streetType != 0 || s.isStreetByName(i)) && i-start <= 3 && start < i && told && s.areRare(start, i) {
			s.addToks(start, i, Address, "street", false)
		}
		return
	}
	if s.is(start, grammarWord) || !s.tok(start).upper || s.tok(start).allUpper && t.allUpper {
		return
	}
	if t.class&streetType == 0 && !(s.isStreetByName(i) && s.isOn(start-1)) || s.of(start) == "google" {
		return
	}
	for k := start; k < i; k++ {
		if s.of(k) == "and" {
			return
		}
	}
	s.addToks(start, i, Address, "street", false)
}

// isStreetByName reports whether a type that is another word too makes a street
// of a name with capitals by itself.
func (s *scan) isStreetByName(i int) bool {
	switch s.of(i) {
	case "rise", "close", "row", "score":
		return true
	case "drive", "place", "walk", "way", "ln", "dr", "ct":
		return s.toks[i].upper
	}
	return false
}

// areRare reports whether no word from token first up to end is known to the
// rules: what is left in lower case is likely a name.
func (s *scan) areRare(first, end int) bool {
	for k := first; k < end; k++ {
		if t := &s.toks[k]; t.kind == word && t.class&^(postArea|tld|letterName) != 0 && !s.clitic(k) {
			return false
		}
	}
	return true
}

// isOn knows the words that go before the name of a street.
func (s *scan) isOn(i int) bool {
	switch s.of(i) {
	case "on", "off", "in", "at", "near":
		return true
	}
	return false
}

// isHomeType knows the types that are other words, but hardly behind a number
// and a name.
func (s *scan) isHomeType(i int) bool {
	switch s.of(i) {
	case "close", "court", "rise", "row", "wharf", "croft", "house", "cottage", "buildings":
		return true
	}
	return false
}
