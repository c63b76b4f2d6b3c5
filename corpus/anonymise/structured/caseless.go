package structured

// markCaseless marks the tokens of passages that have no capital. A passage
// ends at an empty line, and where a label opens a new turn. Labels, and "I",
// do not count: recognisers write both.
func (s *scan) markCaseless() {
	start, body, capitals := 0, 0, false
	closePassage := func(end int) {
		for i := start; i < end; i++ {
			s.toks[i].caseless = !capitals
		}
	}
	for i := range s.toks {
		t := &s.toks[i]
		if t.gap >= lineEnd {
			if label := s.labelEnd(i); t.gap == paragraph || label > i {
				closePassage(i)
				start, body, capitals = i, label, false
			}
		}
		if t.upper && i >= body && !(t.end-t.start == 1 && t.mark == 'I') {
			capitals = true
		}
	}
	closePassage(len(s.toks))
}

// labelEnd gives the token after the label that opens the line at token i, i
// where there is none.
func (s *scan) labelEnd(i int) int {
	for j := i; j < len(s.toks) && j < i+6; j++ {
		t := &s.toks[j]
		if j > i && t.gap >= lineEnd {
			return i
		}
		if t.kind == mark && t.mark == ':' && j > i && (j+1 == len(s.toks) || s.toks[j+1].gap != joined) {
			return j + 1
		}
	}
	return i
}
