package structured

// domainAfter gives the last token of the domain after "at" at token i, i where
// there is none: at most three words, then "dot" and an end.
func (s *scan) domainAfter(i int) (last int) {
	k := i + 1
	for s.isBracket(k) {
		k++
	}
	for words := 0; s.near(k) && words < 4; words++ {
		t := s.tok(k)
		if words == 0 && s.of(k) == "the" && !s.isDot(k+1) {
			k++
			continue
		}
		if t.kind == mark || t.class&stop != 0 && !s.isDot(k+1) {
			return i
		}
		if end := s.dotsAfter(k); end > k && s.is(end, tld) || end > k && words < 2 {
			return end
		}
		for k++; s.joinsLocal(k) && !s.isDot(k); k++ {
		}
	}
	return i
}

// isDot reports whether token i says or writes a dot.
func (s *scan) isDot(i int) bool {
	return s.near(i) && (s.is(i, dotWord) || s.isMark(i, '.') && s.near(i+1) && s.tok(i+1).kind == word) || s.isBracket(i) && s.is(i+1, dotWord)
}

// dotsAfter gives the last token of "dot co dot uk" after token k; "co uk" is
// said too.
func (s *scan) dotsAfter(k int) int {
	last := k
	for s.isDot(last + 1) {
		d := last + 1
		for s.isBracket(d) {
			d++
		}
		d++
		for s.isBracket(d) {
			d++
		}
		if !s.near(d) || s.tok(d).kind == mark || s.is(d, stop) && !s.is(d, tld|tldWord) || s.isMark(d-1, '.') && s.tok(d).gap > joined && !s.is(d, tld) {
			break
		}
		last = d
	}
	if s.of(last) == "co" && s.near(last+1) && s.of(last+1) == "uk" {
		last++
	}
	return last
}

// spokenDomain finds domains that are said: "spindle dot org dot uk".
func (s *scan) spokenDomain(i int) {
	if !s.near(i) || i < 1 || s.tok(i-1).kind == mark || s.is(i-1, stop) && s.of(i-1) != "www" || s.is(i-2, dotWord) {
		return
	}
	first, last := i-1, s.dotsAfter(i-1)
	if !s.is(last, tld) || last == i {
		return
	}
	for n := 0; n < 3 && s.near(first) && s.tok(first).gap <= blank && s.tok(first-1).kind == word && !s.clitic(first-1); n++ {
		letter := s.tok(first-1).end-s.tok(first-1).start == 1 && s.tok(first).end-s.tok(first).start == 1
		if !letter && s.tok(first-1).class != 0 {
			break
		}
		first--
	}
	for s.of(last+1) == "slash" && s.near(last+1) && s.near(last+2) && s.tok(last+2).kind != mark {
		last += 2
		if t := s.tok(last + 1); s.near(last+1) && t.kind == word && t.class == 0 {
			last++
		}
	}
	s.addToks(first, last, Contact, "domain in words", false)
}

// bareDomain finds a domain after "www" in which blanks stand for the dots.
func (s *scan) bareDomain(i int) {
	k := i + 1
	for k < i+4 && s.near(k) && s.tok(k).kind == word && !s.is(k, stop|tld) {
		k++
	}
	if k == i+1 || !s.is(k, tld) || !s.near(k) {
		return
	}
	for s.near(k+1) && s.tok(k+1).gap == blank && s.is(k+1, tld) && s.of(k+1) == "uk" {
		k++
	}
	s.addToks(i, k, Contact, "domain in words", true)
}
