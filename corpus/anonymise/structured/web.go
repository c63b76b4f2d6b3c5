package structured

import "strings"

// webAddresses finds addresses of the web in a string without blanks: those
// with a scheme or www, and bare domains whose end is known.
func (s *scan) webAddresses(i, next int) {
	low, high := s.bytes(i, next)
	text := s.text[low:high]
	if k := schemeAt(text); k >= 0 {
		if rest := cutAddress(text[k:]); len(rest) > 5 {
			s.add(low+k, low+k+len(rest), Contact, "url", true)
			return
		}
	}
	for j := i + 1; j+1 < next; j++ {
		if !s.isMark(j, '.') || s.toks[j-1].kind == mark || s.toks[j+1].kind == mark {
			continue
		}
		first, last := j-1, j+1
		for first-1 >= i && s.inHost(first-1) {
			first--
		}
		for last+1 < next && s.inHost(last+1) {
			last++
		}
		for last > j && s.toks[last].kind == mark {
			last--
		}
		for first < j && s.toks[first].kind == mark {
			first++
		}
		if s.isHost(i, first, last, next) {
			end := s.toks[last].end
			if last+1 < next && s.isMark(last+1, '/', ':', '?') {
				end += len(cutAddress(s.text[end:high]))
			}
			s.add(s.toks[first].start, end, Contact, "domain", true)
		}
		j = last
	}
}

// schemeAt gives where an address with a scheme, or with www, begins; -1 where
// none does.
func schemeAt(text string) int {
	if k := strings.Index(text, "://"); k > 0 {
		start := k
		for start > 0 && isASCIILetter(text[start-1]) {
			start--
		}
		if start < k {
			return start
		}
	}
	for k := 0; k+4 < len(text); k++ {
		if strings.EqualFold(text[k:k+4], "www.") && (k == 0 || !isASCIILetter(text[k-1])) {
			return k
		}
	}
	return -1
}

// cutAddress ends an address before what closes it, and before the marks of
// the sentence in which it stands.
func cutAddress(a string) string {
	if k := strings.IndexAny(a, "<>\"|“”«»{}[]"); k >= 0 {
		a = a[:k]
	}
	for {
		cut := strings.TrimRight(a, ".,;:!?'’…*")
		if strings.HasSuffix(cut, ")") && strings.Count(cut, "(") < strings.Count(cut, ")") {
			cut = cut[:len(cut)-1]
		}
		for _, possessive := range [...]string{"'s", "’s"} {
			cut = strings.TrimSuffix(cut, possessive)
		}
		if cut == a {
			return a
		}
		a = cut
	}
}

func (s *scan) inHost(i int) bool {
	return s.toks[i].kind != mark || s.isMark(i, '.', '-')
}

// isHost reports whether the tokens from first to last are a domain of two
// labels or more. An end that is an English word too ("me", "it") needs a path:
// people forget the blank after a full stop.
func (s *scan) isHost(chunk, first, last, next int) bool {
	end := s.tok(last)
	if last-first < 2 || end.kind != word || !s.isMark(last-1, '.') || end.upper && !end.allUpper {
		return false
	}
	if first > chunk && s.isMark(first-1, '@', '＠') || last+1 < next && s.isMark(last+1, '@', '＠') {
		return false
	}
	path := last+1 < next && s.isMark(last+1, '/')
	if !s.is(last, tld) && !(s.is(last, tldWord) && path) {
		return false
	}
	for k := first; k < last; k++ {
		if s.toks[k].kind == mark && s.toks[k+1].kind == mark {
			return false
		}
	}
	return last-first > 2 || s.toks[first].end-s.toks[first].start > 1
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
