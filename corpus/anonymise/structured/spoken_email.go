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
