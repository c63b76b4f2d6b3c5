package structured

// codes finds codes that say what they are by their form alone: capitals and
// digits in pieces, as in SW/2023/0417 or WKL-2024-0388.
func (s *scan) codes(i, next int) {
	for first := i; first < next; {
		last := first
		for last < next && s.inPieces(last) {
			last++
		}
		if last == first {
			first++
			continue
		}
		end := last
		for end > first && s.toks[end-1].kind == mark {
			end--
		}
		begin := first
		for begin < end && s.toks[begin].kind == mark {
			begin++
		}
		if begin < end {
			s.code(i, begin, end)
		}
		first = last
	}
}

func (s *scan) inPieces(i int) bool {
	t := &s.toks[i]
	return t.kind == number || t.kind == word && (t.allUpper || t.caseless && t.end-t.start <= 4 && t.class&stop == 0) || s.isMark(i, '-', '/', '_', '–')
}

// code looks at the tokens from first up to end. A year beside one word
// ("EURO-2016") is no code, and fewer than three digits ("COVID-19") are none.
// Without capitals a code begins with letters and has six digits.
func (s *scan) code(chunk, first, end int) {
	letters, digits, splits, longest, year := 0, 0, 0, 0, true
	for k := first; k < end; k++ {
		switch t := &s.toks[k]; t.kind {
		case word:
			letters += t.end - t.start
		case number:
			digits += t.end - t.start
			longest = max(longest, t.end-t.start)
			year = year && t.value >= 1900 && t.value <= 2100
		default:
			splits++
		}
	}
	if t := s.toks[first]; t.caseless && (digits < 6 || t.kind != word) {
		return
	}
	if year && splits == 1 || letters == 0 || letters > 12 || digits < 3 || splits == 0 || first > chunk && s.isMark(first-1, '.', '@') || end < len(s.toks) && s.toks[end].gap == joined && s.toks[end].kind != mark {
		return
	}
	s.add(s.toks[first].start, s.toks[end-1].end, ID, "case reference", (splits > 1 || longest >= 5) && !year)
}

// upperCode asks about a few capitals and the number behind them: "CRN 4471",
// "X1234567". Years after a name of an office ("BBC 2012") are none.
func (s *scan) upperCode(i int) {
	t, n := &s.toks[i], s.tok(i+1)
	size, digits := t.end-t.start, n.end-n.start
	if !t.allUpper || size > 4 || n.kind != number || n.gap > blank || s.partOfWord(i) || !s.endsWord(i+1) || s.isHyphen(i-1) && t.gap == joined {
		return
	}
	money := t.class&unit != 0 || s.isCurrency(i)
	year := n.value >= 1850 && n.value <= 2100 && digits == 4
	if n.gap == joined && digits >= 5 || n.gap == blank && size >= 2 && digits >= 4 && digits <= 10 && !year && !money && !s.is(i+2, unit) {
		last := i + 1
		for k := last + 1; s.tok(k).kind == number && s.tok(k).gap == blank && s.endsWord(k) && k <= i+5 && s.tok(k).end-s.tok(k).start >= 2 && !s.is(k+1, unit); k++ {
			last = k
		}
		s.addToks(i, last, ID, "code", false)
	}
}

func (s *scan) isCurrency(i int) bool {
	switch s.raw(i) {
	case "GBP", "EUR", "USD", "PLN", "DEM", "ATS", "TRL", "TRY", "CHF", "FRF", "NZD", "AUD", "CAD", "PHP", "INR", "RS", "SEK", "NOK", "DKK", "JPY", "CZK", "HUF", "ITL":
		return true
	}
	return false
}

// isFileNumber finds the numbers of files and court cases: 18403/91. School and
// tax years (2023/24) and readings (120/80) have the same form, and other sizes.
func (s *scan) isFileNumber(n numeral) bool {
	if len(n) != 2 || n[1].sep != bySlash || n.spoken() {
		return false
	}
	a, b := n[0].digits, n[1].digits
	switch {
	case len(a) == 5 && (len(b) == 2 || len(b) == 4), len(a) >= 5 && len(b) >= 2:
		return s.note(n, ID, "case reference", true)
	case areYears(n), len(a) < 4 && len(b) < 4:
		return false
	}
	return len(a) >= 2 && len(b) >= 2 && s.note(n, ID, "case reference", false)
}
