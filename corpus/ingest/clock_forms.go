package ingest

import (
	"strings"
	"time"
)

// frames measures the frames of a film behind a time, ":12" or ";12".
func frames(s string) int {
	if len(s) < 3 || s[0] != ':' && s[0] != ';' || !isDigit(s[1]) || !isDigit(s[2]) || len(s) > 3 && isDigit(s[3]) {
		return 0
	}
	return 3
}

// hashed reads a time between hashes at the start of s; a hyphen and digits
// behind it are tenths of a second.
func hashed(s string) (d time.Duration, n, parts int) {
	end := strings.IndexByte(s[min(1, len(s)):min(len(s), hashSpan)], '#') + 1
	if end < 1 {
		return 0, 0, 0
	}
	inner, tenths, _ := strings.Cut(s[1:end], "-")
	if tenths != "" {
		inner += "." + tenths
	}
	d, n, parts = clock(inner)
	if n == 0 || n != len(inner) {
		return 0, 0, 0
	}
	return d, end + 1, parts
}

// hashSpan is the longest such time, in bytes.
const hashSpan = 20
