package structured

import (
	"cmp"
	"slices"
)

// merge puts matches in order and drops those that others contain. Of two
// with the same bytes the sure one stays, then the one whose rule says more, then
// the one found first. What is
// contained in an unsure match, and is itself sure, makes that one sure: a part
// that must go cannot stay because the whole is in doubt.
func merge(found []Match) []Match {
	slices.SortStableFunc(found, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End),
			compareBool(b.Sure, a.Sure), compareBool(isGeneric(a.Rule), isGeneric(b.Rule)))
	})
	out := found[:0]
	for _, m := range found {
		if n := len(out); n > 0 && m.Span.End <= out[n-1].Span.End {
			out[n-1].Sure = out[n-1].Sure || m.Sure
			continue
		}
		out = append(out, m)
	}
	return out
}

// isGeneric knows the rules that say least of what they found.
func isGeneric(rule string) bool {
	switch rule {
	case "code", "number", "case reference", "phone", "number in words":
		return true
	}
	return false
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
