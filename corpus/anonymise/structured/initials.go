package structured

import "strings"

// initials asks about capitals that stand for a person: "J.T.", "J. R.
// Hartley", "O'D". Token i is a single capital.
func (s *scan) initials(i int) {
	if s.partOfWord(i) || s.toks[i].gap == joined && s.isMark(i-1, '.', '@', '/', '_') {
		return
	}
	if end := s.initialEnd(i); end > i && s.tok(end).end-s.tok(end).start == 1 && s.endsWord(end) {
		s.addToks(i, end, Person, "initials", false)
		return
	}
	letters, last, k := "", i-1, i
	for len(letters) < 8 && s.isInitial(k) {
		letters += s.raw(k)
		last = k + 1
		if k += 2; k >= len(s.toks) || s.tok(k).gap > blank {
			break
		}
	}
	if last < i {
		return
	}
	if end := s.surnameAfter(last, len(letters)); end > last {
		s.addToks(i, end, Person, "initials", false)
		return
	}
	if t := s.tok(last + 1); len(letters) > 0 && t.gap == joined && t.kind == word && t.upper && t.end-t.start == 1 && last+1 < len(s.toks) {
		letters, last = letters+s.raw(last+1), last+1 // "J.R"
	}
	if len(letters) < 2 || len(letters) > 3 || strings.Contains(abbreviations, " "+letters+" ") {
		return
	}
	s.addToks(i, last, Person, "initials", false)
}

// isInitial reports whether a capital with its full stop stands at token k.
func (s *scan) isInitial(k int) bool {
	t := s.tok(k)
	return t.kind == word && t.upper && t.end-t.start == len(string(t.mark)) && s.isMark(k+1, '.') && s.tok(k+1).gap == joined
}

// surnameAfter gives the last token of a surname that follows the initials that
// end at token last. After one initial only, the full stop may end a sentence
// ("plan B. Then"): a common word is none then.
func (s *scan) surnameAfter(last, initials int) int {
	t := s.tok(last + 1)
	if last+1 >= len(s.toks) || t.gap > blank || t.kind != word || !t.upper || t.end-t.start < 3 || t.class&(grammarWord|pronoun|filler|weekday|monthName) != 0 {
		return last
	}
	if initials == 1 && s.tok(last-1).gap >= lineEnd && !s.isMark(last+2, ':', ',') {
		return last // the letter of a heading
	}
	if before := s.tok(last - 2); initials == 1 && (t.class&stop != 0 || before.kind == word && !before.upper && before.class&stop == 0 && last >= 2 && s.tok(last-1).gap <= lineEnd || s.tok(last-1).mark == 'I') {
		return last
	}
	return s.casedName(last+1, 2)
}

// abbreviations have full stops and name nobody.
const abbreviations = " US UK USA NHS BBC AM PM AD BC BA MA BSC MSC PHD MD GP TV CV IT OK PS PE RE DIY ID EU PA HR DJ MP QC KC JP LA NY DC CE BCE" +
	" AKA RIP ASAP FAQ TB HIV ADHD GCSE DOB VAT EG IE PTO NB PO PC CD DVD SEN NI FC "
