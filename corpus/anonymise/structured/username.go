package structured

// userName asks about names as people have them in networks and in file names:
// words with "_" between, or with digits at the end.
func (s *scan) userName(i, next int) {
	for first := i; first < next; {
		last, under, letters := first, false, 0
		for ; last < next && (s.toks[last].kind != mark || s.isMark(last, '_')); last++ {
			if s.toks[last].kind == word {
				letters += s.toks[last].end - s.toks[last].start
			}
			under = under || s.isMark(last, '_')
		}
		if last == first {
			first++
			continue
		}
		for a := first; a < last; a++ { // "_so_" is stress
			if !s.isMark(a, '_') {
				first = a
				break
			}
		}
		end := last
		for end > first && s.isMark(end-1, '_') {
			end--
		}
		if s.isUserName(i, first, end, letters, under) {
			s.add(s.toks[first].start, s.toks[end-1].end, Contact, "user name", false)
		}
		first = last
	}
}

func (s *scan) isUserName(chunk, first, end, letters int, under bool) bool {
	if end-first < 2 || letters < 3 || first > chunk && s.isMark(first-1, '@', '＠', '/', '.') {
		return false
	}
	if under {
		key := s.isMark(end, ':') && s.toks[first].gap >= lineEnd
		return end-first > 2 && !key && !s.isMark(first-1, '`') && s.hasUnknown(first, end)
	}
	name, digits := s.toks[first], s.toks[end-1]
	return end-first == 2 && name.kind == word && !name.allUpper && name.class == 0 && letters >= 4 &&
		digits.kind == number && digits.end-digits.start >= 2
}

// hasUnknown reports whether a digit, or a word that the rules do not know,
// stands between the tokens: "client_name" is a column of a table.
func (s *scan) hasUnknown(first, end int) bool {
	for _, t := range s.toks[first:end] {
		if t.kind == number || t.kind == word && t.class == 0 && !t.allUpper {
			return true
		}
	}
	return false
}
