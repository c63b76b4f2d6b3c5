package structured

// reference finds the code after a word such as reference, case, policy,
// passport or licence: letters, digits, hyphens and slashes, or what was said
// for them. Token i is that word.
func (s *scan) reference(i int) {
	j, strict := i+1, false
	for j <= i+7 && s.near(j) && !s.startsCode(j) {
		t := s.tok(j)
		switch {
		case s.is(j, numberWord|numberCue) || s.isMark(j, ':', '#', '№'), s.of(j) == "no", s.of(j) == "id":
			strict = true
		case t.class&(sayCode|being|refCue|passportCue|licenceCue|bankCue|filler) != 0 && t.class&spokenNumber == 0 && !s.isLetterOfCode(j), s.isMark(j, '.', '\'', '’', '"', '“', '(', ',', '-', '–'), s.clitic(j):
		default:
			s.referenceAt(i, j, strict)
			return
		}
		j++
	}
	if s.near(j) {
		s.referenceAt(i, j, strict)
	}
}

// startsCode reports whether token j is a word that a number is joined to
// ("SW-2023"), though the word alone might stand between cue and code.
func (s *scan) startsCode(j int) bool {
	if s.tok(j).kind != word || s.clitic(j) {
		return false
	}
	last := s.chunkEnd(j)
	for k := j + 1; k <= last; k++ {
		if s.tok(k).kind == number {
			return true
		}
	}
	return false
}

// isLetterOfCode reports whether token j is a letter said by itself, with more
// to come.
func (s *scan) isLetterOfCode(j int) bool {
	t := s.tok(j)
	n := s.tok(j + 1)
	return t.kind == word && t.end-t.start == 1 && !s.clitic(j) && (n.kind == word && n.end-n.start == 1 || n.class&spokenNumber != 0)
}

func (s *scan) referenceAt(cue, j int, strict bool) {
	t := s.tok(j)
	if t.kind == mark {
		return
	}
	last := s.chunkEnd(j)
	letters, digits := s.countIn(j, last)
	if digits == 0 && (t.class&spokenNumber != 0 || s.isLetterOfCode(j)) {
		s.spokenReference(cue, j)
		return
	}
	if digits == 0 && t.class&stop == 0 && letters <= 5 && (t.allUpper || t.caseless) && s.tok(last+1).kind == number && s.near(last+1) {
		if _, more := s.countIn(last+1, s.chunkEnd(last+1)); more < 3 {
			return
		}
		last = s.chunkEnd(last + 1) // "WKL 2024"
	}
	for letters, digits = s.countIn(j, last); digits > 0 && s.tok(last+1).kind == number && s.oneBlank(last+1); {
		end := s.chunkEnd(last + 1)
		if l, d := s.countIn(last+1, end); l > 1 || d < 2 || s.is(end+1, unit) {
			break
		}
		last = end
		letters, digits = s.countIn(j, last)
	}
	if s.is(last+1, unit) || s.isMark(last+1, '%') || digits == 0 {
		return
	}
	least := 4
	switch {
	case strict, letters > 0:
		least = 3
	}
	if s.is(cue, passportCue) {
		least = 7
	} else if s.is(cue, licenceCue) {
		least = 5
	}
	if id := letters > 0 && letters <= 2 && digits <= 3 && last <= j+1; id && (!strict || digits < 3) {
		return // P07, T02: ids without a name
	}
	if s.isWeakCue(cue) && !strict && !(letters > 0 && digits >= 4) {
		return
	}
	year := digits == 4 && letters == 0 && last == j && t.value >= 1900 && t.value < 2100
	if digits < least && !(letters > 0 && letters+digits >= 5 && digits > 1) || year && !strict {
		return
	}
	s.addToks(j, last, ID, s.referenceRule(cue), letters > 0 || strict || digits >= 5)
}

// oneBlank reports whether a single blank stands before token i: more of them
// are between the columns of a table.
func (s *scan) oneBlank(i int) bool {
	if i >= len(s.toks) {
		return false
	}
	between := s.text[s.toks[i-1].end:s.toks[i].start]
	return between == " " || between == "\u00a0"
}

// isWeakCue knows the words that stand before numbers of all kinds: "12 staff",
// "client P07".
func (s *scan) isWeakCue(i int) bool {
	switch s.of(i) {
	case "staff", "client", "patient", "customer", "member", "student", "employee", "report", "order", "prison", "prisoner", "book", "booking", "ticket", "id", "hospital":
		return true
	}
	return false
}

func (s *scan) referenceRule(cue int) string {
	switch {
	case s.is(cue, passportCue):
		return "passport"
	case s.is(cue, licenceCue):
		return "driving licence"
	case s.of(cue) == "account":
		return "account number"
	}
	return "case reference"
}

// countIn counts the letters and digits of the tokens from first to last.
func (s *scan) countIn(first, last int) (letters, digits int) {
	for k := first; k <= last; k++ {
		switch t := s.tok(k); t.kind {
		case word:
			letters += t.end - t.start
		case number:
			digits += t.end - t.start
		}
	}
	return letters, digits
}

// spokenReference asks about letters and digits that are said one by one.
func (s *scan) spokenReference(cue, j int) {
	c := s.spelledFrom(j)
	digits := 0
	for _, b := range c.code[:c.n] {
		if b <= '9' {
			digits++
		}
	}
	if n := len(c.ends); n >= 3 && digits >= 3 && c.n >= 4 && !inSteps(c.n, func(k int) int { return int(c.code[k]) }) {
		s.addToks(j, c.ends[n-1].token, ID, s.referenceRule(cue), false)
	}
}

// numbered asks about a code of letters and digits after "the number is".
func (s *scan) numbered(i int) {
	j := i + 1
	for j <= i+3 && s.near(j) && (s.is(j, being) || s.clitic(j) || s.isApostrophe(j) || s.isMark(j, ':')) {
		j++
	}
	if j == i+1 || s.tok(j).kind == mark || s.partOfWord(j) {
		return
	}
	last := s.chunkEnd(j)
	if letters, digits := s.countIn(j, last); letters > 0 && letters <= 6 && digits > 1 && letters+digits >= 5 {
		s.addToks(j, last, ID, "case reference", false)
	}
}
