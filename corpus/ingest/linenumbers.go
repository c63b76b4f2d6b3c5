package ingest

import (
	"fmt"
	"strings"
)

// A text has numbers in its margin where so many of its lines, and so many of a
// hundred, begin with one that counts them.
const (
	marginRun   = 5
	marginShare = 80
)

// withoutLineNumbers takes the numbers out that count the lines of a text: each
// is one more than that before it, or 1 at the top of a page. A full stop
// behind one makes it a list's. The warning is empty where there are none.
func withoutLineNumbers(lines []string) (out []string, warning string) {
	cut := make([]int, len(lines))
	words, numbered, next := 0, 0, 1
	for i, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		words++
		if n, length := lineNumber(l); length > 0 && (n == next || n == 1) {
			next = n + 1
			cut[i] = length
			numbered++
		}
	}
	if numbered < marginRun || numbered*100 < words*marginShare {
		return lines, ""
	}
	out = make([]string, len(lines))
	for i, l := range lines {
		out[i] = l[cut[i]:]
	}
	return out, fmt.Sprintf("the numbers of %d lines were left out", numbered)
}

// lineNumber measures a number at the start of a line and the blanks behind it.
func lineNumber(s string) (n, length int) {
	i := spaces(s, 0)
	from := i
	for i < len(s) && isDigit(s[i]) && i-from < 5 {
		n = 10*n + int(s[i]-'0')
		i++
	}
	if i == from || i < len(s) && s[i] != ' ' && s[i] != '\t' {
		return 0, 0
	}
	return n, spaces(s, i)
}
