package structured

import "bytes"

// Postcodes (Royal Mail PAF: an outward half of area and district, an inward
// half of sector and unit). Districts that were never issued count too.

var outwardForms = [...]string{"A9", "A99", "AA9", "AA99", "A9A", "AA9A"}

// hasPostcodeForm knows full postcodes without their blank.
func hasPostcodeForm(code []byte) bool {
	if len(code) < 5 || len(code) > 7 || !has(code[len(code)-3:], "9AA") || bytes.ContainsAny(code[len(code)-2:], "CIKMOV") {
		return false
	}
	for _, form := range outwardForms {
		if has(code[:len(code)-3], form) {
			return true
		}
	}
	return string(code) == "GIR0AA"
}

func (s *scan) isPostcode(i int, code []byte, ends []codeEnd) bool {
	if !hasPostcodeForm(code) || !splitOnlyAt(ends, len(code)-3) {
		return false
	}
	last := ends[len(ends)-1].token
	switch unit := string(code[len(code)-3:]); unit { // "1st" in lower case
	case "1ST", "2ND", "3RD", "4TH", "5TH", "6TH", "7TH", "8TH", "9TH", "0TH":
		if !s.toks[last].allUpper {
			return false
		}
	case "4GB", "8GB", "6GB", "2GB":
		return false // memory
	}
	s.addToks(i, last, Address, "postcode", s.is(i, postArea) || s.cueAsked(i, 10, postCue))
	return true
}

// outwardCode finds the first half alone, and foreign codes, after "postcode".
func (s *scan) outwardCode(i int) {
	for j := i + 1; j <= i+6 && s.near(j); j++ {
		t := s.tok(j)
		if t.kind == word && t.class&stop == 0 && t.end-t.start <= 2 && s.tok(j+1).gap != joined && s.spelledOutward(j) {
			return
		}
		switch {
		case t.kind == number && (t.end-t.start >= 4 || s.is(i, postCue) && t.end-t.start == 3):
			if last := s.chunkEnd(j); !s.is(last+1, unit) {
				s.addToks(j, last, Address, "postcode", false)
			}
			return
		case t.kind == number:
			return
		case t.kind == word && t.end-t.start <= 2 && s.tok(j+1).kind == number && s.tok(j+1).gap == joined:
			last := j + 1
			if u := s.tok(j + 2); u.gap == joined && u.kind == word && u.end-u.start == 1 {
				last++
			}
			if s.endsWord(last) {
				s.addToks(j, last, Address, "postcode", s.is(j, postArea))
			}
			return
		}
	}
}

// longestChunk bounds a code, in tokens.
const longestChunk = 40

// chunkEnd gives the last letter or digit token of the string without blanks
// that begins at token i.
func (s *scan) chunkEnd(i int) int {
	last := i
	for j := i + 1; j < min(len(s.toks), i+longestChunk) && s.toks[j].gap == joined; j++ {
		if s.toks[j].kind != mark {
			last = j
		} else if !s.isHyphen(j) && !s.isMark(j, '/', '.', '_', ':') {
			break
		}
	}
	return last
}

// spelledOutward asks about a first half that is said by letters.
func (s *scan) spelledOutward(j int) bool {
	c := s.spelledFrom(j)
	for e := len(c.ends) - 1; e > 0; e-- {
		code := c.code[:c.ends[e].n]
		for _, form := range outwardForms {
			if has(code, form) && isPostArea(s.words, code) {
				s.addToks(j, c.ends[e].token, Address, "postcode", false)
				return true
			}
		}
	}
	return false
}
