package structured

import "strings"

// A subject is what a number of years may be said of.
type subject int

const (
	noSubject  subject = iota
	somebody           // he, she, I, who, "my brother", a name
	severalOf          // they
	turnedInto         // turned, turning
)

// subjectBefore tells who "is" or "was" the number at token i: "he's nearly".
func (s *scan) subjectBefore(i int) subject {
	k := i - 1
	for n := 0; n < 4 && k > 0 && s.near(k+1) && s.isAbout(k); n++ {
		k--
	}
	if k < 1 || s.tok(k+1).gap > lineEnd {
		return noSubject
	}
	switch {
	case s.clitic(k):
		switch s.of(k) {
		case "s", "m", "re", "d":
		case "ll", "ve": // "he'll be", "would've been"
			if w := s.of(k + 1); w != "be" && w != "been" {
				return noSubject
			}
		default:
			return noSubject
		}
		if k -= 2; s.isModal(k) {
			k--
		}
	case s.isModal(k) && (s.of(k+1) == "be" || s.of(k+1) == "have"):
		k--
	case s.is(k, being):
		if !s.near(k) {
			return noSubject
		}
		k--
	case s.isTurning(k):
		return turnedInto
	default:
		return noSubject
	}
	return s.subjectAt(k)
}

func (s *scan) isAbout(k int) bool {
	switch s.of(k) {
	case "nearly", "almost", "about", "only", "just", "now", "already", "still", "around", "probably", "like", "over", "be", "been", "both", "have":
		return true
	case "on", "up": // "he's going on ninety"
		return s.of(k-1) == "going" || s.of(k-1) == "coming"
	case "going", "coming":
		return true
	}
	return false
}

func (s *scan) isModal(k int) bool {
	switch s.of(k) {
	case "would", "will", "could", "might", "must", "should", "may":
		return true
	}
	return false
}

func (s *scan) isTurning(k int) bool {
	switch s.of(k) {
	case "turned", "turning", "turns", "turn", "gone", "pushing", "hit", "reached", "approaching", "nearing":
		return true
	}
	return false
}

func (s *scan) subjectAt(k int) subject {
	t := s.tok(k)
	switch w := strings.ToLower(s.of(k)); w {
	case "he", "she", "i", "who", "hes", "shes", "im":
		return somebody
	case "they", "theyre", "kids", "children", "twins", "boys", "girls", "sons", "daughters":
		return severalOf
	}
	switch {
	case t.class&(kinWord|kinTitle) != 0:
		return somebody
	case t.kind == word && t.upper && t.class&(stop|pronoun|weekday|monthName|unit) == 0 && !t.allUpper:
		return somebody
	}
	return noSubject
}

// endsAge reports whether the talk goes on after token i as it does after an
// age: it ends, or a verb, pronoun or conjunction follows, no counted thing.
func (s *scan) endsAge(i, years int, who subject) bool {
	t := s.tok(i + 1)
	switch {
	case i+1 >= len(s.toks), t.gap > lineEnd:
		return true
	case s.clitic(i + 2):
		return false // "he's seven's"
	case t.kind == mark:
		return !s.isMark(i+1, '%', '/', ':', '£', '$', '€', '°', '=') && (t.gap == joined && !s.isHyphen(i+1) || t.gap != joined)
	case s.of(i+1) == "months" || s.of(i+1) == "weeks": // of a baby
		return who == somebody && (i+2 >= len(s.toks) || s.tok(i+2).kind == mark || s.tok(i+2).gap >= lineEnd)
	case t.class&(unit|hundredWord|monthName|ordinal) != 0:
		return false
	case t.class&(pronoun|being) != 0:
		return true
	case s.of(i+1) == "odd", s.of(i+1) == "ish", s.of(i+1) == "something":
		return years >= 13
	case who == severalOf:
		return s.of(i+1) == "now" || s.of(i+1) == "when" || s.of(i+1) == "and" && (s.tok(i+2).kind == number || s.is(i+2, spokenNumber))
	case t.class&(grammarWord|verbWord) != 0, s.beforeApostrophe(i + 1):
		return true
	}
	return years >= 13 && t.caseless && t.class&commonWord == 0
}
