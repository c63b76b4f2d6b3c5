package index

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/segment"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"
)

// analysisVersion changes with anything that makes other terms of a text: an
// index made under another version is built anew.
const analysisVersion = 1

// A term is what two spellings of one word have in common.
type term struct {
	exact string // folded: lower case, no accents, no apostrophes
	stem  string // Porter 2 stem, https://snowballstem.org/algorithms/english/stemmer.html
}

// A token is one word of a text, at the bytes [start, end) of it.
type token struct {
	term
	start, end int
}

// An analyser turns texts into terms. People repeat themselves, so it
// remembers the words it has seen; it is not safe for use by two goroutines.
type analyser struct{ known map[string]term }

// knownWords bounds the memory of an analyser.
const knownWords = 1 << 17

func newAnalyser() *analyser { return &analyser{known: map[string]term{}} }

// words appends the tokens of text to into, by the word boundaries of Unicode
// Standard Annex #29; what holds no letter or digit is left out.
func (a *analyser) words(into []token, text string) []token {
	in := []byte(text)
	at := 0
	for s := segment.NewWordSegmenterDirect(in); s.Segment(); {
		word := s.Bytes()
		start := at
		at += len(word)
		if s.Type() == segment.None {
			continue
		}
		if t := a.term(word); t.exact != "" {
			into = append(into, token{t, start, at})
		}
	}
	return into
}

func (a *analyser) term(word []byte) term {
	if t, ok := a.known[string(word)]; ok {
		return t
	}
	if len(a.known) >= knownWords {
		clear(a.known)
	}
	t := termOf(string(word))
	a.known[string(word)] = t
	return t
}

func termOf(word string) term {
	t := term{exact: fold(word)}
	base := t.exact
	if sPossessive(word) {
		base = base[:len(base)-1]
	}
	env := snowballstem.NewEnv(base)
	english.Stem(env)
	t.stem = env.Current()
	return t
}

// sPossessive reports whether word is like James's or boss's: folded they are
// jamess and bosss, which the stemmer cannot take for james and boss.
func sPossessive(word string) bool {
	rest, ok := strings.CutSuffix(strings.ToLower(word), "s")
	bare := strings.TrimRight(rest, apostrophes)
	return ok && bare != rest && strings.HasSuffix(bare, "s")
}

// apostrophes that join two letters to one word.
const apostrophes = "'’‘ʼ＇"

// fold makes spellings equal that a reader takes for one: case, accents,
// ligatures and full-width letters, apostrophes of any shape, soft hyphens and other
// characters that do not show.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < utf8.RuneSelf && s[i] != '\'' && (s[i] < 'A' || s[i] > 'Z')
	}
	if plain {
		return s
	}
	s = norm.NFKD.String(s)
	var b bytes.Buffer
	for _, r := range s {
		switch {
		case r >= 0x300 && r <= 0x36f || strings.ContainsRune(apostrophes, r) || unicode.Is(unicode.Cf, r):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFC.String(b.String())
}

// foldValue makes values of a property equal that differ in case, accents,
// apostrophes or spacing.
func foldValue(s string) string { return strings.Join(strings.Fields(fold(s)), " ") }
