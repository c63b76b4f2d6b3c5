package structured

// A dayForm is how the day stands beside its month.
type dayForm int

const (
	noDay     dayForm = iota
	cardinal          // "fourteen"
	inDigits          // 14
	asOrdinal         // 14th, fourteenth
)

// dayBefore gives the first token of the day that stands before the month at
// token i; of is true where "of" stands between.
func (s *scan) dayBefore(i int) (first int, form dayForm, of bool) {
	k := i - 1
	if !s.near(i) && s.toks[i].gap != joined {
		return i, noDay, false
	}
	if s.isHyphen(k) || s.isMark(k, '/', ',') {
		k--
	}
	if s.of(k) == "of" && s.near(k) {
		k, of = k-1, true
		if s.of(k) == "day" {
			k--
		}
	}
	if k < 0 || s.toks[k+1].gap > lineEnd {
		return i, noDay, false
	}
	first, form = s.dayEndingAt(k)
	return first, form, of && form != noDay
}

// dayEndingAt reads a day backwards from token k.
func (s *scan) dayEndingAt(k int) (first int, form dayForm) {
	t := s.tok(k)
	switch {
	case t.kind == number && s.isDay(k):
		return k, inDigits
	case s.isOrdinalEnd(k) && s.isDay(k-1):
		return k - 1, asOrdinal
	case t.class&ordinal != 0 && t.value <= 30:
		if t.value < 10 {
			if s.near(k) && s.is(k-1, tensWord) && s.tok(k-1).value <= 30 {
				return k - 1, asOrdinal
			}
			if s.isHyphen(k-1) && s.is(k-2, tensWord) {
				return k - 2, asOrdinal
			}
		}
		return k, asOrdinal
	case t.class&teenWord != 0, t.class&digitWord != 0 && t.value > 0, t.class&tensWord != 0 && t.value <= 30:
		if t.class&digitWord != 0 && s.near(k) && s.is(k-1, tensWord) && s.tok(k-1).value <= 30 {
			return k - 1, cardinal
		}
		return k, cardinal
	}
	return k, noDay
}

func (s *scan) isDay(k int) bool {
	t := s.tok(k)
	return t.kind == number && 1 <= t.value && t.value <= 31 && t.end-t.start <= 2 && !s.partOfWord(k)
}

// isOrdinalEnd reports whether token k is the "th" of "14th" (or "14 th").
func (s *scan) isOrdinalEnd(k int) bool {
	t := s.tok(k)
	if t.kind != word || t.end-t.start != 2 || t.gap > blank {
		return false
	}
	switch s.of(k) {
	case "st", "nd", "rd", "th":
		return s.tok(k-1).kind == number
	}
	return false
}

// dayAfter gives the last token of the day after the month that ends at token
// i: "14th", "the 6th", "fourteenth", "14".
func (s *scan) dayAfter(i int) (last int, form dayForm) {
	k := i + 1
	if s.of(k) == "the" && s.near(k) {
		k++
	}
	if !s.near(k) && s.tok(k).gap != joined {
		return i, noDay
	}
	t := s.tok(k)
	switch {
	case s.isDay(k) && s.isOrdinalEnd(k+1):
		return k + 1, asOrdinal
	case s.isDay(k) && t.gap != joined && !s.isMark(k+1, ':', '%') && (s.tok(k+1).gap != joined || s.tok(k+1).kind == mark):
		return k, inDigits
	case t.class&ordinal != 0 && t.value <= 30:
		return k, asOrdinal
	case t.class&tensWord != 0 && t.value <= 30:
		o := k + 1
		if s.isHyphen(o) {
			o++
		}
		if s.is(o, ordinal) && s.tok(o).value < 10 && (s.near(o) || s.tok(o).gap == joined) {
			return o, asOrdinal
		}
	}
	return i, noDay
}
