package structured

// spelledCode finds postcodes, insurance numbers and plates whose letters are
// said one by one: "l s six one b j". The letters may be those of the radio
// alphabet.
func (s *scan) spelledCode(i int) {
	if s.clitic(i) || s.partOfWord(i) || s.toks[i].class&letterName != 0 && s.toks[i].class&postArea == 0 && !s.is(i+1, letterName|spokenNumber) {
		return
	}
	c := s.spelledFrom(i)
	for e := len(c.ends) - 1; e > 1; e-- {
		end := c.ends[e]
		code := c.code[:end.n]
		if e+1 < len(c.ends) && c.ends[e+1].token == end.token {
			continue
		}
		switch {
		case has(code, "AA999999A") && code[8] <= 'D':
			s.addToks(i, end.token, ID, "ni number", s.cueAsked(i, 14, niCue))
		case hasPostcodeForm(code) && isPostArea(s.words, code):
			s.addToks(i, end.token, Address, "postcode", s.cueAsked(i, 14, postCue))
		case has(code, "AA99AAA") && s.cueAsked(i, 14, plateCue):
			s.addToks(i, end.token, ID, "plate", false)
		default:
			continue
		}
		return
	}
}

func isPostArea(words map[string]entry, code []byte) bool {
	n := 1
	if code[1] > '9' {
		n = 2
	}
	var lower [2]byte
	for k := range n {
		lower[k] = code[k] | 0x20
	}
	return words[string(lower[:n])].class&postArea != 0
}

// spelledFrom reads single letters, words of the radio alphabet, numbers in
// digits and in words from token i on. The letters of a pair that is no word
// ("yo", "qx") may stand together.
func (s *scan) spelledFrom(i int) compact {
	var c compact
	c.ends = s.ends[:0]
	for k := i; k < len(s.toks) && c.n < 20; {
		t := &s.toks[k]
		if k > i && (t.gap > lineEnd || t.kind == mark && !s.isHyphen(k) && !s.isMark(k, ',') && t.class&filler == 0) {
			break
		}
		if k > i && (t.kind == mark || t.class&filler != 0) {
			k++
			continue
		}
		last := k
		switch size := t.end - t.start; {
		case t.kind == word && size == 1 && t.mark|0x20 <= 'z' && !s.beforeApostrophe(k) && (k == i || !s.clitic(k)):
			c.code[c.n] = s.text[t.start] &^ 0x20
			if t.class&digitWord != 0 && c.n >= 2 && c.code[c.n-1] <= '9' && s.is(k+1, spokenNumber) {
				c.code[c.n] = '0' // o
			}
			c.n++
		case t.class&multiplier != 0 && (s.of(k+1) == "u" || s.of(k+1) == "you"):
			c.code[c.n] = 'W'
			c.n, last = c.n+1, k+1
		case t.class&letterName != 0:
			c.code[c.n] = s.text[t.start] &^ 0x20
			c.n++
		case t.kind == word && size == 2 && t.class&(spokenNumber|stop|being|pronoun) == 0 && s.text[t.start] < 0x80 && s.text[t.end-1] < 0x80:
			c.code[c.n], c.code[c.n+1] = s.text[t.start]&^0x20, s.text[t.start+1]&^0x20
			c.n += 2
		default:
			g, next := s.groupAt(k)
			if next == k || len(g.digits) > 6 {
				return s.keepEnds(c)
			}
			c.n += copy(c.code[c.n:], g.digits)
			last = g.last
		}
		last = s.spellingWord(last)
		c.ends = append(c.ends, codeEnd{n: c.n, token: last})
		k = last + 1
	}
	return s.keepEnds(c)
}

// spellingWord gives the last token of "for november" after the letter at token
// i, i where nothing spells it out.
func (s *scan) spellingWord(i int) int {
	t, w := s.tok(i), i+2
	switch s.of(i + 1) {
	case "for":
	case "as":
		if s.of(i+2) == "in" {
			w++
		}
	default:
		return i
	}
	if n := s.tok(w); t.end-t.start != 1 || !s.near(w) || n.kind != word || n.mark|0x20 != t.mark|0x20 || n.end-n.start < 2 {
		return i
	}
	return w
}

// keepEnds lets the next code use the memory of this one's ends.
func (s *scan) keepEnds(c compact) compact {
	s.ends = c.ends
	return c
}

func (s *scan) beforeApostrophe(i int) bool {
	return s.isApostrophe(i+1) && s.tok(i+1).gap == joined && s.tok(i+2).gap == joined && s.tok(i+2).kind == word
}
