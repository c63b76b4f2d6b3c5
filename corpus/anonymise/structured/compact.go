package structured

// A compact is a code without its blanks and hyphens, in capitals, with the
// places where tokens end.
type compact struct {
	code [40]byte
	n    int // of code
	ends []codeEnd
}

// A codeEnd is where a token, or what was said for it, ends in a compact.
type codeEnd struct {
	n     int // characters up to here
	token int
	gap   gap  // before the token
	split bool // a blank or hyphen stands before it
}

// compactFrom reads letters and digits from token i on.
func (s *scan) compactFrom(i int) compact {
	var c compact
	c.ends = s.ends[:0]
	split := false
	for ; i < len(s.toks); i++ {
		t := &s.toks[i]
		if len(c.ends) > 0 && t.gap > lineEnd {
			break
		}
		if t.kind == mark {
			if len(c.ends) == 0 || t.gap != joined || !s.isHyphen(i) && t.mark != '.' || s.tok(i+1).gap != joined {
				break
			}
			split = true
			continue
		}
		size := t.end - t.start
		if c.n+size > len(c.code) {
			break
		}
		for k := t.start; k < t.end; k++ {
			b := s.text[k]
			if 'a' <= b && b <= 'z' {
				b -= 'a' - 'A'
			}
			c.code[c.n] = b
			c.n++
		}
		c.ends = append(c.ends, codeEnd{c.n, i, t.gap, split || t.gap != joined})
		split = false
	}
	s.ends = c.ends
	return c
}

// has reports whether code has the form: 9 stands for a digit, A for a letter,
// # for either.
func has(code []byte, form string) bool {
	if len(code) != len(form) {
		return false
	}
	for i, b := range code {
		digit, letter := '0' <= b && b <= '9', 'A' <= b && b <= 'Z'
		switch form[i] {
		case '9':
			if !digit {
				return false
			}
		case 'A':
			if !letter {
				return false
			}
		default:
			if !digit && !letter {
				return false
			}
		}
	}
	return true
}

// endsWord reports whether no letter or digit is joined to the end of token i.
func (s *scan) endsWord(i int) bool {
	after := s.tok(i + 1)
	return i+1 >= len(s.toks) || after.gap != joined || after.kind == mark && !(s.isHyphen(i+1) && s.tok(i+2).gap == joined && s.tok(i+2).kind == number)
}

// writtenCodes tries the forms of postcodes, plates, insurance numbers and the
// like at each word of a string that begins with letters.
func (s *scan) writtenCodes(i, next int) {
	for k := i; k < next; k++ {
		t := &s.toks[k]
		n := k + 1
		if s.isHyphen(n) && s.tok(n).gap == joined && s.tok(n+1).gap == joined {
			n++
		}
		if t.kind != word || t.end-t.start > 5 || s.tok(n).kind != number || s.tok(n).gap > lineEnd {
			continue
		}
		if k > i && !s.isMark(k-1, '(', '[', '"', '\'', '“', '‘', ':', ',', ';', '—', '–', '>') {
			continue
		}
		c := s.compactFrom(k)
		for e := len(c.ends) - 1; e > 0; e-- {
			end := c.ends[e]
			if code := c.code[:end.n]; end.n >= 5 && s.endsWord(end.token) && s.isWrittenCode(k, code, c.ends[:e+1]) {
				break
			}
		}
	}
}

func (s *scan) isWrittenCode(i int, code []byte, ends []codeEnd) bool {
	return s.isPostcode(i, code, ends) || s.isInsuranceNumber(i, code, ends) || s.isPlate(i, code, ends) ||
		s.isDrivingLicence(i, code, ends) || s.isIBAN(i, code, ends)
}

// splitOnlyAt reports whether blanks and hyphens stand nowhere but before the
// given character.
func splitOnlyAt(ends []codeEnd, at int) bool {
	for k := 1; k < len(ends); k++ {
		if ends[k].split && ends[k-1].n != at {
			return false
		}
	}
	return true
}
