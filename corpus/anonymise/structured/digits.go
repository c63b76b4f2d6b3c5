package structured

import (
	"strings"
	"unicode/utf8"
)

// A group is a run of digits that is written or said in one breath: "07700",
// "double oh", "sixty-four".
type group struct {
	first, last int    // tokens
	digits      string // ASCII
	spoken      bool
	sep         separator // what stands before it
}

// A run is read mostGroups at a time. No number has more than mostDigits, and
// so no more groups: what begins among the last mostDigits groups of a run that
// was cut may go on, and is read with the next.
const (
	mostDigits = 19
	mostGroups = 60
)

// groupsFrom reads the run of groups that begins at token i, and gives the
// token after it. A time (10:30) ends a run.
func (s *scan) groupsFrom(i int) (groups []group, next int) {
	groups = s.groups[:0]
	sep := bySpace
	for len(groups) < mostGroups {
		g, end := s.groupAt(i)
		if end == i {
			break
		}
		if s.isTime(i) {
			next = max(next, end)
			break
		}
		g.sep = sep
		groups = append(groups, g)
		next = end
		if s.tok(end).gap == joined && s.tok(end).kind == word {
			break // "3rd", "12a"
		}
		if i, sep = s.separatorAt(end, g.spoken); i < 0 {
			break
		}
	}
	s.groups = groups
	return groups, next
}

// groupAt reads one group at token i; next is i where there is none.
func (s *scan) groupAt(i int) (g group, next int) {
	t := s.tok(i)
	switch {
	case t.kind == number:
		g = group{first: i, last: i, digits: plainDigits(s.text[t.start:t.end])}
		if g.digits == "" { // of a script that is not listed
			return g, i
		}
		return g, i + 1
	case t.kind != word || t.class&(spokenNumber|hundredWord) == 0 || s.partOfWord(i):
		return g, i
	}
	g = group{first: i, last: i, spoken: true}
	switch {
	case t.class&multiplier != 0:
		at := i + 1
		if s.isHyphen(at) && s.tok(at).gap == joined {
			at++
		}
		d := s.tok(at)
		if at >= len(s.toks) || d.gap > lineEnd || d.value < 0 || d.value > 9 || d.class&digitWord == 0 && d.kind != number {
			return group{}, i
		}
		g.last, g.digits = at, strings.Repeat(digitNames[d.value:d.value+1], int(t.value))
	case t.class&digitWord != 0:
		g.digits = digitNames[t.value : t.value+1]
	case t.class&teenWord != 0:
		g.digits = "1" + digitNames[t.value-10:t.value-9]
	case t.class&tensWord != 0:
		unit := i + 1
		if s.isHyphen(unit) && s.tok(unit).gap == joined {
			unit++
		}
		g.digits = digitNames[t.value/10:t.value/10+1] + "0"
		if u := s.tok(unit); s.near(unit) && u.class&digitWord != 0 && u.value > 0 && u.kind == word {
			g.last, g.digits = unit, g.digits[:1]+digitNames[u.value:u.value+1]
		}
	default: // hundred: "oh eight hundred"
		if i == 0 || s.tok(i-1).class&digitWord == 0 {
			return group{}, i
		}
		g.digits = "00"
	}
	return g, g.last + 1
}

const digitNames = "0123456789"

// plainDigits writes the digits of any script in ASCII.
func plainDigits(digits string) string {
	for i := 0; i < len(digits); i++ {
		if digits[i] >= utf8.RuneSelf {
			return toASCII(digits)
		}
	}
	return digits
}

// toASCII relies on Unicode having the digits of a script in order; the zeros
// of those that are used beside Latin letters are listed.
func toASCII(digits string) string {
	var b strings.Builder
	for _, r := range digits {
		for _, zero := range [...]rune{'0', '٠', '۰', '०', '০', '０'} {
			if zero <= r && r <= zero+9 {
				b.WriteRune('0' + r - zero)
			}
		}
	}
	return b.String()
}
