package ingest

import "slices"

// Captions roll where so many of them begin with the last line of the one
// before, as on a screen on which lines move up.
const (
	rollsLeast = 3
	rollsShare = 2 // one in so many
)

// withoutRolls takes out the lines that captions repeat because they roll.
func (s *source) withoutRolls() {
	repeats := func(i int) bool {
		if i == 0 || len(s.paras[i].lines) == 0 || len(s.paras[i-1].lines) == 0 {
			return false
		}
		before := s.paras[i-1].lines
		return s.paras[i].lines[0].text == before[len(before)-1].text
	}
	rolled := 0
	for i := range s.paras {
		if repeats(i) {
			rolled++
		}
	}
	if rolled < rollsLeast || rolled*rollsShare < len(s.paras) {
		return
	}
	for i := len(s.paras) - 1; i > 0; i-- { // from behind: each is held against the one before as it was
		if repeats(i) {
			s.paras[i].lines = s.paras[i].lines[1:]
		}
	}
	s.paras = slices.DeleteFunc(s.paras, func(p para) bool { return len(p.lines) == 0 })
	s.warnings = append(s.warnings, "the captions roll: "+plural(rolled, "line")+" that repeat the one before were left out")
}
