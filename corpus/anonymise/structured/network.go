package structured

import (
	"net/netip"
	"strings"
	"unicode/utf8"
)

// networkAddresses finds IP and MAC addresses in a string without blanks.
func (s *scan) networkAddresses(i, next int) {
	low, high := s.bytes(i, next)
	for start := low; start < high; {
		if !isNetworkByte(s.text[start]) {
			start++
			continue
		}
		end := start
		for end < high && isNetworkByte(s.text[end]) {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(s.text[low:start])
		after, _ := utf8.DecodeRuneInString(s.text[end:high])
		if a := strings.TrimRight(s.text[start:end], ".:-"); !isLetter(before) && before != '_' && !isLetter(after) {
			switch {
			case isMAC(a):
				s.add(start, start+len(a), ID, "mac address", true)
			case isIP(a) && !s.is(i-1, sectionWord):
				s.add(start, start+len(a), ID, "ip address", true)
			}
		}
		start = end
	}
}

func isNetworkByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' || c == '.' || c == ':' || c == '-'
}

// isIP knows IPv4, and IPv6 where it is longer than a time or a scope.
func isIP(a string) bool {
	colons := strings.Count(a, ":")
	if strings.Count(a, ".") != 3 && (colons < 3 || strings.IndexFunc(a, isDigit) < 0) {
		return false
	}
	_, err := netip.ParseAddr(a)
	return err == nil
}

// isMAC knows six pairs of hexadecimal digits with one mark between them.
func isMAC(a string) bool {
	if len(a) != 17 || a[2] != ':' && a[2] != '-' {
		return false
	}
	for i := range len(a) {
		if mark := a[i] == '.' || a[i] == ':' || a[i] == '-'; mark != (i%3 == 2) || mark && a[i] != a[2] {
			return false
		}
	}
	return true
}
