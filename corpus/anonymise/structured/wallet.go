package structured

import "strings"

// wallet finds addresses of Bitcoin (base58 and bech32) and Ethereum. Their
// checksums are not looked at: a wrong one is no other thing.
func (s *scan) wallet(i, next int) {
	for first := i; first < next; {
		last := first
		for last+1 < next && s.toks[last].kind != mark && s.toks[last+1].kind != mark {
			last++
		}
		if a := s.text[s.toks[first].start:s.toks[last].end]; len(a) >= 26 && isWallet(a) {
			s.addToks(first, last, ID, "crypto address", true)
		}
		first = last + 1
	}
}

func isWallet(a string) bool {
	lower := strings.ToLower(a)
	switch {
	case strings.HasPrefix(lower, "0x"):
		return len(a) == 42 && only(lower[2:], "0123456789abcdef")
	case strings.HasPrefix(lower, "bc1"):
		return len(a) >= 42 && len(a) <= 62 && only(lower[3:], "023456789acdefghjklmnpqrstuvwxyz")
	case a[0] == '1' || a[0] == '3':
		return len(a) <= 35 && strings.IndexFunc(a, isLetter) > 0 && only(a, "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
	}
	return false
}

func only(s, chars string) bool {
	return strings.Trim(s, chars) == ""
}
