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
