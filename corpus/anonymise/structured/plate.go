package structured

import "bytes"

// isPlate finds the plates of vehicles: the form since 2001 (AB12 CDE), the
// ones with a letter for the year before or behind, and Northern Ireland's.
// But for the first in capitals they need a word like "car" or "reg" near.
func (s *scan) isPlate(i int, code []byte, ends []codeEnd) bool {
	last := ends[len(ends)-1].token
	upper := s.toks[i].allUpper && (s.toks[last].kind == number || s.toks[last].allUpper)
	cue := s.cueAsked(i, 14, plateCue) || s.cueAfter(last, 4, plateCue)
	switch {
	case has(code, "AA99AAA"):
		together := splitOnlyAt(ends, 0)
		if !splitOnlyAt(ends, 4) || !upper && !together && (!cue || s.is(last, stop)) {
			return false
		}
		s.addToks(i, last, ID, "plate", upper)
		return true
	case has(code, "A9AAA"), has(code, "A99AAA"), has(code, "A999AAA"):
		if !splitOnlyAt(ends, len(code)-3) || !cue && len(code) < 7 || !upper && !cue || s.is(last, stop|streetWeak|streetType) {
			return false
		}
	case has(code, "AAA9A"), has(code, "AAA99A"), has(code, "AAA999A"):
		if !splitOnlyAt(ends, 3) || !cue && len(code) < 7 || !upper && !cue || s.is(i, stop) {
			return false
		}
	case has(code, "AAA9999"), has(code, "AAA999"), has(code, "AA9999"), has(code, "AA999"):
		year := s.isYear(last)
		if !cue || year || !splitOnlyAt(ends, ends[0].n) || s.is(i, stop) || !bytes.ContainsAny(code[:3], "IZ") && !s.cueBefore(i, 5, plateCue) {
			return false
		}
	default:
		return false
	}
	s.addToks(i, last, ID, "plate", cue && upper)
	return true
}
