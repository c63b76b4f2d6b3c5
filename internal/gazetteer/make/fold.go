//go:build ignore

package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// stroked are letters that Unicode does not take apart and people type plain.
var stroked = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "ħ", "h", "ı", "i", "ŧ", "t",
	"ß", "ss", "æ", "ae", "œ", "oe", "þ", "th", "ə", "a")

// latin writes Greek and Cyrillic letters as passports do.
var latin = strings.NewReplacer(
	"ου", "ou", "α", "a", "β", "v", "γ", "g", "δ", "d", "ε", "e", "ζ", "z", "η", "i", "θ", "th", "ι", "i",
	"κ", "k", "λ", "l", "μ", "m", "ν", "n", "ξ", "x", "ο", "o", "π", "p", "ρ", "r", "σ", "s", "ς", "s",
	"τ", "t", "υ", "y", "φ", "f", "χ", "ch", "ψ", "ps", "ω", "o",
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "ѓ", "gj", "е", "e", "є", "ie", "ж", "zh",
	"з", "z", "ѕ", "dz", "и", "i", "і", "i", "ј", "j", "к", "k", "л", "l", "љ", "lj", "м", "m", "н", "n",
	"њ", "nj", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "ќ", "kj", "у", "u", "ф", "f", "х", "kh",
	"ц", "ts", "ч", "ch", "џ", "dzh", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu",
	"я", "ya")

// fold gives the letters of a to z that s is written with in folded form, or
// "" where some of its letters are of a script that has none.
func fold(s string) string {
	var plain strings.Builder
	for _, r := range norm.NFKD.String(latin.Replace(stroked.Replace(strings.ToLower(norm.NFC.String(s))))) {
		if unicode.IsLetter(r) {
			plain.WriteRune(r)
		}
	}
	folded := latin.Replace(plain.String())
	for _, r := range folded {
		if r < 'a' || r > 'z' {
			return ""
		}
	}
	return folded
}

// foldWords folds each word of s, parted by blanks and hyphens, and joins them
// by one blank.
func foldWords(s string) string {
	var folded []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-‐‑–/", r) }) {
		f := fold(w)
		if f == "" {
			if strings.ContainsFunc(w, unicode.IsLetter) {
				return ""
			}
			continue
		}
		folded = append(folded, f)
	}
	return strings.Join(folded, " ")
}

// germanic spells umlauts with an e, as people do who have no such key.
var germanic = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "å", "aa", "Å", "Aa")
