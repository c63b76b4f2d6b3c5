package lexis

// WithinSlips reports whether a becomes b by at most so many slips of a typist:
// letters (code points) left out, put in or changed, or two neighbours exchanged.
// It is the restricted Damerau-Levenshtein distance (Damerau 1964). Both words
// are compared as they are: fold them first.
func WithinSlips(a, b string, most int) bool {
	if a == b {
		return true
	}
	var space [2][64]rune // no allocation for words of a usual length
	x, y := space[0][:0], space[1][:0]
	for _, r := range a {
		x = append(x, r)
	}
	for _, r := range b {
		y = append(y, r)
	}
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return false
	}
	var rows [3][65]int
	two, one, row := rows[0][:], rows[1][:], rows[2][:]
	if len(y) > 64 {
		two, one, row = make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	}
	for j := range len(y) + 1 {
		one[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return false
		}
		two, one, row = one, row, two
	}
	return one[len(y)] <= most
}
