package structured

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
	if t := s.tok(j); t.kind == word && t.end-t.start == 1 && j > 0 && s.tok(j).gap <= blank &&
		((t.gap == joined || t.upper) && s.tok(j-1).kind == number || s.is(j-1, spokenNumber) && !s.clitic(j)) {
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

// isStreetByName reports whether a type that is another word too makes a street
// of a name with capitals by itself.
func (s *scan) isStreetByName(i int) bool {
	switch s.of(i) {
	case "rise", "close", "row", "score":
		return true
	case "court":
		switch s.of(i - 1) {
		case "high", "crown", "county", "family", "magistrates", "supreme", "tennis", "food":
			return false
		}
		return s.toks[i].upper
	case "drive", "place", "walk", "way", "ln", "dr", "ct":
		return s.toks[i].upper
	}
	return false
}
