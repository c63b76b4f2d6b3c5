package codebook

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Naming the elephant":       "naming-the-elephant",
		"  good -- enough!  ":       "good-enough",
		"Can't / won't":             "cant-wont",
		"doesn’t":                   "doesnt",
		"Ça suffit, Łukasz":         "ca-suffit-lukasz",
		"cafe\u0301":                "cafe",
		"Straße Ærø Œuvre Þing":     "strasse-aero-oeuvre-thing",
		"tiếng Việt":                "tieng-viet",
		"2nd chance":                "2nd-chance",
		"語り":                        "",
		"":                          "",
		strings.Repeat("word ", 20): strings.TrimSuffix(strings.Repeat("word-", 13), "-"),
		strings.Repeat("x", 80):     strings.Repeat("x", 64),
	} {
		if got := Slug(name); got != want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
}

// The table of base letters agrees with Unicode's canonical decomposition.
func TestSlugFoldsLikeUnicode(t *testing.T) {
	for r := rune(0xC0); r <= 0x1EFF; r++ {
		if r == 0x180 {
			r = 0x1E00
		}
		base := unicode.ToLower([]rune(norm.NFD.String(string(r)))[0])
		if base < 'a' || base > 'z' {
			continue
		}
		if got := Slug(string(r)); got != string(base) {
			t.Errorf("%c gives %q, want %c", r, got, base)
		}
	}
}

func TestSlugIsAnID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slug := Slug(rapid.String().Draw(t, "name"))
		if _, reason := checkID(slug); slug != "" && reason != "" {
			t.Fatalf("%q: %s", slug, reason)
		}
		if Slug(slug) != slug {
			t.Fatalf("%q is not its own slug", slug)
		}
	})
}
