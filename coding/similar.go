package coding

import (
	"cmp"
	"slices"
	"unicode"
)

// What a changed quote needs.
const (
	minSimilar  = 12   // code points
	clearLike   = 0.7  // of the quote
	nearlySame  = 0.9  // of a quote that needs no context
	verySure    = 64   // code points of such a quote
	scoreMargin = 0.12 // above the next best place
)

// settlesSimilar reports whether the first of several places, sorted by score,
// holds the changed quote for certain.
func (s *sought) settlesSimilar(ms []match) bool {
	if len(ms) == 0 || ms[0].like < clearLike {
		return false
	}
	if len(ms) > 1 && ms[0].score < ms[1].score+scoreMargin {
		return false
	}
	return s.clear(ms[0]) || len(s.quote) >= verySure && ms[0].like >= nearlySame
}

// similar lists places where the text is the quote but for some errors, the
// best first.
func (f *Finder) similar(s *sought) []match {
	const most = 64
	if len(s.quote) < minSimilar {
		return nil
	}
	k := min(256, len(s.quote)/2)
	whole := newPattern(s.quote)
	var out []match
	for _, h := range hits(s.quote, f.folded.runes, k, most) {
		h = f.toWords(h, whole)
		m := s.weigh(f, h.lo, h.hi, h.errors)
		if h = f.toContext(s, h, k, whole); h.lo < h.hi {
			if wider := s.weigh(f, h.lo, h.hi, h.errors); wider.score > m.score {
				m = wider
			}
		}
		if !slices.ContainsFunc(out, func(o match) bool { return o.lo == m.lo && o.hi == m.hi }) {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b match) int { return cmp.Or(cmp.Compare(b.score, a.score), a.lo-b.lo) })
	return out
}

// toContext moves the ends of a hit to where the anchor's prefix ends and its
// suffix begins, if they are near: what was put in close to an end of the quote
// is otherwise left out, together with the words beyond it. The result is empty
// where that makes no hit of at most k errors.
func (f *Finder) toContext(s *sought, h hit, k int, whole *pattern) hit {
	const sure, slack = 16, 8
	t := f.folded.runes
	if tail := s.prefix[max(0, len(s.prefix)-sure):]; len(tail) >= sure/2 {
		if at := nearest(t, tail, h.lo-len(tail), k+slack); at >= 0 {
			h.lo = at + len(tail)
		}
	}
	if head := s.suffix[:min(len(s.suffix), sure)]; len(head) >= sure/2 {
		if at := nearest(t, head, h.hi, k+slack); at >= 0 {
			h.hi = at
		}
	}
	if h = f.measured(h, whole); h.errors > k {
		return hit{}
	}
	return h
}

// toWords moves the ends of a hit out to the ends of words.
func (f *Finder) toWords(h hit, whole *pattern) hit {
	t := f.folded.runes
	for h.lo > 0 && h.lo < len(t) && inWord(t[h.lo]) && inWord(t[h.lo-1]) {
		h.lo--
	}
	for h.hi > 0 && h.hi < len(t) && inWord(t[h.hi]) && inWord(t[h.hi-1]) {
		h.hi++
	}
	return f.measured(h, whole)
}

// measured takes the blanks off the ends of a hit and counts its errors.
func (f *Finder) measured(h hit, whole *pattern) hit {
	t := f.folded.runes
	for h.lo < h.hi && t[h.lo] == ' ' {
		h.lo++
	}
	for h.lo < h.hi && t[h.hi-1] == ' ' {
		h.hi--
	}
	h.errors = whole.m
	if h.lo < h.hi {
		whole.distances(t[h.lo:h.hi], true, func(_, e int) { h.errors = e })
	}
	return h
}

// nearest gives the place nearest to at, at most reach away, where the text is
// equal to part; -1 where none is.
func nearest(text, part []rune, at, reach int) int {
	for d := 0; d <= reach; d++ {
		for _, i := range [...]int{at - d, at + d} {
			if i >= 0 && i+len(part) <= len(text) && slices.Equal(text[i:i+len(part)], part) {
				return i
			}
		}
	}
	return -1
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
