package anonymise

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A Doubt says why a person should look at a replacement.
type Doubt string

// The doubts, from the mildest to the gravest.
const (
	Sure      Doubt = ""
	LowerCase Doubt = "lower case"    // listed with a capital, found without one
	Everyday  Doubt = "everyday word" // also an ordinary word, and in lower case or at the start of a sentence
	Shared    Doubt = "shared"        // a part of the names of several persons
)

// A Finder finds the names of a people list, and other strings, in any text in
// one pass. It is immutable and may be used by several goroutines at once.
type Finder struct {
	persons int // owners below this are persons, those from it on literals
	root    *node
	first   [1024]uint64    // a bit for each first word, by the low bits of its hash
	lower   [256]byte       // ASCII letters in lower case, 0 for all else
	tokens  map[string]bool // what stands for a name in anonymised text
	kept    map[int]bool    // owners that are found so that nothing else is
	codes   *FormFinder     // strings with digits; nil where there are none
}

// node is a step of the trie of patterns, keyed by the hash of a folded word.
type node struct {
	next map[uint64]*node
	end  *pattern
}

// shared is the owner of a part of several persons' names.
const shared = -1

// NewFinder makes a Finder of a people list and literals; either may be nil.
func NewFinder(people *People, literals []Literal) *Finder {
	f := &Finder{root: &node{}, tokens: map[string]bool{}}
	for c := 'a'; c <= 'z'; c++ {
		f.lower[c], f.lower[c-'a'+'A'] = byte(c), byte(c)
	}
	if people != nil {
		f.persons = len(people.Persons)
		for i, person := range people.Persons {
			for _, p := range patternsOf(i, person) {
				f.add(p)
			}
		}
		for _, r := range people.Replacements() {
			f.tokens[r] = true
		}
	}
	for i, l := range literals {
		f.addLiteral(f.persons+i, l)
	}
	return f
}

func (f *Finder) addLiteral(owner int, l Literal) {
	plain, _ := cutCase(l.Text)
	switch {
	case isCode(plain) && l.Keep: // no name is a part of it
	case isCode(plain):
		if f.codes == nil {
			f.codes = &FormFinder{}
		}
		f.codes.AddCode(foldedForm(plain), owner)
	default:
		for _, p := range listedPatterns(owner, l.Text) {
			p.lead = 0
			if l.Keep {
				p.rank = keeps
			}
			f.add(p)
		}
	}
	if l.Keep {
		if f.kept == nil {
			f.kept = map[int]bool{}
		}
		f.kept[owner] = true
		return
	}
	f.tokens[l.Replacement()] = true
}

func (f *Finder) add(p pattern) {
	n := f.root
	for i, w := range p.words {
		h := hashOf(w)
		if i == 0 {
			f.first[bit(h)/64] |= 1 << (bit(h) % 64)
		}
		if n.next == nil {
			n.next = map[uint64]*node{}
		}
		if n.next[h] == nil {
			n.next[h] = &node{}
		}
		n = n.next[h]
	}
	switch {
	case n.end == nil || p.rank < n.end.rank:
		n.end = &p
	case p.rank == n.end.rank && p.owner != n.end.owner:
		if p.owner < f.persons {
			both := *n.end
			both.owner = shared
			both.caseOnly = both.caseOnly && p.caseOnly
			both.inside = both.inside && p.inside
			n.end = &both
		}
	case p.rank == n.end.rank && p.caseOnly && !n.end.caseOnly:
		n.end = &p
	}
}

func bit(h uint64) uint64 { return (h ^ h>>29 ^ h>>47) % (1024 * 64) }

// A match is one place where an owner is named.
type match struct {
	span  corpus.Span // what to replace: without honorific and plural ending
	next  int         // where the search goes on
	owner int
	doubt Doubt
}

// find calls yield with the matches of text from left to right; they do not
// overlap, and the longest that begins at a word wins. Tokens such as [P03]
// are passed over.
func (f *Finder) find(text string, yield func(match)) {
	if f.codes == nil {
		f.findNames(text, yield)
		return
	}
	var all []match
	f.findNames(text, func(m match) { all = append(all, m) })
	f.codes.Find(text, func(rest string) int { return f.tokenAt(rest) }, func(s corpus.Span, owner int) {
		all = append(all, match{span: s, next: s.End, owner: owner})
	})
	slices.SortStableFunc(all, func(a, b match) int { return cmp.Compare(a.span.Start, b.span.Start) })
	for i := 0; i < len(all); {
		m, end := all[i], all[i].span.End
		for i++; i < len(all) && all[i].span.Start < end; i++ {
			end = max(end, all[i].span.End)
			if all[i].span.Len() > m.span.Len() {
				m.owner, m.doubt = all[i].owner, all[i].doubt
			}
		}
		m.span.End, m.next = end, max(m.next, end)
		yield(m)
	}
}

func (f *Finder) findNames(text string, yield func(match)) {
	for i := 0; i < len(text); {
		c := text[i]
		low := f.lower[c]
		if low == 0 && c < utf8.RuneSelf {
			if c == '[' {
				i += f.tokenAt(text[i:])
			}
			i++
			continue
		}
		w := word{start: i, end: i, hash: hashSeed}
		for low != 0 {
			w.hash = (w.hash ^ uint64(low)) * hashPrime
			w.end++
			if w.end == len(text) {
				break
			}
			c = text[w.end]
			low = f.lower[c]
		}
		w.letters = w.end - w.start
		if w.end < len(text) && c >= utf8.RuneSelf {
			w = wordAt(text, i)
		}
		i = w.end
		if w.letters == 0 {
			continue
		}
		b := bit(w.hash)
		if f.first[b/64]&(1<<(b%64)) == 0 && !f.startsBroken(w, text) {
			continue
		}
		if m, ok := f.longest(text, w); ok {
			if !f.kept[m.owner] {
				yield(m)
			}
			i = max(i, m.next)
		}
	}
}

func (f *Finder) startsBroken(w word, text string) bool {
	whole, ok := brokenAfter(w, text)
	return ok && f.root.next[whole.hash] != nil
}

// longest gives the longest pattern that begins with w.
func (f *Finder) longest(text string, w word) (best match, found bool) {
	var step func(n *node, words []word, w word)
	step = func(n *node, words []word, w word) {
		whole, _ := brokenAfter(w, text)
		for _, w := range [2]word{w, whole} {
			child := n.next[w.hash]
			if child == nil || w.letters == 0 {
				continue
			}
			words := append(words[:len(words):len(words)], w)
			if child.end != nil {
				if m, ok := child.end.accept(text, words); ok && (!found || m.next > best.next) {
					best, found = m, true
				}
			}
			if child.next == nil {
				continue
			}
			if next := gapAfter(text, w.end, dotMayFollow(text, w)); next >= 0 {
				step(child, words, wordAt(text, next))
			}
		}
	}
	step(f.root, nil, w)
	return best, found
}

// dotMayFollow reports whether a full stop and a space after w need not end a
// sentence.
func dotMayFollow(text string, w word) bool {
	return w.letters == 1 || w.letters <= 10 && lexis.IsHonorific(lexis.Fold(text[w.start:w.end]))
}

// tokenAt gives the length less one of the replacement that text begins with,
// or 0.
func (f *Finder) tokenAt(text string) int {
	const longest = 120
	end := strings.IndexByte(text[:min(len(text), longest)], ']')
	if end < 0 {
		return 0
	}
	if token := text[:end+1]; f.tokens[token] || isNumbered(token) || token == removed || token == sharedToken || isCategory(token) {
		return end
	}
	return 0
}

// isNumbered reports whether token is "[person N]", which an older people list
// may have given.
func isNumbered(token string) bool {
	digits, ok := strings.CutPrefix(token, "[person ")
	digits = strings.TrimSuffix(digits, "]")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}
