package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// FormatTime writes a time since the start of a recording as h:mm:ss, with up
// to nine decimals where there are any.
func FormatTime(d time.Duration) string {
	whole, fraction := int64(d/time.Second), d%time.Second
	s := fmt.Sprintf("%d:%02d:%02d", whole/3600, whole/60%60, whole%60)
	if fraction != 0 {
		s = strings.TrimRight(fmt.Sprintf("%s.%09d", s, fraction), "0")
	}
	return s
}

// ParseTime reads [h:]m:ss with "." or "," before up to nine decimals.
func ParseTime(s string) (time.Duration, error) {
	bad := fmt.Errorf("%q is not a time (h:mm:ss)", s)
	whole, fraction, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	parts := strings.Split(whole, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, bad
	}
	var d time.Duration
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || i > 0 && n > 59 {
			return 0, bad
		}
		d = d*60 + time.Duration(n)
	}
	d *= time.Second
	if fraction != "" {
		if len(fraction) > 9 {
			return 0, bad
		}
		n, err := strconv.ParseUint((fraction + "000000000")[:9], 10, 32)
		if err != nil {
			return 0, bad
		}
		d += time.Duration(n)
	}
	return d, nil
}
