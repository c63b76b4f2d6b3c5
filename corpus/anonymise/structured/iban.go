package structured

// ibanLengths are the lengths in the IBAN registry (ISO 13616) of the countries
// whose accounts British people have most; of others the check digits decide.
const ibanLengths = "AT20BE16BG22CH21CY28CZ24DE22DK18EE20ES24FI18FR27GB22GI23GR27HR21HU28IE22IS26IT27LI21LT20LU20LV21MT31NL18NO15PK24PL28PT25RO24SE24SI19SK24TR26UA29"

func ibanLength(country []byte) int {
	for i := 0; i < len(ibanLengths); i += 4 {
		if ibanLengths[i:i+2] == string(country) {
			return int(ibanLengths[i+2]-'0')*10 + int(ibanLengths[i+3]-'0')
		}
	}
	return 0
}

func (s *scan) isIBAN(i int, code []byte, ends []codeEnd) bool {
	if len(code) < 15 || len(code) > 34 || !has(code[:4], "AA99") || !s.inFours(ends) && !s.cueAsked(i, 10, ibanCue) {
		return false
	}
	valid, length := ibanCheck(code), ibanLength(code[:2])
	if length > 0 && length != len(code) || length == 0 && !valid {
		return false
	}
	s.addToks(i, ends[len(ends)-1].token, ID, "iban", valid)
	return true
}

// ibanCheck takes the first four characters to the end and divides by 97, with
// letters counting from 10 (ISO 7064).
func ibanCheck(code []byte) bool {
	rest := 0
	for i := range code {
		b := code[(i+4)%len(code)]
		switch {
		case '0' <= b && b <= '9':
			rest = (rest*10 + int(b-'0')) % 97
		case 'A' <= b && b <= 'Z':
			rest = (rest*100 + int(b-'A') + 10) % 97
		default:
			return false
		}
	}
	return rest == 1
}

// inFours reports whether blanks stand behind every fourth character, if any
// do.
func (s *scan) inFours(ends []codeEnd) bool {
	for k := 1; k < len(ends); k++ {
		if ends[k].split && ends[k-1].n%4 != 0 {
			return false
		}
	}
	return true
}
