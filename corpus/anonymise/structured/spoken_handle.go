package structured

// spokenHandle finds names in networks that are said: "wonky underscore kwab".
func (s *scan) spokenHandle(i int) {
	if !s.near(i) || !s.near(i+1) || s.is(i-2, underscoreWord) && s.near(i-1) {
		return
	}
	first, last := i-1, i
	if s.tok(first).kind == mark || s.tok(i+1).kind == mark || s.is(first, grammarWord) && !s.is(first, spokenNumber) {
		return // "to underscore something"
	}
	for s.near(first) && s.is(first-1, dotWord) && first > 1 {
		first -= 2
	}
	if s.near(first) && s.is(first-1, atWord) {
		first--
	}
	for s.near(last) && (s.is(last, underscoreWord) || s.joinsLocal(last)) && s.near(last+1) && s.tok(last+1).kind != mark {
		last += 2
	}
	last--
	for s.near(last+1) && s.tok(last+1).gap <= blank && (s.tok(last+1).kind == number || s.is(last+1, spokenNumber)) {
		last++
	}
	s.addToks(first, last, Contact, "handle in words", true)
}

// namedHandle asks about the word after "my username is".
func (s *scan) namedHandle(i int) {
	j := i + 1
	for j <= i+4 && s.near(j) && (s.is(j, being) || s.clitic(j) || s.isMark(j, ':', '\'', '’', '"', '“')) {
		j++
	}
	t := s.tok(j)
	if j == i+1 || !s.near(j) || t.kind != word || t.class&(stop|being|pronoun|filler|atWord) != 0 || s.partOfWord(j) {
		return
	}
	s.addToks(j, s.chunkEnd(j), Contact, "user name", false)
}
