package detect

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// misspelt votes for words that no dictionary has and that are nearly, or sound
// like, a name of the list of people.
type misspelt struct {
	byLength map[int][]string // names, by their length in letters
	sounds   map[string]bool
}

// nearLetters is the length from which on a name is looked for by its spelling.
const nearLetters = 4

func newMisspelt(people *anonymise.People) misspelt {
	m := misspelt{map[int][]string{}, map[string]bool{}}
	seen := map[string]bool{}
	for _, person := range people.Persons {
		for _, name := range append([]string{person.Name}, person.Aliases...) {
			for _, field := range strings.FieldsFunc(name, func(r rune) bool { return !lexis.IsLetter(r) && !lexis.IsApostrophe(r) }) {
				w := lexis.Fold(field)
				if len(w) < nearLetters || seen[w] || lexis.IsHonorific(w) || lexis.IsFunction(w) {
					continue
				}
				seen[w] = true
				m.byLength[len(w)] = append(m.byLength[len(w)], w)
				if s := soundOf(w); len(s) >= 3 {
					m.sounds[s] = true
				}
			}
		}
	}
	return m
}

func (m misspelt) find(p *page, add func(vote)) {
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.common > 0 || len(t.folded) < nearLetters || t.shape == small && !p.caseless || t.isNoise() || t.is(never) {
			continue
		}
		if !p.named[t.folded] && (m.isNear(t.folded) || m.sounds[soundOf(t.folded)]) {
			add(vote{span: corpus.Span{Start: t.start, End: t.end}, kind: Person, sure: true, layer: misspeltLayer})
		}
	}
}

func (m misspelt) isNear(word string) bool {
	most := 1
	if len(word) >= 8 {
		most = 2
	}
	for n := len(word) - most; n <= len(word)+most; n++ {
		for _, name := range m.byLength[n] {
			if name[0] == word[0] && lexis.WithinSlips(name, word, most) {
				return true
			}
		}
	}
	return false
}

// soundOf gives a rough key of how a folded word sounds in English: its
// consonants, those of one sound written alike, each once in a row, and the
// first letter.
func soundOf(word string) string {
	var key []byte
	put := func(c byte) {
		if len(key) == 0 || key[len(key)-1] != c {
			key = append(key, c)
		}
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		next := byte(0)
		if i+1 < len(word) {
			next = word[i+1]
		}
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'w', 'h':
			if i == 0 {
				put(c)
			} else if len(key) > 0 && c != 'h' && c != 'w' {
				key = append(key, '.') // so that consonants on both sides count twice
			}
		case 'c':
			switch {
			case next == 'e' || next == 'i' || next == 'y':
				put('s')
			case next == 'h':
				put('x')
				i++
			default:
				put('k')
			}
		case 'p':
			if next == 'h' {
				put('f')
				i++
			} else {
				put('p')
			}
		case 's':
			if next == 'h' || next == 'z' {
				put('x')
				i++
			} else {
				put('s')
			}
		case 'g':
			if next == 'h' {
				i++
			} else {
				put('g')
			}
		case 'q', 'k':
			if i == 0 && c == 'k' && next == 'n' {
				continue
			}
			put('k')
		case 'z':
			put('s')
		case 'x':
			put('k')
			put('s')
		case 'd', 't':
			put('t')
		case 'v', 'f':
			put('f')
		case 'b', 'j', 'l', 'm', 'n', 'r':
			put(c)
		default:
			put(c)
		}
	}
	var out []byte
	for _, c := range key {
		if c != '.' {
			out = append(out, c)
		}
	}
	return string(out)
}
