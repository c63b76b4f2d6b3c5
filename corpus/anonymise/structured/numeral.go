package structured

import (
	"strings"
)

// A run is groups with their digits in one string.
type run struct {
	groups []group
	digits string
	starts [mostGroups + 1]int // of each group, in digits
}

func newRun(groups []group) *run {
	r := &run{groups: groups}
	var b strings.Builder
	for i, g := range groups {
		b.WriteString(g.digits)
		r.starts[i+1] = b.Len()
	}
	r.digits = b.String()
	return r
}

// A numeral is groups that are looked at as one number.
type numeral []group

// shape is the lengths of the groups: "334" for 999 201 4636.
func (n numeral) shape() string {
	var b [mostGroups]byte
	for i, g := range n {
		b[i] = '0' + byte(min(len(g.digits), 10))
	}
	return string(b[:len(n)])
}

// separators gives the one separator of n; same is false where there are
// several.
func (n numeral) separators() (sep separator, same bool) {
	if len(n) < 2 {
		return bySpace, true
	}
	for _, g := range n[2:] {
		if g.sep != n[1].sep {
			return n[1].sep, false
		}
	}
	return n[1].sep, true
}

func (n numeral) has(sep separator) bool {
	for _, g := range n[1:] {
		if g.sep == sep {
			return true
		}
	}
	return false
}

func (n numeral) spoken() bool {
	for _, g := range n {
		if g.spoken {
			return true
		}
	}
	return false
}

// startsAsDigits reports whether a spoken number has mostly single digits: "twenty
// twenty one" is none.
func startsAsDigits(n numeral) bool {
	single := 0
	for _, g := range n {
		if g.spoken && len(g.digits) == 1 || strings.Count(g.digits, g.digits[:1]) == len(g.digits) {
			single++
		}
	}
	return 2*single > len(n)
}

func areYears(n numeral) bool {
	years := 0
	for _, g := range n {
		if len(g.digits) == 4 && (g.digits[:2] == "19" || g.digits[:2] == "20" || g.digits[:2] == "18") {
			years++
		}
	}
	return years == len(n) || years > 0 && len(n) == 2 && len(n[1].digits) <= 4
}

// areThousands reports whether n is one amount grouped by threes.
func areThousands(n numeral) bool {
	for _, g := range n[1:] {
		if len(g.digits) != 3 || g.sep != bySpace {
			return false
		}
	}
	return len(n[0].digits) <= 3 && n[0].digits[0] != '0' && strings.HasSuffix(n[len(n)-1].digits, "00")
}

// isCounting reports whether the digits of n, or its groups, go up or down by
// one, or stay: somebody counts, or shows what a number looks like.
func isCounting(n numeral, digits string) bool {
	if len(n) > 2 && inSteps(len(n), func(i int) int { return int(valueOf(n[i].digits)) }) {
		return true
	}
	return inSteps(len(digits), func(i int) int { return int(digits[i]) })
}

func inSteps(length int, at func(int) int) bool {
	step := at(1) - at(0)
	if step < -1 || step > 1 {
		return false
	}
	for i := 2; i < length; i++ {
		if at(i)-at(i-1) != step {
			return false
		}
	}
	return true
}

// total is the number of digits in groups.
func total(groups []group) int {
	n := 0
	for _, g := range groups {
		n += len(g.digits)
	}
	return n
}
