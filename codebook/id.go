package codebook

import (
	"strings"
	"unicode"
)

const maxID = 64

// checkID gives the reason why id cannot name a theme, and whether it is only
// a matter of form: capitals and underscores are read, since codebooks from
// elsewhere have them, but invite two spellings of one theme.
func checkID(id string) (severity Severity, reason string) {
	if id == "" || len(id) > maxID {
		return Error, "a theme's id has 1 to 64 characters"
	}
	for i := 0; i < len(id); i++ {
		switch c := id[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-' && i > 0:
		case c >= 'A' && c <= 'Z', c == '_' && i > 0:
			severity, reason = Warning, "an id is best written in lower-case letters, digits and hyphens"
		default:
			return Error, "an id is made of lower-case letters, digits and hyphens, beginning with a letter or digit"
		}
	}
	return severity, reason
}

// Slug makes an id of a name: "Naming the elephant" gives naming-the-elephant.
// Diacritics of Latin letters are folded, apostrophes go, everything else that
// is not a letter or digit parts words. It is empty where the name has no
// Latin letter or digit; it may be taken already.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range name {
		part, drop := fold(r)
		if drop {
			continue
		}
		if part == "" {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(part)
	}
	slug := b.String()
	if len(slug) <= maxID {
		return slug
	}
	if cut := strings.LastIndexByte(slug[:maxID+1], '-'); cut > 0 {
		return slug[:cut]
	}
	return slug[:maxID]
}

const (
	// Base letters of U+00C0 to U+017F and of U+1E00 to U+1EFF by Unicode's
	// canonical decomposition, and by custom for the barred letters.
	latin1A = "aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-y" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkkkllllll-" +
		"-llnnnnnnnnnoooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	latinAdditional = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
		"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
		"wwwwwwwwwwxxxxyyzzzzzzhtwy------aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
		"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------"
)

// fold gives the letters of an id that stand for r, "" where r parts words;
// drop says that r leaves no trace at all.
func fold(r rune) (part string, drop bool) {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return string(r), false
	case r >= 'A' && r <= 'Z':
		return string(r + 'a' - 'A'), false
	case r == '\'' || r == '’' || r == '‘' || unicode.Is(unicode.Mn, r):
		return "", true
	}
	switch r {
	case 'ß', 'ẞ':
		return "ss", false
	case 'æ', 'Æ':
		return "ae", false
	case 'œ', 'Œ':
		return "oe", false
	case 'þ', 'Þ':
		return "th", false
	case 'ĳ', 'Ĳ':
		return "ij", false
	case 'ŀ', 'Ŀ':
		return "l", false
	}
	base := byte('-')
	switch {
	case r >= 0xC0 && r < 0xC0+rune(len(latin1A)):
		base = latin1A[r-0xC0]
	case r >= 0x1E00 && r < 0x1E00+rune(len(latinAdditional)):
		base = latinAdditional[r-0x1E00]
	}
	if base == '-' {
		return "", false
	}
	return string(base), false
}
