package structured

// readChunk calls the rules for strings without blanks (addresses of mail and
// web, codes) on the string that begins at token i, and gives the token after
// it.
func (s *scan) readChunk(i int) (next int) {
	var seen struct{ at, dot, colon, slash, underscore, hyphen, letter, digit bool }
	next = i
	for ; next < len(s.toks) && (next == i || s.toks[next].gap == joined); next++ {
		switch t := &s.toks[next]; t.kind {
		case word:
			seen.letter = true
		case number:
			seen.digit = true
		default:
			switch t.mark {
			case '@', '＠':
				seen.at = true
			case '.':
				seen.dot = true
			case ':':
				seen.colon = true
			case '/':
				seen.slash = true
			case '_':
				seen.underscore = true
			case '-':
				seen.hyphen = true
			}
		}
	}
	if next == i+1 {
		if seen.at {
			s.spokenEmail(i)
		}
		if !seen.letter {
			return next
		}
	}
	if seen.at {
		s.emails(i, next)
	}
	if seen.dot && seen.letter && next > i+2 {
		s.webAddresses(i, next)
	}
	if seen.digit && (seen.dot || seen.colon || seen.hyphen) || seen.colon && seen.letter {
		s.networkAddresses(i, next)
	}
	if seen.letter && seen.digit {
		s.wallet(i, next)
		s.userName(i, next)
		if seen.hyphen || seen.slash {
			s.codes(i, next)
		}
	} else if seen.underscore && seen.letter {
		s.userName(i, next)
	}
	if seen.letter {
		s.writtenCodes(i, next)
	}
	return next
}

// bytes gives where the tokens from i up to next stand.
func (s *scan) bytes(i, next int) (start, end int) {
	return s.toks[i].start, s.toks[next-1].end
}
