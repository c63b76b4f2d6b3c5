package structured

// spokenEmail finds addresses of mail as they are said or hidden: "jo dot moss
// at hotmail dot com", "jo (at) hotmail (dot) com". Token i is "at" or "@".
func (s *scan) spokenEmail(i int) {
	first, last := s.localBefore(i), s.domainAfter(i)
	if first == i || last == i || !s.isSpokenAddress(first, i, last) {
		return
	}
	s.addToks(first, last, Contact, "email in words", s.is(last, tld))
}

// isSpokenAddress tells "jo at spindle dot org" from "available at
// spindle.org": something but the end must be hidden or said, or mail be spoken
// of.
func (s *scan) isSpokenAddress(first, at, last int) bool {
	if s.toks[at].kind == mark || s.isBracket(at-1) {
		return true
	}
	for k := first; k <= last; k++ {
		if s.is(k, dotWord|underscoreWord) || k < at && s.isMark(k, '.', '_') {
			return true
		}
	}
	for k := first - 1; k >= 0 && k >= first-4; k-- {
		if s.isMailWord(k) {
			return true
		}
	}
	return false
}

// isBracket knows what people put around "at" and "dot".
func (s *scan) isBracket(i int) bool { return s.isMark(i, '(', ')', '[', ']', '{', '}', '<', '>') }

// joinsLocal reports whether token i joins two pieces of a name in an address.
func (s *scan) joinsLocal(i int) bool {
	switch s.of(i) {
	case "dot", "underscore", "dash", "hyphen", "point", ".", "_", "-":
		return true
	}
	return false
}

// longestLocal bounds the words before "at".
const longestLocal = 10

// localBefore gives the first token of what stands before "at" at token i: the
// word there, numbers and single letters beside it, and what "dot" joins.
func (s *scan) localBefore(i int) (first int) {
	first = i
	words, joint := 0, false
	for k := i - 1; k >= 0 && k >= i-longestLocal && s.toks[k+1].gap <= lineEnd; k-- {
		t := &s.toks[k]
		switch {
		case s.isBracket(k) && first == i:
			continue
		case s.joinsLocal(k):
			joint = true
			continue
		case s.clitic(k) || t.kind == mark:
			return first
		case joint:
			words = max(words, 1)
		case t.kind == number, t.class&spokenNumber != 0, t.end-t.start == 1 && t.mark != 'a' && t.mark != 'i':
		case t.class&(stop|filler|siteCue|phoneCue|numberCue) != 0 || words > 1 || s.isMailWord(k):
			return first
		default:
			words++
		}
		joint = false
		first = k
	}
	return first
}

// isMailWord knows what stands between a name and "it is my".
func (s *scan) isMailWord(i int) bool {
	switch s.of(i) {
	case "email", "emails", "e-mail", "mail", "gmail", "hotmail", "address":
		return true
	}
	return false
}

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

// spokenHandle finds names in networks that are said: "wonky underscore kwab".
func (s *scan) spokenHandle(i int) {
	if !s.near(i) || !s.near(i+1) || s.is(i-2, underscoreWord) && s.near(i-1) {
		return
	}
	first, last := i-1, i
	if s.tok(first).kind == mark || s.tok(i+1).kind == mark || s.is(first, grammarWord) && !s.is(first, spokenNumber) {
		return // "to underscore something"
	}
	for s.near(first) && s.is(first-1, dotWord) && first > 1 {
		first -= 2
	}
	if s.near(first) && s.is(first-1, atWord) {
		first--
	}
	for s.near(last) && (s.is(last, underscoreWord) || s.joinsLocal(last)) && s.near(last+1) && s.tok(last+1).kind != mark {
		last += 2
	}
	last--
	for s.near(last+1) && s.tok(last+1).gap <= blank && (s.tok(last+1).kind == number || s.is(last+1, spokenNumber)) {
		last++
	}
	s.addToks(first, last, Contact, "handle in words", true)
}

// namedHandle asks about the word after "my username is".
func (s *scan) namedHandle(i int) {
	j := i + 1
	for j <= i+4 && s.near(j) && (s.is(j, being) || s.clitic(j) || s.isMark(j, ':', '\'', '’', '"', '“')) {
		j++
	}
	t := s.tok(j)
	if j == i+1 || !s.near(j) || t.kind != word || t.class&(stop|being|pronoun|filler|atWord) != 0 || s.partOfWord(j) {
		return
	}
	s.addToks(j, s.chunkEnd(j), Contact, "user name", false)
}
