package structured

import (
	"strings"
	"sync"
)

// A class is a set of roles that a word can play for the rules.
type class uint64

const (
	digitWord   class = 1 << iota // zero to nine
	teenWord                      // ten to nineteen
	tensWord                      // twenty to ninety
	hundredWord                   // hundred
	twoWord                       // two, of "two thousand and four"
	multiplier                    // double, triple
	ordinal                       // first to thirty-first
	goesOn                        // and, then: goes on with a number that is being said
	filler                        // um
	monthName
	monthShort
	monthVerb // months that are other words too: may, march
	weekday
	formalTitle
	kinTitle  // auntie
	kinWord   // sister
	introWord // name, called, speaking
	streetType
	streetWeak  // street types that are other words too: court, close
	streetFirst // stands before the name: Heol
	homeWord    // flat
	numberWord  // number
	liveCue
	phoneCue
	numberCue // number: weaker than phone
	postCue
	niCue
	nhsCue
	plateCue
	refCue
	passportCue
	licenceCue
	bankCue
	sortWord // sort, of "sort code"
	ibanCue
	cardCue
	ssnCue
	birthCue
	dateCue
	ageCue
	yearCue // in, since, married
	siteCue // instagram
	atWord
	dotWord
	underscoreWord
	wwwWord
	unit        // what is counted: minutes, pounds
	grammarWord // function words
	verbWord
	commonWord // everyday adjectives and nouns
	letterName
	postArea
	tld
	tldWord // ends of domains that are English words
	pronoun
	being       // is, was
	particle    // small word inside a name
	sayCode     // between a cue and its code: number, is
	sectionWord // before the number of a part of a text: chapter
	possessive  // my, his
	ownWord     // our, I
	thingWord   // what is called something and is no person
)

// stop words are too common to be a name where they stand in lower case.
const stop = grammarWord | verbWord | commonWord

const spokenNumber = digitWord | teenWord | tensWord | multiplier

// An entry is what is known of a word.
type entry struct {
	class class
	value int32
}

// vocabulary gives all words, in lower case. It is made once, when it is first
// asked for, and never changed.
var vocabulary = sync.OnceValue(func() map[string]entry {
	words := map[string]entry{}
	for _, l := range lists {
		for i, w := range strings.Fields(l.words) {
			e := entry{value: -1}
			if known, ok := words[w]; ok {
				e = known
			}
			e.class |= l.class
			if l.first >= 0 {
				e.value = int32(l.first + i*max(l.step, 1))
			}
			words[w] = e
		}
	}
	return words
})

// A list is words of one class. Where first is not negative they count up from
// it by step.
type list struct {
	class       class
	first, step int
	words       string
}

// plain is the list of words without values.
func plain(c class, words string) list { return list{c, -1, 0, words} }
