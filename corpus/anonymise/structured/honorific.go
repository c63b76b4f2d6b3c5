package structured

// honorific finds the name after the title at token i; the title is no part of
// it. Titles of kin, and names in lower case, are asked about.
func (s *scan) honorific(i int) {
	if s.partOfWord(i) {
		return
	}
	t := &s.toks[i]
	j := i + 1
	if s.isMark(j, '.') && s.tok(j).gap == joined && t.class&formalTitle != 0 && s.isShortTitle(i) {
		j++
	}
	for s.is(j, formalTitle) && s.near(j) && t.class&formalTitle != 0 && s.tok(j).upper { // "Rev Dr"
		j++
		if s.isMark(j, '.') && s.tok(j).gap == joined {
			j++
		}
	}
	name := s.tok(j)
	if !s.near(j) || name.kind != word || name.gap == joined && j == i+1 {
		return
	}
	formal := t.class&formalTitle != 0 && (t.upper || t.class&kinWord == 0 && !s.isVerbTitle(i))
	if !name.upper && !(t.upper && s.particlesBefore(j)) {
		if s.isVerbTitle(i) && !t.upper && !s.isCaselessTitle(i, j) {
			return
		}
		// In a passage with capitals a name in lower case is a slip: only a
		// formal title announces it.
		if name.caseless || s.isShortTitle(i) && name.class == 0 {
			s.lowerName(j)
		}
		return
	}
	last := s.casedName(j, 4)
	if last < j || s.of(i) == "major" {
		return
	}
	if last == s.initialEnd(j) && name.end-name.start == 1 {
		if t.upper || formal {
			s.addToks(j, s.initialEnd(j), Person, "initials", false)
		}
		return
	}
	s.addToks(j, last, Person, "honorific", formal && (t.upper || t.end-t.start <= 4))
}

// isShortTitle knows the titles that are nothing else, and that a full stop may
// follow.
func (s *scan) isShortTitle(i int) bool {
	switch s.of(i) {
	case "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "revd", "cllr", "sgt":
		return true
	}
	return false
}

// initialEnd takes in what goes on from a single letter: "K.", "O'D".
func (s *scan) initialEnd(j int) int {
	if s.isApostrophe(j+1) && s.tok(j+1).gap == joined && s.tok(j+2).gap == joined && s.tok(j+2).allUpper && s.tok(j+2).kind == word && s.tok(j+2).end-s.tok(j+2).start == 1 {
		return j + 2
	}
	return j
}

// isVerbTitle knows titles that are other words too, so that what follows in
// lower case need not be a name.
func (s *scan) isVerbTitle(i int) bool {
	switch s.of(i) {
	case "miss", "lord", "lady", "doctor", "nurse", "judge", "major", "captain", "father", "sister", "brother", "mum", "dad", "nan", "ms", "pc", "dame", "justice", "inspector", "baba", "mama", "professor", "sir", "matron", "gran", "grandma", "grandad", "granny", "nana", "cousin", "pastor":
		return true
	}
	return false
}

// lowerName asks about the word at token j, and the ones that hyphens join.
func (s *scan) lowerName(j int) {
	if s.isPlainName(j) || s.tok(j).class == 0 {
		s.addToks(j, s.endOfWord(j), Person, "honorific", false)
	}
}

// isCaselessTitle tells "nan fitz" and "then miss angharad" from "i miss": the
// word behind is unknown, and for miss nobody stands before.
func (s *scan) isCaselessTitle(i, j int) bool {
	if s.tok(j).class != 0 {
		return false
	}
	switch s.of(i) {
	case "nan", "nana", "gran", "granny", "grandma", "grandad":
		return true
	case "miss":
		return !s.near(i) || !s.is(i-1, pronoun|being|verbWord) && s.of(i-1) != "to" && s.of(i-1) != "really" && s.of(i-1) != "still"
	}
	return false
}
