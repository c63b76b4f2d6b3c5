package structured

import "strings"

// streetInFront finds streets whose type stands first: "7 Heol y Barcud".
func (s *scan) streetInFront(i int) {
	n := s.numberBefore(i)
	if n < 0 && (s.isHomeInFront(i) || !s.toks[i].upper || !s.tok(i+1).upper) || n >= 0 && !s.toks[i].upper && s.of(i) == "via" {
		return
	}
	last := i
	for k := i + 1; k <= i+4 && s.near(k); k++ {
		t := s.tok(k)
		if t.kind == word && (t.upper || t.class&particle != 0 || s.isSmallWord(k)) {
			if t.upper {
				last = k
			}
			continue
		}
		if t.kind == word && t.caseless && t.class&(grammarWord|verbWord|unit) == 0 && last < k {
			last = k
		}
		break
	}
	if last == i {
		return
	}
	if h := s.tok(last + 1); n < 0 && h.kind == number && h.gap == blank && h.end-h.start <= 4 && !s.is(last+2, unit) {
		s.addToks(i, s.chunkEnd(last+1), Address, "street", false)
		return
	}
	if n < 0 {
		n = i
	}
	s.addToks(n, last, Address, "street", n < i && s.tok(n).kind == number)
}

// isHomeInFront knows the Welsh words that houses and homes bear too: they need
// a number.
func (s *scan) isHomeInFront(i int) bool {
	switch s.of(i) {
	case "cwrt", "maes", "llys", "plas", "trem", "bro", "parc", "gerddi":
		return true
	}
	return false
}

// streetAbroad asks about streets whose type is the end of their name, with the
// number behind it: "Gesterbyntie 68".
func (s *scan) streetAbroad(i int) {
	name := s.tok(i - 1)
	if i == 0 || name.kind != word || !name.upper || name.end-name.start < 6 || s.toks[i].gap != blank || s.toks[i].end-s.toks[i].start > 4 {
		return
	}
	lower := s.of(i - 1)
	for _, end := range [...]string{"straße", "strasse", "gasse", "platz", "allee", "weg", "gatan", "vägen", "gata", "vej", "gade", "straat", "laan", "tie", "katu", "ulica", "utca"} {
		if strings.HasSuffix(lower, end) {
			s.addToks(i-1, s.chunkEnd(i), Address, "street", false)
			return
		}
	}
}

// boxNumber finds "PO Box 14".
func (s *scan) boxNumber(i int) {
	if i < 2 || s.of(i-1) != "box" && s.of(i-1) != "postbox" && s.of(i-1) != "postfach" || !s.near(i) {
		return
	}
	first := i - 2
	switch {
	case s.of(i-1) == "postbox", s.of(i-1) == "postfach":
		first++
	case s.of(first) == "po":
	case s.isMark(first, '.') && s.of(first-1) == "o" && s.isMark(first-2, '.') && s.of(first-3) == "p":
		first -= 3
	case s.of(first) == "o" && s.of(first-1) == "p":
		first--
	default:
		return
	}
	s.addToks(first, i, Address, "box number", true)
}
