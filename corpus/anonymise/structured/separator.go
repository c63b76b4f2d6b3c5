package structured

// A separator is what stands between two groups.
type separator uint8

const (
	bySpace separator = iota
	byHyphen
	byDot
	bySlash
	byBracket
	byComma
	byFiller // um
)

// separatorAt reads what may stand between two groups, from token i on, and
// gives the token after it, -1 where the run ends. spoken is true after a group
// in words: these go on over commas and fillers.
func (s *scan) separatorAt(i int, spoken bool) (next int, sep separator) {
	sep = bySpace
	for n := 0; n < 4; n++ {
		t := s.tok(i)
		switch {
		case t.gap == paragraph && i > 0:
			return -1, sep
		case t.kind == number, t.class&(spokenNumber|hundredWord) != 0:
			return i, sep
		case t.class&filler != 0, spoken && t.class&goesOn != 0:
			sep = byFiller
		case s.isMark(i, '[', '(') && s.asideAt(i) > i:
			i, sep = s.asideAt(i), byFiller
		case s.isHyphen(i) || t.mark == '—' && t.kind == mark:
			sep = byHyphen
		case s.isMark(i, '.') && t.gap == joined && (s.tok(i+1).gap == joined || spoken):
			sep = byDot
		case s.isMark(i, '/') && t.gap == joined && s.tok(i+1).gap == joined:
			sep = bySlash
		case s.isMark(i, '(', ')'):
			sep = byBracket
		case s.isMark(i, ',', '…'):
			sep = byComma
		default:
			return -1, sep
		}
		i++
	}
	return -1, sep
}

// asideAt gives the last token of "[pause]" or "(laughs)" at token i, i where
// it is none.
func (s *scan) asideAt(i int) int {
	for k := i + 1; k <= i+4 && s.tok(k).gap <= blank; k++ {
		if s.isMark(k, ']', ')') && k > i+1 {
			return k
		}
		if s.tok(k).kind != word || s.is(k, spokenNumber) {
			break
		}
	}
	return i
}

// isTime reports whether token i is a piece of 10:30.
func (s *scan) isTime(i int) bool {
	if s.toks[i].kind != number {
		return false
	}
	return s.isMark(i+1, ':') && s.tok(i+1).gap == joined && s.tok(i+2).kind == number && s.tok(i+2).gap == joined ||
		s.isMark(i-1, ':') && s.toks[i].gap == joined && s.tok(i-1).gap == joined && s.tok(i-2).kind == number
}
